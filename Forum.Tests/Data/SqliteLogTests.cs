using Forum.Core.Data;
using Forum.Core.Members;
using Forum.Core.Posts;
using Forum.Core.Text;
using Forum.Core.Threads;

namespace Forum.Tests.Data;

/// <summary>The log of a SQLite store under writers who never stop: whoever reads, it stays below 64 MB, and nobody's reply waits.</summary>
[NonParallelizable]
public sealed class SqliteLogTests
{
    private const long Most = 64 << 20;

    /// <summary>The longest post there may be: some thousand of them fill the log several times over.</summary>
    private static readonly string Long = string.Join(' ', Enumerable.Range(0, 2_300).Select(n => $"mot{n}"));

    private ForumApp _app = null!;
    private ThreadHead _thread = null!;
    private Member[] _members = [];
    private long _largest;

    [SetUp]
    public async Task Start()
    {
        _app = new(Dialect.Sqlite);
        _members = await Task.WhenAll(Enumerable.Range(0, 8).Select(n => _app.World.MemberAsync($"Membre {n}")));
        _thread = await _app.World.ThreadAsync(_members[0]);
        _largest = 0;
    }

    [TearDown]
    public async Task StopAsync() => await _app.DisposeAsync();

    [Test]
    public async Task One_who_reads_without_end_neither_stops_the_writers_nor_lets_the_log_grow_and_is_told_to_come_again()
    {
        var reading = Task.Run(() => _app.ReadAsync(db => db.OneAsync<long>("""
            with recursive n(i) as (select (select min(id) from posts) union all select i + 1 from n where i < 10000000000)
            select count(*) as count from n
            """)));
        await WriteAsync(1_000);
        Assert.That(await Assert.CatchAsync<Exception>(() => reading), Has.Property(nameof(Exception.Message)).Contains("interrupt"));
        Assert.That(StoreFaults.IsAway(reading.Exception), "the page says: come again");
        Assert.That(_largest, Is.InRange(SqliteLog.Wanted, Most), "it grew while the reader held it, and no further");
        Assert.That(await _app.ReadAsync(db => db.OneAsync<long>("select count(*) as count from posts")), Is.EqualTo(1_001));
    }

    [Test]
    public async Task Readers_who_follow_each_other_without_a_gap_do_not_let_the_log_grow()
    {
        using var enough = new CancellationTokenSource();
        var reading = Enumerable.Range(0, 2).Select(_ => Task.Run(async () =>
        {
            while (!enough.IsCancellationRequested) await _app.ReadAsync(db => db.OneAsync<long>("select sum(length(html)) as characters from (select html from posts order by id desc limit 20) latest"));
        })).ToArray();
        await WriteAsync(1_000);
        await enough.CancelAsync();
        await Task.WhenAll(reading);
        Assert.That(_largest, Is.LessThan(Most));
    }

    /// <summary>Everybody writes as fast as the store takes it; the largest log is noted.</summary>
    private async Task WriteAsync(int replies)
    {
        var left = replies;
        await Task.WhenAll(_members.Select(member => Task.Run(async () =>
        {
            while (Interlocked.Decrement(ref left) >= 0)
            {
                World.Done(await _app.Get<PostReply>().RunAsync(new(member, _thread.Id, Long, Guid.NewGuid().ToString(), Language.French), default));
                _largest = Math.Max(_largest, new FileInfo(Path.Combine(_app.Folder, "forum.db-wal")).Length);
            }
        })));
    }
}
