using Forum.Core.Text;

namespace Forum.Core.Regions;

/// <summary>A regional channel. Its id is the official number, which is never shown: in the health network « 04 » and « 17 » are other places (DOMAIN.md §2).</summary>
/// <param name="Locative">« en Estrie »</param>
/// <param name="Genitive">« de l’Estrie »</param>
/// <param name="YouthLine">whom to call of it where a youth is in danger, as its facilitators wrote it; empty where they did not</param>
/// <param name="PrivateAt">since when its threads are read by its own people alone; null: it is open</param>
/// <param name="Sigle">two to four letters for the tile map</param>
public sealed record Region(
    long Id, string Slug, string NameFr, string NameEn, string ShortName, string Sigle, string Locative, string Genitive, string Zone,
    long TileColumn, long TileRow, long TileWidth, bool Served, string YouthLine, DateTimeOffset? PrivateAt)
{
    internal const string Columns = "id, slug, name as name_fr, name_en, short_name, sigle, locative, genitive, zone, tile_column, tile_row, tile_width, served, youth_line, private_at";

    /// <summary>« Tout le Québec », the channel of all regions.</summary>
    public const long AllQuebec = 0;

    /// <summary>The one region with two hours: its Îles are an hour ahead.</summary>
    public const long GaspesieIles = 11;

    public bool IsPrivate => PrivateAt is not null;

    public string Name(Language language) => language is Language.English ? NameEn : NameFr;

    /// <summary>« en Estrie »; "in Estrie" in English.</summary>
    public string In(Language language) => language is Language.English ? (Id == AllQuebec ? "across Québec" : $"in {NameEn}") : Locative;

    /// <summary>« de l’Estrie »; "of Estrie" in English.</summary>
    public string Of(Language language) => language is Language.English ? (Id == AllQuebec ? "of Québec" : $"of {NameEn}") : Genitive;
}
