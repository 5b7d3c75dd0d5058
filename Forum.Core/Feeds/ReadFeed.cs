using Forum.Core.Data;
using Forum.Core.Members;
using Forum.Core.Text;
using Forum.Core.Threads;

namespace Forum.Core.Feeds;

/// <summary>A thread as a feed gives it: no more of its words than a list shows.</summary>
/// <param name="Summary">the beginning of its first message; empty where that was taken back</param>
/// <param name="Author">the name shown</param>
public sealed record FeedEntry(ThreadRow Thread, string Author, string Summary);

/// <summary>The latest threads of a region, a theme, a cell or a kind, as a reader may read them, her private ones aside. What is public for who is nobody in particular.</summary>
[UseCase]
public sealed class ReadFeed(Database database, ThreadRows rows)
{
    /// <summary>Entries; feed readers keep what they have read.</summary>
    public const int Most = 30;

    /// <summary>Of a summary, in UTF-16 units.</summary>
    private const int Words = 300;

    /// <summary>One of them at least is said.</summary>
    public sealed record Command(Member Reader, long? RegionId, long? ThemeId, ThreadKind? Kind);

    private sealed record First(long ThreadId, string Html);

    public async Task<IReadOnlyList<FeedEntry>> RunAsync(Command command, CancellationToken ct)
    {
        await using var db = await database.ReadAsync(ct);
        var (reader, region, theme, kind) = command;
        var found = (region, theme) switch
        {
            (null, null) => await OfKindAsync(db, reader, kind!.Value),
            (not null, null) => await ThreadList.RangeAsync(db, reader, ThreadList.InRegion, (region, null), ThreadKey.Newest, Most),
            (null, not null) => await ThreadList.RangeAsync(db, reader, ThreadList.InTheme, (null, theme), ThreadKey.Newest, Most),
            _ => await ThreadList.RangeAsync(db, reader, ThreadList.InCell, (region, theme), ThreadKey.Newest, Most),
        };
        var threads = (await ThreadList.ReadAsync(rows, db, reader, found, Most)).Rows;
        var words = (await db.ListAsync<First>("select thread_id, html from posts where thread_id in @ids and number = 1 and deleted_at is null", new { ids = threads.Select(t => t.Id).ToArray() })).ToDictionary(f => f.ThreadId, f => Excerpt.Of(f.Html, Words));
        return [.. threads.Select(t => new FeedEntry(t, t.AuthorName, words.GetValueOrDefault(t.Id, "")))];
    }

    private static Task<List<ThreadList.Found>> OfKindAsync(Db db, Member reader, ThreadKind kind) => db.ListAsync<ThreadList.Found>($"""
        select t.id as thread_id, t.last_post_at from threads t
        where t.kind = @kind and t.audience <> 'People' and {Readers.MayRead}
        order by t.last_post_at desc, t.id desc limit {Most}
        """, ThreadRow.Args(reader, new { kind = kind.ToString() }));
}
