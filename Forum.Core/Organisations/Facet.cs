using Forum.Core.Text;

namespace Forum.Core.Organisations;

/// <summary>What a facet says of a group: what it is there for, whom it serves, how it works, what it meets.</summary>
public enum FacetKind { Mission, Age, Approach, Issue }

/// <summary>A mark of the controlled list. Facets are data: the list may grow.</summary>
public sealed record Facet(long Id, FacetKind Kind, string Slug, string NameFr, string NameEn)
{
    /// <summary>Of each kind, on one group.</summary>
    public const int MostOfAKind = 5;

    internal const string Columns = "f.id, f.kind, f.slug, f.name as name_fr, f.name_en";

    public string Name(Language language) => language is Language.English ? NameEn : NameFr;
}
