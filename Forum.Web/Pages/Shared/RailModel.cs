using Forum.Core.Threads;

namespace Forum.Web.Pages.Shared;

/// <summary>The rail and the tab bar of a page.</summary>
/// <param name="Path">of the page shown: its entry is marked</param>
public sealed record RailModel(Rail Rail, string Path)
{
    /// <summary>« page » on the entry of this page or of a page below it.</summary>
    public string? Here(string prefix) => Path == prefix || (prefix != "/" && Path.StartsWith(prefix + "/", StringComparison.Ordinal)) ? "page" : null;

    /// <summary>« page » on the page itself only.</summary>
    public string? Exactly(string path) => Path == path ? "page" : null;

    /// <summary>« 7 »; « 99+ » where nobody counts further.</summary>
    public static string Number(long count) => count < Rail.Most ? count.ToString(System.Globalization.CultureInfo.InvariantCulture) : "99+";
}
