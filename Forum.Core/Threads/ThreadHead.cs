using Forum.Core.Data;
using Forum.Core.Members;

namespace Forum.Core.Threads;

/// <summary>A thread without its posts: what permissions, pages and pushes need of it.</summary>
/// <param name="ShownName">« Un membre (Côte-Nord) » where the author is masked; null where the name is shown</param>
/// <param name="LastNumber">the highest post number given, deleted posts included</param>
/// <param name="SlowSeconds">so many between two replies of one member; 0: as she likes</param>
/// <param name="ChosenAudience">what its author chose, where a private region or theme narrows it; null else</param>
/// <param name="Version">moves with every change a reader can see</param>
public sealed record ThreadHead(
    long Id, ThreadKind Kind, string Title, string Slug, long RegionId, long ThemeId, long AuthorId, string? ShownName, Audience Audience, string Lang,
    DateTimeOffset CreatedAt, DateTimeOffset LastPostAt, long LastNumber, long ReplyCount, long Version, DateTimeOffset? AnsweredAt, DateTimeOffset? ClosedAt, long SlowSeconds, string? ChosenAudience)
{
    internal const string Columns = """
        t.id, t.kind, t.title, t.slug, t.region_id, t.theme_id, t.author_id, t.shown_name, t.audience, t.lang,
        t.created_at, t.last_post_at, t.last_number, t.reply_count, t.version, t.answered_at, t.closed_at, t.slow_seconds, t.chosen_audience
        """;

    /// <summary>For whom its author wrote it: <see cref="Audience"/>, unless a private place narrows that.</summary>
    internal Audience Chosen => ChosenAudience is null ? Audience : Enum.Parse<Audience>(ChosenAudience);

    public string Url => $"/fils/{Id}/{Slug}";

    /// <summary>Null where the thread is missing or not this reader's.</summary>
    internal static Task<ThreadHead?> FindAsync(Db db, long id, Member reader) => db.FindAsync<ThreadHead>(
        $"select {Columns} from threads t where t.id = @id and {Readers.MayRead}", new { id, viewer = reader.Id, coordinator = reader.IsCoordinator });
}
