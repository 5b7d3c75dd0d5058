using Forum.Core.Sheets;
using Forum.Core.Threads;

namespace Forum.Core.BonsCoups;

/// <summary>A bon coup as its card shows it to everybody who may read it: nothing of a viewer, no member id.</summary>
/// <param name="Number">1: the thread itself; else one of its replies</param>
/// <param name="AuthorName">the name shown; where <paramref name="Masked"/>, the organisation is empty</param>
/// <param name="Html">of the post; the card cuts its first words</param>
/// <param name="TriedGroups">groups that took it up, in <paramref name="TriedRegions"/> regions</param>
/// <param name="Fields">of its card; empty where it has none</param>
/// <param name="PostLang">language of the post, which may differ from its thread's</param>
public sealed record BonCoup(
    long PostId, long ThreadId, long Number, string Title, string Slug, long RegionId, long ThemeId, string Lang,
    string AuthorName, bool Masked, string Organisation, string Html, string PostLang, long MerciCount, long ReplyCount, DateTimeOffset MarkedAt,
    long TriedGroups, long TriedRegions, string Fields)
{
    /// <summary>The post where it stands, among what was answered.</summary>
    public string Url => Number == 1 ? $"/fils/{ThreadId}/{Slug}" : $"/fils/{ThreadId}/{Slug}?page={(Number + ShowThread.PageSize - 1) / ShowThread.PageSize}#m{Number}";

    /// <summary>à l’essai, éprouvé or abandonné, by the word of the card’s field; empty where the card does not say.</summary>
    public string Status => Card.GetValueOrDefault("status", "");

    /// <summary>What the card says came of it; empty where it does not say.</summary>
    public string Result => Card.GetValueOrDefault("result", "");

    private IReadOnlyDictionary<string, string> Card => Sheet.Parse(Fields);

    internal const string Columns = """
        p.id as post_id, t.id as thread_id, p.number, t.title, t.slug, t.region_id, t.theme_id, t.lang,
        coalesce(p.shown_name, m.name) as author_name, case when p.shown_name is null then false else true end as masked,
        case when p.shown_name is null then coalesce(o.name, '') else '' end as organisation,
        p.html, p.lang as post_lang, p.merci_count, t.reply_count, b.marked_at,
        p.tried_groups, p.tried_regions, coalesce(s.fields, '') as fields
        """;

    /// <summary>Goes with <see cref="MayShow"/>.</summary>
    internal const string From = """
        bons_coups b join posts p on p.id = b.post_id join threads t on t.id = b.thread_id
        join members m on m.id = p.author_id left join organisations o on o.id = m.organisation_id
        left join sheets s on s.post_id = b.post_id and s.kind = 'BonCoup'
        """;

    internal const string MayShow = $"p.deleted_at is null and {Readers.MayRead}";
}
