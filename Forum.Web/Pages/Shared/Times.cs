using Forum.Core.Text;
using Forum.Web.Resources;
using Microsoft.AspNetCore.Html;

namespace Forum.Web.Pages.Shared;

/// <summary>Moments on pages: said in the place's zone, exact in the title, and in UTC in the attribute from which script says them again in the reader's zone.</summary>
public sealed class Times(TimeProvider clock)
{
    public DateTimeOffset Now => clock.GetUtcNow();

    /// <summary>In the place's zone: dates of other years show theirs.</summary>
    public int Year => TimeZoneInfo.ConvertTime(Now, Zones.Place).Year;

    /// <summary>« il y a 8 min », « hier », « 21 novembre »</summary>
    public HtmlString Ago(DateTimeOffset at, Texts texts) => Ago(at, AgoWords(at, texts), texts);

    /// <summary>The words alone.</summary>
    public string AgoWords(DateTimeOffset at, Texts texts) => texts.Formats.Ago(at, Now, Zones.Place);

    /// <summary>The element around words that were said before.</summary>
    public static HtmlString Ago(DateTimeOffset at, string words, Texts texts) => Element(at, words, texts, "ago");

    /// <summary>« le mardi 13 août 2026, à 14 h 30 »: also of what is still to come, which no other form can say.</summary>
    public static HtmlString Exact(DateTimeOffset at, Texts texts) =>
        new($"<time datetime=\"{Formats.Iso(at)}\" data-time=\"exact\">{texts.Formats.LongDateTime(at, Zones.Place)}</time>");

    /// <summary>How long ago, as a duration: « 3 jours »</summary>
    public string Age(DateTimeOffset since, Texts texts) => texts.Formats.Age(Now - since);

    private static HtmlString Element(DateTimeOffset at, string words, Texts texts, string form) =>
        new($"<time datetime=\"{Formats.Iso(at)}\" data-time=\"{form}\" title=\"{texts.Formats.LongDateTime(at, Zones.Place)}\">{words}</time>");
}
