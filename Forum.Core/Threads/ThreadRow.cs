using Forum.Core.Data;
using Forum.Core.Members;

namespace Forum.Core.Threads;

/// <summary>A thread as every list shows it.</summary>
/// <param name="AuthorName">the name shown: masked where the thread masks its author</param>
/// <param name="Picture">the name of the author's picture in addresses; empty for none, and where she is masked</param>
/// <param name="OtherRegions">ids of the further regions, separated by spaces; see <see cref="RegionIds"/></param>
/// <param name="Unread">how many posts this reader has not read; 0 for who is not signed in</param>
/// <param name="Mine">this reader opened it</param>
public sealed record ThreadRow(
    long Id, ThreadKind Kind, string Title, string Slug, long RegionId, long ThemeId, string AuthorName, string Picture, bool Masked, Audience Audience, string Lang,
    DateTimeOffset CreatedAt, DateTimeOffset LastPostAt, long LastNumber, long ReplyCount, DateTimeOffset? AnsweredAt, DateTimeOffset? ClosedAt, string OtherRegions, long Unread, bool Mine)
{
    public string Url => $"/fils/{Id}/{Slug}";

    /// <summary>Every region where the thread stands, the main one first.</summary>
    public IEnumerable<long> RegionIds => OtherRegions.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(id => long.Parse(id, System.Globalization.CultureInfo.InvariantCulture)).Order().Prepend(RegionId);

    /// <summary>Goes with <see cref="From"/>; wants <c>@viewer</c>, <c>@coordinator</c> and <c>@allReadAt</c> (<see cref="Args"/>).</summary>
    internal const string Columns = $"""
        t.id, t.kind, t.title, t.slug, t.region_id, t.theme_id, coalesce(t.shown_name, author.name) as author_name,
        case when t.shown_name is null then author.picture else '' end as picture,
        case when t.shown_name is null then false else true end as masked, t.audience, t.lang,
        t.created_at, t.last_post_at, t.last_number, t.reply_count, t.answered_at, t.closed_at,
        coalesce((select string_agg(cast(further.region_id as text), ' ') from thread_places further where further.thread_id = t.id and further.region_rank > 0 and further.theme_rank = 0), '') as other_regions,
        {UnreadCount} as unread,
        case when t.author_id = @viewer then true else false end as mine
        """;

    internal const string From = "threads t join members author on author.id = t.author_id left join reads r on r.thread_id = t.id and r.member_id = @viewer";

    /// <summary>Posts that stand, after the reader's mark in this thread and after her « tout lu » moment. Over the aliases t and r of <see cref="From"/>.
    /// In a thread that began after that moment, which most are, no post is read to count them: numbers have no gaps, and the deleted ones have an index of their own.</summary>
    internal const string UnreadCount = """
        (case when @viewer = 0 or t.last_post_at <= @allReadAt or t.last_number <= coalesce(r.last_number, 0) then 0
              when t.created_at > @allReadAt then t.last_number - coalesce(r.last_number, 0)
                  - (select count(*) from posts gone where gone.thread_id = t.id and gone.number > coalesce(r.last_number, 0) and gone.deleted_at is not null)
              else (select count(*) from posts fresh where fresh.thread_id = t.id and fresh.number > coalesce(r.last_number, 0) and fresh.created_at > @allReadAt and fresh.deleted_at is null) end)
        """;

    /// <summary>Whether <see cref="UnreadCount"/> is more than nothing, at the price of one post.</summary>
    internal const string IsUnread = """
        (@viewer > 0 and t.last_post_at > @allReadAt and t.last_number > coalesce(r.last_number, 0)
            and exists (select 1 from posts fresh where fresh.thread_id = t.id and fresh.number > coalesce(r.last_number, 0) and fresh.created_at > @allReadAt and fresh.deleted_at is null))
        """;

    /// <summary>The parameters that <see cref="Columns"/> and <see cref="Readers.MayRead"/> want.</summary>
    internal static Args Args(Member reader, object? more = null) => new(more, new { viewer = reader.Id, coordinator = reader.IsCoordinator, allReadAt = reader.AllReadAt });
}
