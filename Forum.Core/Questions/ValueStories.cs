using Forum.Core.Data;
using Forum.Core.Members;
using Forum.Core.Threads;

namespace Forum.Core.Questions;

/// <summary>« Des nouvelles » that their author lets the place use when it gives account of what it does (DOMAIN.md §1, D3). A consent of its own, taken back with one click.</summary>
internal static class ValueStories
{
    /// <summary>Of the words beside the box: another one when they change in meaning.</summary>
    public const string TextVersion = "2026-11";

    public static Task GiveAsync(Db db, long postId, long memberId, DateTimeOffset now) => db.RunAsync("""
        insert into value_stories (post_id, member_id, text_version, given_at) values (@postId, @memberId, @TextVersion, @now)
        on conflict (post_id) do update set text_version = excluded.text_version, given_at = excluded.given_at, withdrawn_at = null
        """, new { postId, memberId, TextVersion, now });

    public static Task WithdrawAsync(Db db, long postId, DateTimeOffset now) => db.RunAsync("update value_stories set withdrawn_at = @now where post_id = @postId and withdrawn_at is null", new { postId, now });

    public static async Task<bool> StandsAsync(Db db, long postId) => await db.OneAsync<long>("select count(*) from value_stories where post_id = @postId and withdrawn_at is null", new { postId }) > 0;
}

/// <summary>The asker gives or takes back her consent to the use of her news.</summary>
[UseCase]
public sealed class ChangeStory(Database database, TimeProvider clock)
{
    public Task<Outcome<Done>> RunAsync(Member by, long threadId, bool given, CancellationToken ct) => database.WriteAsync<Done>(async db =>
    {
        if (await ThreadHead.FindAsync(db, threadId, by) is not { } thread) return Refusal.NotFound;
        if (!Can.AcceptAnswer(by, thread)) return Refusal.NotAllowed;
        var postId = await db.FindAsync<long>("select p.id from question_steps s join posts p on p.id = s.news_post_id where s.thread_id = @threadId and p.deleted_at is null", new { threadId });
        if (postId == 0) return Refusal.NotFound;
        await (given ? ValueStories.GiveAsync(db, postId, by.Id, clock.GetUtcNow()) : ValueStories.WithdrawAsync(db, postId, clock.GetUtcNow()));
        return default(Done);
    }, ct);
}

/// <summary>A value story as coordinators find it, under the name it shows.</summary>
/// <param name="Author">the name shown: masked where the thread masks its author</param>
/// <param name="Html">safe, as it stands in the thread</param>
/// <param name="Body">as it was written</param>
public sealed record ValueStory(long PostId, long ThreadId, string Title, string Slug, long Number, string Lang, long RegionId, long ThemeId, string Author, DateTimeOffset SaidAt, DateTimeOffset GivenAt, string Html, string Body)
{
    public string Url => $"/fils/{ThreadId}/m/{Number}";
}

/// <summary>For a coordinator: all that may be used now, the latest first. What was withdrawn, deleted or is not hers to read is not there.</summary>
[UseCase]
public sealed class ListStories(Database database)
{
    /// <param name="most">further ones are left out of a page; the export asks for all</param>
    public async Task<Outcome<IReadOnlyList<ValueStory>>> RunAsync(Member by, ThreadKey before, long most, CancellationToken ct)
    {
        if (!Can.Administer(by)) return Refusal.NotAllowed;
        await using var db = await database.ReadAsync(ct);
        return await db.ListAsync<ValueStory>($"""
            select p.id as post_id, t.id as thread_id, t.title, t.slug, p.number, p.lang, t.region_id, t.theme_id, coalesce(p.shown_name, m.name) as author, p.created_at as said_at, s.given_at, p.html, p.body
            from value_stories s join posts p on p.id = s.post_id join threads t on t.id = p.thread_id join members m on m.id = p.author_id
            where s.withdrawn_at is null and p.deleted_at is null and (s.given_at, s.post_id) < (@At, @Id) and {Readers.MayRead}
            order by s.given_at desc, s.post_id desc limit @most
            """, ThreadRow.Args(by, new { before.At, before.Id, most }));
    }
}
