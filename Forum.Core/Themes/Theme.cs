using Forum.Core.Text;

namespace Forum.Core.Themes;

/// <summary>A shelf that runs through all regions. Themes are data: coordinators add, rename and close them.</summary>
/// <param name="Icon">name of a Lucide icon</param>
/// <param name="MergedInto">the theme this one went into, which is closed with it; null where it is its own</param>
/// <param name="PrivateAt">since when its threads are read by the people let in alone; null: it is open</param>
/// <param name="Kinds">the kinds of thread that fit, space separated, the likeliest first</param>
public sealed record Theme(long Id, string Slug, string NameFr, string NameEn, string DescriptionFr, string DescriptionEn, string Icon, string Kinds, long Position, DateTimeOffset? ClosedAt, long? MergedInto, DateTimeOffset? PrivateAt)
{
    internal const string Columns = "id, slug, name as name_fr, name_en, description as description_fr, description_en, icon, kinds, position, closed_at, merged_into, private_at";

    public bool IsPrivate => PrivateAt is not null;

    public string Name(Language language) => language is Language.English ? NameEn : NameFr;

    public string Description(Language language) => language is Language.English ? DescriptionEn : DescriptionFr;
}
