using Forum.Core.Data;
using Forum.Core.Files;
using Forum.Core.Sheets;
using Forum.Core.Tries;

namespace Forum.Core.Posts;

/// <summary>A post as everybody sees it: no member id, no viewer, nothing that one reader may see and another not.</summary>
/// <param name="AuthorName">the name shown; masked where <paramref name="Masked"/>, and then title and organisation are empty and the region is <see cref="NoRegion"/></param>
/// <param name="Picture">the name of the author's picture in addresses; empty for none, and where she is masked. Members see it, visitors do not</param>
/// <param name="Facilitates">the author is a facilitator or a coordinator</param>
/// <param name="DeletedByAuthor">tells « retirée par l’auteur » from « retirée par l’animation »; false where the post stands</param>
/// <param name="CreatedAt">when it was written, also where it came from another thread since</param>
/// <param name="Moved">it stands in another thread now; this row is what it left at its number, and counts as deleted</param>
/// <param name="Lines">acts of facilitators after it, as <see cref="ThreadLine"/> reads them</param>
/// <param name="Files">under it, as <see cref="PostFile.Parse"/> reads them; none where it is deleted</param>
/// <param name="TryCount">of those who told that they tried what it tells of; 0 where it is deleted</param>
/// <param name="TriedGroups">groups that took it up, in <paramref name="TriedRegions"/> regions</param>
/// <param name="IsUpdate">it tells where a dossier stands</param>
/// <param name="IsGuests">its author has no account: she came as a guest of a live exchange</param>
/// <param name="Version">the thread's version at this post's last visible change</param>
public sealed record PostView(
    long Id, long ThreadId, long Number, string AuthorName, string Picture, bool Masked, string AuthorTitle, string Organisation, long RegionId, bool Facilitates,
    string Html, string Lang, DateTimeOffset CreatedAt, DateTimeOffset? EditedAt, DateTimeOffset? DeletedAt, bool DeletedByAuthor,
    long Version, long MerciCount, long MeTooCount, bool Accepted, bool BonCoup, bool Moved, string Lines, bool HasSheet, string Files,
    long TryCount, long TriedGroups, long TriedRegions, bool IsUpdate, bool IsGuests)
{
    /// <summary>What it says in fields; null where it says nothing so, or is taken back.</summary>
    public Sheet? Sheet { get; init; }

    /// <summary>What groups tell of having tried it, the latest first.</summary>
    public IReadOnlyList<ToldTry> Tries { get; init; } = [];

    /// <summary>The region of a masked author is said by her shown name only. Not null: SQLite gives an expression that is null no type.</summary>
    public const long NoRegion = -1;

    /// <summary>Goes with <see cref="From"/>. A deleted post gives no text.</summary>
    internal const string Columns = $"""
        p.id, p.thread_id, p.number, coalesce(p.shown_name, m.name) as author_name,
        case when p.shown_name is null then m.picture else '' end as picture,
        case when p.shown_name is null then false else true end as masked,
        case when p.shown_name is null then m.title else '' end as author_title,
        case when p.shown_name is null then coalesce(o.name, '') else '' end as organisation,
        case when p.shown_name is null then m.region_id else -1 end as region_id,
        case when p.shown_name is null and m.role in ('Facilitator', 'Coordinator') then true else false end as facilitates,
        case when p.deleted_at is null then p.html else '' end as html, p.lang, coalesce(p.written_at, p.created_at) as created_at, p.edited_at, p.deleted_at,
        case when p.deleted_by = p.author_id then true else false end as deleted_by_author,
        p.version, p.merci_count, p.me_too_count,
        case when a.post_id is null then false else true end as accepted,
        case when b.post_id is null then false else true end as bon_coup,
        case when p.moved_to is null then false else true end as moved, p.lines,
        case when s.post_id is null or p.deleted_at is not null then false else true end as has_sheet,
        case when p.deleted_at is null then {PostFile.Column} else '' end as files,
        case when p.deleted_at is null then p.tries else 0 end as try_count, p.tried_groups, p.tried_regions,
        case when u.post_id is null then false else true end as is_update,
        case when p.shown_name is null and m.role = 'Guest' then true else false end as is_guests
        """;

    internal const string From = """
        posts p join members m on m.id = p.author_id
        left join organisations o on o.id = m.organisation_id
        left join accepted_answers a on a.post_id = p.id
        left join bons_coups b on b.post_id = p.id
        left join sheets s on s.post_id = p.id
        left join post_updates u on u.post_id = p.id
        """;

    /// <summary>Posts of a thread by number; the caller has checked the right to read it.</summary>
    internal static Task<List<PostView>> RangeAsync(Db db, long threadId, long fromNumber, long toNumber) => ListAsync(db, "p.thread_id = @threadId and p.number between @fromNumber and @toNumber", new { threadId, fromNumber, toNumber });

    /// <summary>Posts by number, or of several threads by id; the caller has checked the right to read them.</summary>
    /// <param name="where">SQL over the alias <c>p</c></param>
    internal static async Task<List<PostView>> ListAsync(Db db, string where, object args)
    {
        var posts = await db.ListAsync<PostView>($"select {Columns} from {From} where {where} order by p.thread_id, p.number", args);
        if (posts.Exists(p => p.TryCount > 0))
        {
            var tries = await TryRows.OfAsync(db, [.. posts.Where(p => p.TryCount > 0).Select(p => p.Id)]);
            posts = posts.ConvertAll(p => p.TryCount > 0 ? p with { Tries = [.. tries[p.Id].Take(ToldTry.MostShown)] } : p);
        }
        if (!posts.Exists(p => p.HasSheet)) return posts;
        var sheets = await SheetRows.OfAsync(db, [.. posts.Where(p => p.HasSheet).Select(p => p.Id)]);
        // one that is no bon coup any more keeps its sheet for the day when it is one again
        return posts.ConvertAll(p => sheets.TryGetValue(p.Id, out var sheet) && (p.Number == 1 || p.BonCoup) ? p with { Sheet = sheet } : p);
    }
}
