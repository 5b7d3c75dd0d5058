using System.Text;
using Forum.Core.Questions;
using Forum.Core.Regions;
using Forum.Core.Text;
using Forum.Core.Threads;
using Forum.Web.Pages.Privacy;
using Forum.Web.Pages.Shared;
using Forum.Web.Resources;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Forum.Web.Pages.Questions;

/// <summary>/administration/recits: what askers say came of the answers, and let the place use.</summary>
[Authorize]
public sealed class StoriesModel(ListStories list) : ForumPage
{
    public IReadOnlyList<ValueStory> Stories { get; private set; } = [];

    public string? Further { get; private set; }

    public bool IsFirstPage { get; private set; }

    public async Task<IActionResult> OnGetAsync(string? avant, CancellationToken ct)
    {
        if (ThreadKey.Parse(avant) is not { } before) return NotFound();
        var outcome = await list.RunAsync(Member, before, ThreadList.PageSize + 1, ct);
        if (outcome.Refusal is { } refusal) return Refuse(refusal);
        IsFirstPage = string.IsNullOrEmpty(avant);
        Stories = [.. outcome.Value!.Take(ThreadList.PageSize)];
        Further = outcome.Value!.Count > ThreadList.PageSize ? $"/administration/recits?avant={new ThreadKey(Stories[^1].GivenAt, Stories[^1].PostId)}" : null;
        return Page();
    }
}

/// <summary>/administration/recits/fichier: all of them as a table, for an account of the year.</summary>
[Authorize]
public sealed class StoryTableModel(ListStories list, Places places) : ForumPage
{
    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        var outcome = await list.RunAsync(Member, ThreadKey.Newest, long.MaxValue, ct);
        if (outcome.Refusal is { } refusal) return Refuse(refusal);
        Response.Headers.CacheControl = "no-store";
        return File(Table(outcome.Value!, Texts), "text/csv; charset=utf-8", "recits.csv");
    }

    /// <summary>RFC 4180, with the mark by which spreadsheets know UTF-8.</summary>
    private byte[] Table(IEnumerable<ValueStory> stories, Texts t)
    {
        var csv = new StringBuilder("\uFEFF").Append(t["questions.stories_columns"]).Append("\r\n");
        foreach (var s in stories)
        {
            string[] cells = [Formats.NumericDate(s.SaidAt, Zones.Place), places.Region(s.RegionId).Name(t.Language), places.Theme(s.ThemeId).Name(t.Language), s.Title, s.Author, PlainText.Of(s.Html), s.Url];
            csv.AppendJoin(',', cells.Select(DataArchive.Cell)).Append("\r\n");
        }
        return Encoding.UTF8.GetBytes(csv.ToString());
    }
}
