using Forum.Core.Data;
using Forum.Core.Doctor;
using Forum.Core.Privacy;
using Forum.Core.Search;
using Forum.Core.Sheets;
using Forum.Core.Text;
using Forum.Core.Threads;

namespace Forum.Core.Posts;

/// <summary>Somebody who is forgotten, in all that stands: the program's own words for her (mentions, headers of quotes) are rewritten, her name in titles, in drafts and in her own messages too; where it stands in another's sentence, the message is listed.</summary>
internal static class OtherTexts
{
    /// <param name="Named">posts that still say her name or address</param>
    internal sealed record Forgotten(IReadOnlyList<PostChange> Changed, IReadOnlyList<long> Named);

    private sealed record Row(long Id, long ThreadId, long Number, string Body, string Title, bool Stands, bool IsHers);

    private sealed record Edit(long Id, string Body);

    private sealed record Draft(long MemberId, string Place, string Title, string Body, string Fields);

    private const string Says = "(lower(e.body) like @name escape '\\' or lower(e.body) like @email escape '\\' or e.body like @mention)";

    /// <summary>SQLite folds ASCII only: a name that is written in other capitals is found by <see cref="FormerMember.IsNamedIn"/> only beside one that is not.</summary>
    private static object Args(FormerMember former, IdRange range) => new { range.From, range.To, name = former.IsGuest ? Quotes(former) : Like(former.Name), email = former.Email.Length == 0 ? "\\%" : Like(former.Email), mention = $"%(membre:{former.Id})%" };

    /// <summary>All messages of a guest stand in one thread: what leads to one of that thread's.</summary>
    private static string Quotes(FormerMember former) => former.Posts.Count == 0 ? "\\%" : $"%](/fils/{former.Posts.First().Thread}/m/%";

    public static async Task<bool> AnyAsync(Db db, FormerMember former, IdRange range) => (await IdsAsync(db, former, range)).Count > 0;

    public static async Task<Forgotten> ForgetAsync(Db db, FormerMember former, IdRange range)
    {
        List<PostChange> changed = [];
        List<long> named = [];
        foreach (var id in await IdsAsync(db, former, range))
        {
            var post = await db.OneAsync<Row>("""
                select p.id, p.thread_id, p.number, p.body, case when p.number = 1 then t.title else '' end as title, case when p.deleted_at is null then true else false end as stands,
                    case when p.author_id = @author then true else false end as is_hers
                from posts p join threads t on t.id = p.thread_id where p.id = @id
                """, new { id, author = former.Id });
            if (await RewriteAsync(db, former, post) is { } change) changed.Add(change);
            foreach (var edit in await db.ListAsync<Edit>("select id, body from post_edits where post_id = @id order by id", new { id })) await ForgetEditAsync(db, former, edit, post.IsHers);
            var sheet = await ForgetSheetAsync(db, former, post);
            if (post.Stands && !post.IsHers && (sheet || former.IsNamedIn(former.Forget(post.Body)))) named.Add(id);
        }
        return new(changed, named);
    }

    /// <summary>Texts begun by others: nobody but they read them, so the name goes from every place of theirs.</summary>
    public static async Task ForgetDraftsAsync(Db db, FormerMember former)
    {
        foreach (var draft in (await db.ListAsync<Draft>("select member_id, place, title, body, fields from drafts")).Where(d => former.IsNamedIn(d.Title + d.Body + d.Fields) || former.Forget(d.Body) != d.Body))
            await db.RunAsync("update drafts set title = @title, body = @body, fields = @fields where member_id = @MemberId and place = @Place",
                new { draft.MemberId, draft.Place, title = former.Replace(draft.Title), body = former.Replace(former.Forget(draft.Body)), fields = former.Replace(draft.Fields) });
    }

    private static Task<List<long>> IdsAsync(Db db, FormerMember former, IdRange range) => db.ListAsync<long>($"""
        select e.id from posts e where e.id between @From and @To and {Says}
        union select e.post_id from post_edits e where e.post_id between @From and @To and {Says}
        union select e.post_id from sheets e where e.post_id between @From and @To and (lower(e.fields) like @name escape '\' or lower(e.fields) like @email escape '\')
        union select e.id from posts e join threads t on t.id = e.thread_id where e.id between @From and @To and e.number = 1 and lower(t.title) like @name escape '\'
        """, Args(former, range));

    private static async Task<PostChange?> RewriteAsync(Db db, FormerMember former, Row post)
    {
        // what is taken back is read by nobody, and shall not come back with her name; what is hers says it no more than she wishes
        var body = post.Stands && !post.IsHers ? former.Forget(post.Body) : former.Replace(former.Forget(post.Body));
        var title = former.Replace(post.Title);
        if (body == post.Body && title == post.Title) return null;
        if (title != post.Title) await ThreadActivity.RetitleAsync(db, post.ThreadId, title);
        var (html, version) = (Markup.Render(body).Html, await ThreadActivity.TouchAsync(db, post.ThreadId));
        await db.RunAsync("update posts set body = @body, html = @html, renderer = @renderer, version = @version where id = @Id", new { body, html, renderer = (long)Markup.RendererVersion, version, post.Id });
        await NewPost.WriteMentionsAsync(db, post.Id, body);
        if (post.Stands) await PostLinks.RewriteAsync(db, post.Id, post.ThreadId, body);
        if (post.Stands) await SearchIndex.RewriteAsync(db, post.Id, title, html);
        return new(post.Id, post.ThreadId, post.Number, version);
    }

    /// <summary>True where a sheet of somebody else names her: a facilitator looks at it. Her own says her name no more.</summary>
    private static async Task<bool> ForgetSheetAsync(Db db, FormerMember former, Row post)
    {
        var sheet = (await SheetRows.OfAsync(db, [post.Id])).GetValueOrDefault(post.Id);
        if (sheet is null || !former.IsNamedIn(Sheet.SearchText(sheet.Fields))) return false;
        if (!post.IsHers) return true;
        await SheetRows.RewriteAsync(db, post.Id, sheet.Fields.ToDictionary(f => f.Key, f => former.Replace(f.Value)));
        await SearchIndex.RewriteAsync(db, post.Id, former.Replace(post.Title), Markup.Render(former.Replace(former.Forget(post.Body))).Html);
        await PostActivity.ShowAgainAsync(db, post.Id, await ThreadActivity.TouchAsync(db, post.ThreadId));
        return false;
    }

    /// <summary>What a post said before: no facilitator can edit that, so a version that names her goes.</summary>
    private static async Task ForgetEditAsync(Db db, FormerMember former, Edit edit, bool isHers)
    {
        var body = isHers ? former.Replace(former.Forget(edit.Body)) : former.Forget(edit.Body);
        if (former.IsNamedIn(body)) await db.RunAsync("delete from post_edits where id = @Id", new { edit.Id });
        else if (body != edit.Body) await db.RunAsync("update post_edits set body = @body where id = @Id", new { edit.Id, body });
    }

#pragma warning disable CA1308 // lower case as the store's lower()
    private static string Like(string text) => $"%{text.ToLowerInvariant().Replace("\\", "\\\\", StringComparison.Ordinal).Replace("%", "\\%", StringComparison.Ordinal).Replace("_", "\\_", StringComparison.Ordinal)}%";
#pragma warning restore CA1308
}
