using Forum.Core.Members;

namespace Forum.Core.Threads;

/// <summary>A thread as every list shows it.</summary>
/// <param name="AuthorName">the name shown: masked where the thread masks its author</param>
/// <param name="Unread">how many posts this reader has not read; 0 for who is not signed in</param>
public sealed record ThreadRow(
    long Id, ThreadKind Kind, string Title, string Slug, long RegionId, long ThemeId, string AuthorName, bool Masked, Audience Audience, string Lang,
    DateTimeOffset CreatedAt, DateTimeOffset LastPostAt, long ReplyCount, DateTimeOffset? AnsweredAt, DateTimeOffset? ClosedAt, long Unread)
{
    public string Url => $"/fils/{Id}/{Slug}";

    /// <summary>Goes with <see cref="From"/>; wants <c>@viewer</c>, <c>@coordinator</c> and <c>@allReadAt</c> (<see cref="Args"/>).</summary>
    internal const string Columns = $"""
        t.id, t.kind, t.title, t.slug, t.region_id, t.theme_id, coalesce(t.shown_name, author.name) as author_name,
        case when t.shown_name is null then false else true end as masked, t.audience, t.lang,
        t.created_at, t.last_post_at, t.reply_count, t.answered_at, t.closed_at, {UnreadCount} as unread
        """;

    internal const string From = "threads t join members author on author.id = t.author_id left join reads r on r.thread_id = t.id and r.member_id = @viewer";

    /// <summary>Posts after the reader's mark in this thread, or after her « tout lu » moment, whichever is later. Over the aliases t and r of <see cref="From"/>.</summary>
    internal const string UnreadCount = """
        (case when @viewer = 0 or t.last_post_at <= @allReadAt then 0
              when r.read_at > @allReadAt then t.last_number - r.last_number
              else t.last_number - coalesce((select seen.number from posts seen where seen.thread_id = t.id and seen.created_at <= @allReadAt order by seen.number desc limit 1), 0) end)
        """;

    /// <summary>The parameters that <see cref="Columns"/> and <see cref="Readers.MayRead"/> want.</summary>
    internal static Dapper.DynamicParameters Args(Member reader, object? more = null)
    {
        var args = new Dapper.DynamicParameters(more);
        args.Add("viewer", reader.Id);
        args.Add("coordinator", reader.IsCoordinator);
        args.Add("allReadAt", reader.AllReadAt);
        return args;
    }
}
