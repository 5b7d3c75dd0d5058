using Forum.Core.Data;
using Forum.Core.Members;
using Forum.Core.Threads;

namespace Forum.Core.Posts;

/// <summary>A draft among one's drafts.</summary>
/// <param name="Thread">title of the thread it belongs to; the draft's own for a new thread; empty where she may not read that thread any more</param>
/// <param name="Url">the page where it goes on; empty where there is none any more: the text is still hers to copy</param>
public sealed record ListedDraft(Draft Draft, string Thread, string Url);

/// <summary>A member's own drafts, the latest first.</summary>
[UseCase]
public sealed class ListDrafts(Database database)
{
    private const long Most = 100;

    public async Task<Outcome<IReadOnlyList<ListedDraft>>> RunAsync(Member by, CancellationToken ct)
    {
        if (!by.IsSignedIn) return Refusal.NotAllowed;
        await using var db = await database.ReadAsync(ct);
        var drafts = await db.ListAsync<Draft>(
            "select place, title, body, fields, saved_at from drafts where member_id = @Id order by saved_at desc, place limit @Most", new { by.Id, Most });
        List<ListedDraft> listed = [];
        foreach (var draft in drafts) listed.Add(await PlaceAsync(db, by, draft));
        return listed;
    }

    /// <summary>The page where a draft of this place goes on; empty where the member may not open it. In-app only, so never another site's.</summary>
    public async Task<string> UrlAsync(Member by, string place, CancellationToken ct)
    {
        await using var db = await database.ReadAsync(ct);
        return (await PlaceAsync(db, by, new(place, "", "", "", default))).Url;
    }

    private static async Task<ListedDraft> PlaceAsync(Db db, Member by, Draft draft)
    {
        if (draft.Place == Drafts.Publish) return new(draft, draft.Title, "/publier");
        if (draft.Place == Drafts.Private) return new(draft, draft.Title, "/messages/nouveau");
        if (Drafts.ThreadOf(draft.Place) is { } threadId && await ThreadHead.FindAsync(db, threadId, by) is { } thread) return new(draft, thread.Title, $"{thread.Url}#repondre");
        if (Drafts.PostOf(draft.Place) is { } postId && await EditedAsync(db, by, postId) is { } post) return new(draft, post.Title, $"/fils/{post.ThreadId}/m/{post.Number}");
        return new(draft, "", "");
    }

    private sealed record Edited(long ThreadId, long Number, string Title);

    private static Task<Edited?> EditedAsync(Db db, Member by, long postId) => db.FindAsync<Edited>(
        $"select p.thread_id, p.number, t.title from posts p join threads t on t.id = p.thread_id where p.id = @postId and {Readers.MayRead}",
        new { postId, viewer = by.Id, coordinator = by.IsCoordinator });
}
