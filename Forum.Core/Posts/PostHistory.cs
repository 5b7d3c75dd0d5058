using Forum.Core.Data;
using Forum.Core.Members;
using Forum.Core.Text;

namespace Forum.Core.Posts;

/// <summary>What a post said at one time.</summary>
/// <param name="Text">as it was read, without its formatting</param>
/// <param name="By">the name shown of who wrote it so; masked where the thread's author is</param>
/// <param name="At">since when it said so</param>
public sealed record PostVersion(string Text, string By, DateTimeOffset At);

/// <param name="Versions">the latest first; the last is what it said first, unless <paramref name="More"/></param>
/// <param name="More">older versions are kept but not shown</param>
public sealed record PostVersions(ShownPost Shown, IReadOnlyList<PostVersion> Versions, bool More);

/// <summary>What a post said before each edit, for whoever may read its thread. A deleted post has no history to read.</summary>
[UseCase]
public sealed class PostHistory(Database database, ShowPost showPost)
{
    /// <summary>Each version shown is rendered anew, so their number is bounded.</summary>
    public const int Most = 20;

    public async Task<Outcome<PostVersions>> RunAsync(Member reader, long threadId, long number, CancellationToken ct)
    {
        var (shown, refusal) = await showPost.RunAsync(reader, threadId, number, ct);
        if (shown is null) return refusal!;
        if (shown.Post.DeletedAt is not null) return Refusal.NotFound;
        await using var db = await database.ReadAsync(ct);
        var edits = await db.ListAsync<Edit>($"""
            select e.body, case when t.shown_name is not null and e.replaced_by = t.author_id then t.shown_name
                when e.replaced_by = p.author_id then coalesce(p.shown_name, m.name) else m.name end as replaced_by, e.replaced_at
            from post_edits e join posts p on p.id = e.post_id join threads t on t.id = p.thread_id join members m on m.id = e.replaced_by
            where e.post_id = @Id order by e.id desc limit {Most + 1}
            """, new { shown.Post.Id });
        return new PostVersions(shown, Versions(shown.Post, edits), edits.Count > Most);
    }

    private sealed record Edit(string Body, string ReplacedBy, DateTimeOffset ReplacedAt);

    /// <summary>An edit holds the text it replaced, so who wrote a text is told by the edit before it.</summary>
    private static List<PostVersion> Versions(PostView post, List<Edit> edits)
    {
        List<string> texts = [PlainText.Of(post.Html), .. edits.Select(e => PlainText.Of(Markup.Render(e.Body).Html))];
        List<PostVersion> versions = [.. edits.Select((e, i) => new PostVersion(texts[i], e.ReplacedBy, e.ReplacedAt))];
        if (edits.Count <= Most) versions.Add(new(texts[^1], post.AuthorName, post.CreatedAt));
        return versions;
    }
}
