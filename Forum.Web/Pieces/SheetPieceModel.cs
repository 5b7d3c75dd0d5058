using Forum.Core.Regions;
using Forum.Core.Sheets;
using Forum.Web.Pages.Shared;
using Forum.Web.Pages.Sheets;
using Forum.Web.Resources;

namespace Forum.Web.Pieces;

/// <summary>What a sheet's piece is written from; nothing of a viewer, nothing of the hour: what time changes of it, the store says (<see cref="SettleSheets"/>).</summary>
/// <param name="Address">of its message</param>
/// <param name="Lang">of its words, where the message speaks another language than the page</param>
public sealed record SheetPieceModel(Sheet Sheet, string Address, Texts T, Places Places, string? Lang, Icons Icon)
{
    public IEnumerable<(SheetField Field, string Label, string Value)> Fields =>
        Sheet.Form.Fields.Where(f => Sheet[f.Name].Length > 0).Select(f => (f, T[$"sheets.{Sheet.Form.Slug}.{f.Name}"], Sheet[f.Name]));

    public string Choice(SheetField field, string value) => T[$"sheets.{Sheet.Form.Slug}.{field.Name}.{value}"];

    /// <summary>« le vendredi 15 janvier 2027, à 16 h (17 h aux Îles) » and for which region.</summary>
    public string When(SheetDate date) => SheetWords.When(date, T) + (date.RegionId is { } region ? $" ({Places.Region(region).Name(T.Language)})" : "");

    /// <summary>« le 23 novembre 2026 », or nothing.</summary>
    public string VerifiedOn => Sheet.VerifiedOn is { } day ? T.Formats.LongDate(new DateTimeOffset(day.ToDateTime(new(12, 0)), TimeSpan.Zero), TimeZoneInfo.Utc) : "";

    /// <summary>A web address as people read it: its host.</summary>
    public static string Host(string link) => Uri.TryCreate(link, UriKind.Absolute, out var uri) && uri.Host.Length > 0 ? uri.Host.StartsWith("www.", StringComparison.Ordinal) ? uri.Host[4..] : uri.Host : link;
}
