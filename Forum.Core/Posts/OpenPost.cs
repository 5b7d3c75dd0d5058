using Forum.Core.BonsCoups;
using Forum.Core.Data;
using Forum.Core.Members;
using Forum.Core.Regions;
using Forum.Core.Sheets;
using Forum.Core.Threads;

namespace Forum.Core.Posts;

/// <summary>One post, who reacted to it, and what this reader may do with it.</summary>
/// <param name="Merci">the first names of those who thanked, as shown; the post has their number</param>
/// <param name="Own">the reader's own reactions</param>
/// <param name="AuthorId">whose page leads on from here: 0 where she is masked, gone or the reader herself, and of a deleted post for everybody but who facilitates it</param>
public sealed record OpenedPost(ShownPost Shown, PostRights Rights, IReadOnlyList<string> Merci, IReadOnlyList<string> MeToo, IReadOnlySet<Reaction> Own, long AuthorId)
{
    public PostView Post => Shown.Post;

    public ThreadHead Thread => Shown.Thread;
}

/// <param name="Accept">she may say that it helped her, or take that back</param>
/// <param name="Widen">the thread it opens is not yet in « Tout le Québec »</param>
/// <param name="SeeAuthor">she may learn who a masked author is, which the journal notes</param>
public sealed record PostRights(bool IsOwn, bool React, bool Edit, bool Delete, bool Restore, bool Accept, bool Widen, bool Report, bool SeeAuthor)
{
    /// <summary>She may say in fields what it is about.</summary>
    public bool Sheet { get; init; }

    /// <summary>She may say that it is, or no longer, a dated update of its dossier.</summary>
    public bool Update { get; init; }

    /// <summary>It was retained as a bon coup, and she wrote it: she may say whether it becomes a card.</summary>
    public CoupConsent? Coup { get; init; }
}

/// <summary>Reads one post for its own page. 404 as <see cref="ShowPost"/>.</summary>
[UseCase]
public sealed class OpenPost(Database database, ShowPost showPost)
{
    /// <summary>Names given of each kind of reaction: a page names no hundred.</summary>
    public const int MostNames = 12;

    public async Task<Outcome<OpenedPost>> RunAsync(Member reader, long threadId, long number, CancellationToken ct)
    {
        var (shown, refusal) = await showPost.RunAsync(reader, threadId, number, ct);
        if (shown is null) return refusal!;
        await using var db = await database.ReadAsync(ct);
        if (await ActedPost.FindAsync(db, threadId, number) is not { } post) return Refusal.NotFound;
        var everywhere = await db.OneAsync<long>("select count(*) from thread_places where thread_id = @threadId and region_id = @region", new { threadId, region = Region.AllQuebec }) > 0;
        var own = await db.ListAsync<string>("select kind from reactions where post_id = @Id and member_id = @viewer order by kind", new { post.Id, viewer = reader.Id });
        var author = shown.Post.Masked || post.AuthorId == reader.Id || !(post.DeletedAt is null || Can.Facilitate(reader, shown.Thread)) ? 0 : await db.FindAsync<long>("select id from members where id = @AuthorId and removed_at is null", new { post.AuthorId });
        var sheet = SheetKind.Of(shown.Thread.Kind, number, shown.Post.BonCoup);
        var rights = Rights(reader, shown.Thread, post, shown.Post.Masked, everywhere) with
        {
            Sheet = post.DeletedAt is null && sheet is not null && await SaveSheet.MayAsync(db, reader, shown.Thread, post, sheet),
            Update = post.DeletedAt is null && number > 1 && shown.Thread.Kind is ThreadKind.Dossier && Can.Lead(reader, shown.Thread),
            Coup = post.DeletedAt is null && reader.IsSignedIn && reader.Id == post.AuthorId ? await CoupConsents.FindAsync(db, post.Id) : null,
        };
        return new OpenedPost(shown, rights, await NamesAsync(db, post, Reaction.Merci), await NamesAsync(db, post, Reaction.MeToo), own.Select(Enum.Parse<Reaction>).ToHashSet(), reader.IsSignedIn ? author : 0);
    }

    private static PostRights Rights(Member reader, ThreadHead thread, ActedPost post, bool masked, bool everywhere)
    {
        var stands = post.DeletedAt is null;
        var own = reader.IsSignedIn && reader.Id == post.AuthorId;
        return new(
            own,
            React: stands && reader.IsSignedIn && !own,
            Edit: stands && Can.EditPost(reader, thread, post.AuthorId),
            Delete: stands && Can.DeletePost(reader, thread, post.AuthorId),
            Restore: !stands && post.MovedTo is null && Can.RestorePost(reader, thread, post.AuthorId, post.DeletedBy),
            Accept: stands && post.Number > 1 && Can.AcceptAnswer(reader, thread),
            Widen: post.Number == 1 && !everywhere && Readers.IsCounted(thread.Audience) && Can.Lead(reader, thread),
            Report: stands && reader.IsSignedIn && !own,
            SeeAuthor: masked && Can.SeeAuthor(reader, thread));
    }

    /// <summary>The masked author of a thread stays masked among those who thank in it.</summary>
    private static Task<List<string>> NamesAsync(Db db, ActedPost post, Reaction kind) => db.ListAsync<string>($"""
        select case when m.id = t.author_id then coalesce(t.shown_name, m.name) else m.name end as name
        from reactions r join posts p on p.id = r.post_id join threads t on t.id = p.thread_id join members m on m.id = r.member_id
        where r.post_id = @Id and r.kind = @kind order by r.reacted_at, r.member_id limit {MostNames}
        """, new { post.Id, kind = kind.ToString() });
}
