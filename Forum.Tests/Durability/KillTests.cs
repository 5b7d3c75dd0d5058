using System.Security.Cryptography;
using Forum.Core.Data;
using Forum.Tests.Data;
using Microsoft.Data.Sqlite;

namespace Forum.Tests.Durability;

/// <summary>The program is killed (kill -9) at any moment while members post. FORUM_KILLS says how often; 25 times without it, and a few on PostgreSQL, where the store is another process.</summary>
[TestFixture(Dialect.Sqlite, 25)]
[TestFixture(Dialect.Postgres, 5)]
[NonParallelizable]
public sealed class KillTests(Dialect dialect, int usual)
{
    private ServedPlace _place = null!;

    [SetUp]
    public async Task Found() => _place = await ServedPlace.NewAsync(dialect, writers: 8, threads: 3);

    [TearDown]
    public async Task Close()
    {
        if (_place is not null) await _place.DisposeAsync();
    }

    [Test]
    public async Task What_was_acknowledged_is_there_once_and_whole_after_every_kill_and_nobody_signs_in_again()
    {
        List<double> starts = [];
        for (var round = Switches.Number("FORUM_KILLS", usual); round > 0; round--)
        {
            starts.Add((await _place.StartAsync()).TotalSeconds);
            await AssertWholeAsync();
            var before = Answered;
            var writing = Task.WhenAll(_place.Writers.Select(w => Task.Run(() => w.WriteAsync(_place.Threads))));
            await Until.TrueAsync(() => Answered > before + _place.Writers.Count || writing.IsCompleted, "replies are answered");
            // the moment of the kill is anybody's guess
            await Task.Delay(RandomNumberGenerator.GetInt32(150));
            _place.Forum.Kill();
            await writing;
        }
        starts.Add((await _place.StartAsync()).TotalSeconds);
        foreach (var writer in _place.Writers) await writer.ResumeAsync();
        Assert.That(await _place.Forum.StopAsync(), Is.Zero);
        await AssertWholeAsync();
        Assert.That(await CountAsync("posts"), Is.EqualTo(Answered + _place.Threads.Count), "what was sent again is there once, and nothing else is");
        if (dialect is Dialect.Sqlite) await AssertSearchIsSoundAsync();
        TestContext.Out.WriteLine($"{starts.Count - 1} kills, {Answered} replies acknowledged; from start to listening: median {starts.Order().ElementAt(starts.Count / 2):0.00} s, at most {starts.Max():0.00} s");
    }

    private int Answered => _place.Writers.Sum(w => w.Acknowledged.Count);

    private Task AssertWholeAsync() => _place.ReadAsync(async db =>
    {
        Assert.That(_place.Writers.SelectMany(w => w.Refused), Is.Empty, "the session and the form that were open before the kill hold");
        var stored = (await db.ListAsync<Stored>("select author_id, submission_id, thread_id, number, body from posts")).ToDictionary(p => (p.AuthorId, p.SubmissionId));
        var lost = _place.Writers.SelectMany(w => w.Acknowledged.Where(a => stored.GetValueOrDefault((w.MemberId, a.SubmissionId)) is not { } post || (post.ThreadId, post.Number, post.Body) != (a.ThreadId, a.Number, a.Body)));
        Assert.That(lost, Is.Empty);
        Assert.That(await Truth.FaultsAsync(db), Is.Empty);
        return stored.Count;
    });

    private sealed record Stored(long AuthorId, string SubmissionId, long ThreadId, long Number, string Body);

    private Task<long> CountAsync(string table) => _place.ReadAsync(db => db.OneAsync<long>($"select count(*) as n from {table}"));

    /// <summary>The index's own check of itself, which it takes for a write.</summary>
    private async Task AssertSearchIsSoundAsync()
    {
        await using var connection = new SqliteConnection(_place.ConnectionString);
        await connection.OpenAsync();
        await using var check = connection.CreateCommand();
        check.CommandText = "insert into search_posts (search_posts) values ('integrity-check')";
        await Assert.ThatAsync(() => check.ExecuteNonQueryAsync(), Throws.Nothing);
    }
}
