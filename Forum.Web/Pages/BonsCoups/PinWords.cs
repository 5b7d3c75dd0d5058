using Forum.Core.BonsCoups;
using Forum.Core.Regions;
using Forum.Web.Resources;

namespace Forum.Web.Pages.BonsCoups;

/// <summary>The place of a pin in words.</summary>
internal static class PinWords
{
    /// <summary>Inside a sentence: « partout », « en Estrie », « dans le thème « Financement » ».</summary>
    public static string Where(PinPlace place, Texts texts, Places places)
    {
        var region = place.RegionId is { } r ? places.Region(r).In(texts.Language) : "";
        var theme = place.ThemeId is { } t ? texts.Say("bons_coups.in_theme", places.Theme(t).Name(texts.Language)) : "";
        if (place.IsEverywhere) return texts["bons_coups.everywhere"];
        return region.Length > 0 && theme.Length > 0 ? texts.Say("bons_coups.in_cell", region, theme) : region + theme;
    }

    /// <summary>In a list to choose from: « Estrie », « Financement », « Estrie, Financement ».</summary>
    public static string Name(PinPlace place, Texts texts, Places places)
    {
        var region = place.RegionId is { } r ? places.Region(r).Name(texts.Language) : "";
        var theme = place.ThemeId is { } t ? places.Theme(t).Name(texts.Language) : "";
        return region.Length > 0 && theme.Length > 0 ? texts.Say("bons_coups.cell", region, theme) : region + theme;
    }
}
