using System.Collections.Concurrent;
using Forum.Core.Data;
using Forum.Core.Members;

namespace Forum.Core.Threads;

/// <summary>A thread named beside another one.</summary>
public sealed record NearThread(long Id, string Title, string Slug, string Lang)
{
    public string Url => $"/fils/{Id}/{Slug}";
}

/// <summary>
/// The threads of a theme that moved last, to go on reading from one of them: only those that every member may read, and those made public for guests and who is not signed in.
/// The same for every member, so it is kept until a thread changes (<see cref="Database.ThreadChanges"/>).
/// </summary>
[UseCase]
public sealed class ListNear(Database database)
{
    /// <summary>One more than a page shows: the thread being read may be among them.</summary>
    private const int Most = 6;

    private readonly ConcurrentDictionary<(long ThemeId, bool IsMember), ((long, long) Changes, IReadOnlyList<NearThread> Threads)> _kept = [];

    public async ValueTask<IReadOnlyList<NearThread>> RunAsync(Member reader, long themeId, CancellationToken ct)
    {
        // beside the one exchange that a guest reads stands what is public
        if (reader.IsGuest) reader = Member.Nobody;
        var (key, changes) = ((themeId, reader.IsSignedIn), database.ThreadChanges);
        if (_kept.TryGetValue(key, out var kept) && kept.Changes == changes) return kept.Threads;
        await using var db = await database.ReadAsync(ct);
        var threads = await db.ListAsync<NearThread>($"""
            select t.id, t.title, t.slug, t.lang
            from thread_places place join threads t on t.id = place.thread_id
            where {ThreadList.InTheme} and t.audience in {Readers.CountedAudiences} and {Readers.MayRead}
            order by place.last_post_at desc, place.thread_id desc limit {Most}
            """, ThreadRow.Args(reader, new { theme = themeId }));
        _kept[key] = (changes, threads);
        return threads;
    }
}
