using Forum.Core.Threads;

namespace Forum.Core.BonsCoups;

/// <summary>Something pinned, as the lists of its place show it to everybody who may read it: nothing of a viewer, no member id.</summary>
/// <param name="Number">1: a whole thread; else one of its replies</param>
/// <param name="AuthorName">of the post, as shown: masked authors stay masked</param>
/// <param name="Picture">the name of the author's picture in addresses; empty for none, and where she is masked. Pins stand on members' pages alone</param>
/// <param name="PlaceRegionId">with <paramref name="PlaceThemeId"/> where it is pinned: <see cref="PinPlace"/></param>
/// <param name="ExpiresAt">the midnight that ends its last day; null: until somebody takes it off</param>
public sealed record Pin(
    long Id, long PostId, long ThreadId, long Number, ThreadKind Kind, string Title, string Slug, long RegionId, long ThemeId, string Lang,
    string AuthorName, string Picture, string Html, string PostLang, bool BonCoup, DateTimeOffset? AnsweredAt, long ReplyCount,
    long? PlaceRegionId, long? PlaceThemeId, string PinnedBy, DateTimeOffset PinnedAt, DateTimeOffset? ExpiresAt)
{
    public string Url => Number == 1 ? $"/fils/{ThreadId}/{Slug}" : $"/fils/{ThreadId}/{Slug}?page={(Number + ShowThread.PageSize - 1) / ShowThread.PageSize}#m{Number}";

    public PinPlace Place => new(PlaceRegionId, PlaceThemeId);

    /// <summary>Who masks herself in a thread is masked where she pins it too.</summary>
    private const string Pinner = "case when n.pinned_by = t.author_id then coalesce(t.shown_name, pinner.name) else pinner.name end";

    internal const string Columns = $"""
        n.id, p.id as post_id, t.id as thread_id, p.number, t.kind, t.title, t.slug, t.region_id, t.theme_id, t.lang,
        coalesce(p.shown_name, m.name) as author_name, case when p.shown_name is null then m.picture else '' end as picture, p.html, p.lang as post_lang, case when b.post_id is null then false else true end as bon_coup, t.answered_at, t.reply_count,
        n.region_id as place_region_id, n.theme_id as place_theme_id, {Pinner} as pinned_by, n.pinned_at, n.expires_at
        """;

    internal const string From = """
        pins n join posts p on p.id = n.post_id join threads t on t.id = n.thread_id
        join members m on m.id = p.author_id join members pinner on pinner.id = n.pinned_by left join bons_coups b on b.post_id = p.id
        """;

    /// <summary>Wants <c>@now</c> and what <see cref="Readers.MayRead"/> wants.</summary>
    internal const string MayShow = $"{PinRows.Stands} and p.deleted_at is null and {Readers.MayRead}";
}
