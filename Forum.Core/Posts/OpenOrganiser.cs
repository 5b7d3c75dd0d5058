using Forum.Core.Data;
using Forum.Core.Members;
using Forum.Core.Text;
using Forum.Core.Threads;

namespace Forum.Core.Posts;

/// <summary>A message that may be put elsewhere.</summary>
/// <param name="Start">its first words</param>
public sealed record MovablePost(long Number, string AuthorName, string Start);

/// <summary>All that a facilitator needs to put a thread in order.</summary>
/// <param name="Regions">slugs, the main one first; so are <paramref name="Themes"/></param>
/// <param name="Posts">the latest that stand, but never the opening one; by number</param>
public sealed record OrganisedThread(ThreadHead Head, IReadOnlyList<string> Regions, IReadOnlyList<string> Themes, IReadOnlyList<MovablePost> Posts);

/// <summary>Reads a thread for who puts it in order. 404 where she may not read it, 403 where she does not facilitate it.</summary>
[UseCase]
public sealed class OpenOrganiser(Database database)
{
    /// <summary>Messages on offer: a longer thread is put in order from its end.</summary>
    public const long MostPosts = 200;

    private const int StartLength = 140;

    private sealed record Row(long Number, string AuthorName, string Html);

    public async Task<Outcome<OrganisedThread>> RunAsync(Member by, long threadId, CancellationToken ct)
    {
        if (!by.IsSignedIn) return Refusal.NotAllowed;
        await using var db = await database.ReadAsync(ct);
        if (await ThreadHead.FindAsync(db, threadId, by) is not { } head) return Refusal.NotFound;
        if (!Can.Facilitate(by, head)) return Refusal.NotAllowed;
        var regions = await db.ListAsync<string>("select r.slug from thread_places w join regions r on r.id = w.region_id where w.thread_id = @threadId and w.theme_rank = 0 order by w.region_rank", new { threadId });
        var themes = await db.ListAsync<string>("select h.slug from thread_places w join themes h on h.id = w.theme_id where w.thread_id = @threadId and w.region_rank = 0 order by w.theme_rank", new { threadId });
        var posts = await db.ListAsync<Row>("""
            select p.number, coalesce(p.shown_name, m.name) as author_name, p.html from posts p join members m on m.id = p.author_id
            where p.thread_id = @threadId and p.number > 1 and p.deleted_at is null order by p.number desc limit @most
            """, new { threadId, most = MostPosts });
        return new OrganisedThread(head, regions, themes, [.. posts.OrderBy(p => p.Number).Select(p => new MovablePost(p.Number, p.AuthorName, Excerpt.Of(p.Html, StartLength)))]);
    }
}
