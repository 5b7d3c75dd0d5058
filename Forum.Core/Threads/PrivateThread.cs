using Forum.Core.Data;
using Forum.Core.Members;
using Forum.Core.Posts;
using Forum.Core.Text;

namespace Forum.Core.Threads;

/// <summary>Somebody who reads a private thread.</summary>
public sealed record PrivateReader(long Id, string Name, string Title, bool IsAuthor);

/// <summary>
/// A thread for named people, one or some: a private message is one for two. It stands in no region and under no theme, so that no list but its readers' own shows it; everything else is as in every thread.
/// Coordinators and facilitators do not read it; a message of it that one of its readers reports is shown to coordinators, and that message alone.
/// </summary>
[UseCase]
public sealed class PrivateThread(Database database, TimeProvider clock)
{
    /// <summary>Besides its author.</summary>
    public const int MostPeople = 20;

    private const int TitleLength = 80;

    /// <param name="People">ids of members</param>
    /// <param name="Title">empty: its first words</param>
    public sealed record Command(Member By, IReadOnlyCollection<long> People, string? Title, string? Body, string SubmissionId, Language Language);

    public async Task<Outcome<ThreadHead>> StartAsync(Command command, CancellationToken ct)
    {
        if (!command.By.IsSignedIn || command.By.IsGuest) return Refusal.NotAllowed;
        var (text, fault) = PostText.Check(command.Body);
        if (text is null) return fault!;
        var title = Input.CleanLine(command.Title);
        if (title.Length > 0 && Input.Fault(title, PublishThread.MaxTitle) is { } wrong) return Refusal.Invalid("Title", wrong);
        if (!Submission.IsReadable(command.SubmissionId)) return Refusal.Invalid("", "publish.form_broken");
        return await database.WriteAsync<ThreadHead>(async db =>
        {
            var by = command.By;
            if (await db.FindAsync<long>("select thread_id from posts where author_id = @Id and submission_id = @SubmissionId", new { by.Id, command.SubmissionId }) is not 0 and var again) return (await ThreadHead.FindAsync(db, again, by))!;
            if (await PeopleFaultAsync(db, by, command.People) is { } refusal) return refusal;
            var id = await NewThread.PrivateAsync(db, new(ThreadKind.Discussion, title.Length > 0 ? title : Excerpt.Of(text.Html, TitleLength), [by.RegionId], [await ThemeAsync(db)], by.Id, null, Audience.People, command.Language, text.Body, text.Html, command.SubmissionId, clock.GetUtcNow()));
            await AddAsync(db, id, command.People);
            await PrivateLetters.TellAsync(db, new(id, by.Id, 1, by.Id, clock.GetUtcNow()), command.People);
            await Drafts.RemoveAsync(db, by.Id, Drafts.Private);
            return (await ThreadHead.FindAsync(db, id, by))!;
        }, ct);
    }

    /// <summary>Who reads it, its author first. 404 where this reader does not.</summary>
    public async Task<Outcome<List<PrivateReader>>> ReadersAsync(Member reader, long threadId, CancellationToken ct)
    {
        await using var db = await database.ReadAsync(ct);
        if (await ThreadHead.FindAsync(db, threadId, reader) is not { Audience: Audience.People } thread) return Refusal.NotFound;
        return await db.ListAsync<PrivateReader>("""
            select m.id, m.name, m.title, case when m.id = @author then true else false end as is_author from members m
            where m.removed_at is null and (m.id = @author or m.id in (select w.member_id from thread_readers w where w.thread_id = @threadId))
            order by case when m.id = @author then 0 else 1 end, m.name collate fr, m.id
            """, new { threadId, author = thread.AuthorId });
    }

    /// <summary>Whoever opened it brings in somebody more, who then reads it from its beginning.</summary>
    public Task<Outcome<Done>> AddAsync(Member by, long threadId, long memberId, CancellationToken ct) => database.WriteAsync<Done>(async db =>
    {
        if (await ThreadHead.FindAsync(db, threadId, by) is not { Audience: Audience.People } thread) return by.IsSignedIn ? Refusal.NotFound : Refusal.NotAllowed;
        if (thread.AuthorId != by.Id) return Refusal.NotAllowed;
        var readers = await ReaderIdsAsync(db, threadId);
        if (readers.Contains(memberId)) return default(Done);
        if (await PeopleFaultAsync(db, by, [.. readers, memberId]) is { } refusal) return refusal;
        await AddAsync(db, threadId, [memberId]);
        await PrivateLetters.TellAsync(db, new(threadId, by.Id, thread.LastNumber, by.Id, clock.GetUtcNow()), [memberId]);
        await ThreadActivity.TouchAsync(db, threadId);
        return default(Done);
    }, ct);

    /// <summary>A reader leaves, or whoever opened it takes her out: from then on it is not there for her. Its author stays, as it is hers.</summary>
    public Task<Outcome<Done>> RemoveAsync(Member by, long threadId, long memberId, CancellationToken ct) => database.WriteAsync<Done>(async db =>
    {
        if (await ThreadHead.FindAsync(db, threadId, by) is not { Audience: Audience.People } thread) return by.IsSignedIn ? Refusal.NotFound : Refusal.NotAllowed;
        if (memberId == thread.AuthorId || (memberId != by.Id && thread.AuthorId != by.Id)) return Refusal.NotAllowed;
        db.ChangesThreads();
        await db.RunAsync("delete from thread_readers where thread_id = @threadId and member_id = @memberId", new { threadId, memberId });
        await OwnState.MoveAsync(db, memberId);
        return default(Done);
    }, ct);

    /// <summary>In a thread for two, who is not wanted cannot write; in a larger one the others are spoken to as well.</summary>
    internal static async Task<bool> IsShutAsync(Db db, Member by, ThreadHead thread)
    {
        if (thread.Audience is not Audience.People) return false;
        var others = (await ReaderIdsAsync(db, thread.Id)).Append(thread.AuthorId).Where(id => id != by.Id).Distinct().ToList();
        return others.Count == 1 && await BlockMember.AnyAsync(db, by.Id, others);
    }

    private static Task<List<long>> ReaderIdsAsync(Db db, long threadId) => db.ListAsync<long>("select member_id from thread_readers where thread_id = @threadId order by member_id", new { threadId });

    private static async Task<Refusal?> PeopleFaultAsync(Db db, Member by, IReadOnlyCollection<long> people)
    {
        var ids = people.Distinct().ToArray();
        if (ids.Length == 0) return Refusal.Invalid("People", "messages.nobody");
        if (ids.Length > MostPeople) return Refusal.Invalid("People", "messages.too_many");
        if (ids.Contains(by.Id) || await db.OneAsync<long>("select count(*) from members m where m.id in @ids and " + Seen.Stands, new { ids }) != ids.Length) return Refusal.Invalid("People", "messages.unknown");
        return await BlockMember.AnyAsync(db, by.Id, ids) ? Refusal.Invalid("People", "messages.not_reached") : null;
    }

    private static async Task AddAsync(Db db, long threadId, IEnumerable<long> people)
    {
        foreach (var memberId in people.Distinct())
        {
            await db.RunAsync("insert into thread_readers (thread_id, member_id) values (@threadId, @memberId) on conflict (thread_id, member_id) do nothing", new { threadId, memberId });
            await OwnState.MoveAsync(db, memberId);
        }
    }

    /// <summary>The column wants one; nothing shows it.</summary>
    private static Task<long> ThemeAsync(Db db) => db.OneAsync<long>("select id from themes order by position desc, id limit 1");
}
