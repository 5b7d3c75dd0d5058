using System.Runtime.CompilerServices;
using Forum.Core.BonsCoups;
using Forum.Core.Exports;
using Forum.Core.Files;
using Forum.Core.Posts;
using Forum.Core.Threads;

namespace Forum.Web.Exports;

/// <summary>Writes the whole place as pages and data that are read from a folder: links lead from file to file, nothing needs a server or a script.</summary>
internal sealed class PlaceCopy(ExportSource source, ExportFacts facts, ExportLinks links, (CopyFiles Copy, FileStore Store) folders)
{
    private readonly CopyFiles _files = folders.Copy;

    /// <summary>Rows of a page of a list.</summary>
    private const int PageSize = 200;

    /// <returns>how many threads and posts are in it</returns>
    public async Task<(long Threads, long Posts)> WriteAsync(CancellationToken ct)
    {
        await _files.WriteStyleAsync();
        await _files.WritePageAsync("index.html", HomeCopy.Create(new ExportPage(facts, "", "")));
        foreach (var region in facts.Places.Regions) await WriteListAsync(new("regions/" + region.Slug, region.Name(facts.T.Language), "", region.Id, null), ct);
        foreach (var theme in facts.Places.Themes) await WriteListAsync(new("themes/" + theme.Slug, theme.Name(facts.T.Language), theme.Description(facts.T.Language), null, theme.Id), ct);
        await WriteListAsync(new("fils/index", facts.T["export.threads"], "", null, null), ct);
        await WriteCoupsAsync(ct);
        var (threads, posts) = (0L, 0L);
        await foreach (var thread in ThreadsAsync(null, null, ct))
        {
            threads++;
            posts += await WriteThreadAsync(thread, ct);
        }
        await _files.WriteJsonAsync("fils/index.json", ThreadsAsync(null, null, ct).Select(t => CopyData.Of(t, facts.Places)), ct);
        await WritePlacesAsync(ct);
        return (threads, posts);
    }

    private sealed record List(string Name, string Title, string Lead, long? RegionId, long? ThemeId);

    private async Task WriteListAsync(List list, CancellationToken ct)
    {
        var page = 0;
        await foreach (var (rows, last) in ThreadPagesAsync(list.RegionId, list.ThemeId, ct))
        {
            page++;
            var (newer, older) = Neighbours(Path.GetFileName(list.Name), page, last);
            await _files.WritePageAsync(PageName(list.Name, page), ThreadsCopy.Create(new ExportThreads(facts, list.Title, "../", page == 1 ? list.Lead : "", rows, newer, older)));
        }
    }

    private async Task WriteCoupsAsync(CancellationToken ct)
    {
        var page = 0;
        await foreach (var (rows, last) in CoupPagesAsync(ct))
        {
            page++;
            var (newer, older) = Neighbours("bons-coups", page, last);
            await _files.WritePageAsync(PageName("bons-coups", page), CoupsCopy.Create(new ExportCoups(facts, facts.T["common.bons_coups"], "", rows, newer, older)));
        }
        await _files.WriteJsonAsync("bons-coups.json", CoupPagesAsync(ct).SelectMany(p => p.Rows).Select(c => CopyData.Of(c, facts.Places)), ct);
    }

    private async Task<long> WriteThreadAsync(ThreadRow thread, CancellationToken ct)
    {
        await foreach (var post in source.PostsAsync(thread).WithCancellation(ct)) await CopyFilesAsync(post, ct);
        await _files.WritePageAsync($"fils/{thread.Id}.html", ThreadCopy.Create(new ExportThread(facts, thread, PostsAsync(thread, ct))));
        await _files.WriteJsonAsync($"fils/{thread.Id}.json", new { thread = CopyData.Of(thread, facts.Places), posts = PostsAsync(thread, ct).Select(p => CopyData.Of(p, facts.Places)) }, ct);
        return thread.LastNumber;
    }

    /// <summary>As <see cref="FilePath"/> says, beside the pages.</summary>
    private async Task CopyFilesAsync(PostView post, CancellationToken ct)
    {
        foreach (var file in PostFile.Parse(post.Files)) await _files.CopyAsync(FilePath(file), folders.Store.Open(await source.FileHashAsync(file.Id)), ct);
    }

    public static string FilePath(PostFile file) => $"fichiers/{file.Id}/{file.Name}";

    private async Task WritePlacesAsync(CancellationToken ct)
    {
        await _files.WriteJsonAsync("regions/index.json", facts.Places.Regions.Select(r => new { r.Slug, Name = r.NameFr, r.NameEn }), ct);
        await _files.WriteJsonAsync("themes/index.json", facts.Places.Themes.Select(t => new { t.Slug, Name = t.NameFr, t.NameEn, Description = t.DescriptionFr, t.DescriptionEn }), ct);
        if (!facts.All) return;
        await _files.WriteJsonAsync("membres.json", await source.MembersAsync(), ct);
        await _files.WriteJsonAsync("organismes.json", await source.OrganisationsAsync(), ct);
    }

    private async IAsyncEnumerable<PostView> PostsAsync(ThreadRow thread, [EnumeratorCancellation] CancellationToken ct)
    {
        await foreach (var post in source.PostsAsync(thread).WithCancellation(ct)) yield return post with { Html = await links.RewriteAsync(post.Html) };
    }

    private IAsyncEnumerable<ThreadRow> ThreadsAsync(long? regionId, long? themeId, CancellationToken ct) => ThreadPagesAsync(regionId, themeId, ct).SelectMany(p => p.Rows);

    /// <summary>At least one page, the first of an empty list being empty.</summary>
    private async IAsyncEnumerable<(IReadOnlyList<ThreadRow> Rows, bool Last)> ThreadPagesAsync(long? regionId, long? themeId, [EnumeratorCancellation] CancellationToken ct)
    {
        for (var before = ThreadKey.Newest; ;)
        {
            ct.ThrowIfCancellationRequested();
            var rows = await source.ThreadsAsync(regionId, themeId, before, PageSize + 1);
            var last = rows.Count <= PageSize;
            if (!last) rows.RemoveAt(PageSize);
            yield return (rows, last);
            if (last) yield break;
            before = new(rows[^1].LastPostAt, rows[^1].Id);
        }
    }

    private async IAsyncEnumerable<(IReadOnlyList<BonCoup> Rows, bool Last)> CoupPagesAsync([EnumeratorCancellation] CancellationToken ct)
    {
        for (var before = ThreadKey.Newest; ;)
        {
            ct.ThrowIfCancellationRequested();
            var rows = await source.BonsCoupsAsync(before, PageSize + 1);
            var last = rows.Count <= PageSize;
            if (!last) rows.RemoveAt(PageSize);
            yield return (rows, last);
            if (last) yield break;
            before = new(rows[^1].MarkedAt, rows[^1].PostId);
        }
    }

    private static string PageName(string name, int page) => page == 1 ? $"{name}.html" : $"{name}-{page}.html";

    private static (string? Newer, string? Older) Neighbours(string name, int page, bool last) => (page == 1 ? null : PageName(name, page - 1), last ? null : PageName(name, page + 1));
}
