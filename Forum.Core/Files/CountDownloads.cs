using System.Collections.Concurrent;
using Forum.Core.Data;
using Forum.Core.Threads;

namespace Forum.Core.Files;

/// <summary>
/// How often files are taken, counted in memory and written now and then: a file that a hundred people take at a meeting is one write.
/// A program that is killed loses at most what it counted since the last write, and nothing can count it again: an order of size, not an account.
/// </summary>
[UseCase]
public sealed class CountDownloads(Database database)
{
    private readonly ConcurrentDictionary<long, long> _counted = new();

    private long _ever;

    /// <summary>Since the program started.</summary>
    internal long Ever => Interlocked.Read(ref _ever);

    public void Add(long fileId)
    {
        Add(fileId, 1);
        Interlocked.Increment(ref _ever);
    }

    /// <summary>Where the store does not answer, what was counted waits for the next time.</summary>
    public async Task WriteAsync(CancellationToken ct)
    {
        List<KeyValuePair<long, long>> taken = [];
        foreach (var id in _counted.Keys.Order())
            if (_counted.TryRemove(id, out var count)) taken.Add(new(id, count));
        if (taken.Count == 0) return;
        try
        {
            await database.WriteAsync<Done>(async db =>
            {
                foreach (var (id, count) in taken)
                {
                    await db.RunAsync("update files set downloads = downloads + @count where id = @id", new { id, count });
                    await ThreadActivity.CountDownloadsAsync(db, id, count);
                }
                return default(Done);
            }, ct);
        }
        catch
        {
            foreach (var (id, count) in taken) Add(id, count);
            throw;
        }
    }

    private void Add(long id, long count) => _counted.AddOrUpdate(id, count, (_, was) => was + count);
}
