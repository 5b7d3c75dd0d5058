namespace Forum.Core.Threads;

public enum ThreadKind { Question, Discussion, BonCoup, Tool, Announcement, Funding, Training, CaseStudy, Live, Dossier, Resource, Study }

/// <summary>Who may read a thread. Places: it stands in a private region or theme, and is read by the people of each of them (<see cref="ThreadAudience"/>); nobody chooses it.</summary>
public enum Audience { Members, Regions, People, Public, Places }

/// <summary>The words of the forms and addresses for kinds and audiences (DESIGN.md, Contracts for scripts).</summary>
public static class Kinds
{
    private static readonly Dictionary<string, ThreadKind> BySlug = new()
    {
        ["question"] = ThreadKind.Question,
        ["echange"] = ThreadKind.Discussion,
        ["bon-coup"] = ThreadKind.BonCoup,
        ["outil"] = ThreadKind.Tool,
        ["annonce"] = ThreadKind.Announcement,
        ["occasion"] = ThreadKind.Funding,
        ["formation"] = ThreadKind.Training,
        ["ressource"] = ThreadKind.Resource,
        ["etude"] = ThreadKind.Study,
        ["etude-de-cas"] = ThreadKind.CaseStudy,
        ["direct"] = ThreadKind.Live,
        ["dossier"] = ThreadKind.Dossier,
    };

    private static readonly Dictionary<string, Audience> AudienceBySlug = new()
    {
        ["membres"] = Audience.Members,
        ["regions"] = Audience.Regions,
        ["personnes"] = Audience.People,
        ["public"] = Audience.Public,
    };

    public static IReadOnlyList<ThreadKind> All { get; } = [.. BySlug.Values];

    /// <summary>Null where the word is none of ours.</summary>
    public static ThreadKind? Parse(string? slug) => slug is not null && BySlug.TryGetValue(slug, out var kind) ? kind : null;

    /// <summary>Of those that an author chooses.</summary>
    public static Audience? ParseAudience(string? slug) => slug is not null && AudienceBySlug.TryGetValue(slug, out var audience) ? audience : null;

    public static string Slug(this ThreadKind kind) => BySlug.First(k => k.Value == kind).Key;

    public static string Slug(this Audience audience) => audience is Audience.Places ? "lieux-prives" : AudienceBySlug.First(a => a.Value == audience).Key;
}
