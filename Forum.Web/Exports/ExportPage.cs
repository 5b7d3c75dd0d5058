using Forum.Core.Posts;
using Forum.Core.Regions;
using Forum.Core.Text;
using Forum.Core.Threads;
using Forum.Web.Resources;

namespace Forum.Web.Exports;

/// <summary>What every page of the copy knows.</summary>
/// <param name="Place">name of the place</param>
/// <param name="All">private threads are in it too</param>
public sealed record ExportFacts(Texts T, Places Places, string Place, DateTimeOffset Now, bool All)
{
    public string Moment(DateTimeOffset at) => T.Formats.ShortDateTime(at, Now, Zones.Place);
}

/// <param name="Title">empty on the first page</param>
/// <param name="Root">leads from the page to the folder of the copy: « » or « ../ »</param>
public record ExportPage(ExportFacts Facts, string Title, string Root)
{
    public Texts T => Facts.T;

    public string FullTitle => Title.Length == 0 ? Facts.Place : $"{Title} · {Facts.Place}";

    /// <summary>The language of a text where it is not the page's.</summary>
    public string? Foreign(string lang) => Languages.Parse(lang) == T.Language ? null : Languages.Parse(lang).Tag();
}

/// <param name="Lead">a sentence under the title; empty for none</param>
/// <param name="Newer">the page before this one; null on the first</param>
/// <param name="Older">the page after; null on the last</param>
public sealed record ExportThreads(ExportFacts Facts, string Title, string Root, string Lead, IReadOnlyList<ThreadRow> Threads, string? Newer, string? Older) : ExportPage(Facts, Title, Root);

public sealed record ExportCoups(ExportFacts Facts, string Title, string Root, IReadOnlyList<Core.BonsCoups.BonCoup> Coups, string? Newer, string? Older) : ExportPage(Facts, Title, Root);

/// <param name="Posts">with the links of their texts leading into the copy</param>
public sealed record ExportThread(ExportFacts Facts, ThreadRow Thread, IAsyncEnumerable<PostView> Posts) : ExportPage(Facts, Thread.Title, "../");
