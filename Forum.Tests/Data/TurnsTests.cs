using Forum.Core.Data;

namespace Forum.Tests.Data;

/// <summary>Two nodes: two programs' doors to one PostgreSQL.</summary>
public sealed class TurnsTests
{
    private Database _here = null!;
    private Database _there = null!;

    [OneTimeSetUp]
    public void OpenStore()
    {
        var store = Postgres.NewDatabase();
        (_here, _there) = (new(Dialect.Postgres, store), new(Dialect.Postgres, store));
    }

    [OneTimeTearDown]
    public async Task CloseStore()
    {
        await _here.DisposeAsync();
        await _there.DisposeAsync();
    }

    [Test]
    public async Task A_job_that_one_node_is_at_is_passed_over_by_the_others()
    {
        var meanwhile = 0;
        var done = await _here.AloneAsync("backup", async () =>
        {
            Assert.That(await _there.AloneAsync("backup", Count, default), Is.False, "here it is being done");
            Assert.That(await _there.AloneAsync("digest", Count, default), Is.True, "another job");
        }, default);
        Assert.That((done, meanwhile), Is.EqualTo((true, 1)));
        Assert.That(await _there.AloneAsync("backup", Count, default), Is.True, "free again");

        Task Count()
        {
            meanwhile++;
            return Task.CompletedTask;
        }
    }

    [Test]
    public async Task A_job_that_fails_leaves_its_turn()
    {
        await Assert.ThatAsync(() => _here.AloneAsync("backup", () => throw new InvalidOperationException("le disque est plein"), default), Throws.InvalidOperationException);
        Assert.That(await _there.AloneAsync("backup", () => Task.CompletedTask, default), Is.True);
    }

    [Test]
    public async Task What_every_node_does_is_done_by_one_after_the_other()
    {
        var (at, most) = (0, 0);
        await Task.WhenAll(Enumerable.Range(0, 6).Select(n => (n % 2 == 0 ? _here : _there).InTurnAsync("start", async () =>
        {
            most = Math.Max(most, Interlocked.Increment(ref at));
            await using (var db = await _here.ReadAsync(default)) await db.OneAsync<long>("select 1");
            Interlocked.Decrement(ref at);
        }, default)));
        Assert.That(most, Is.EqualTo(1));
    }

    [Test]
    public async Task SQLite_has_one_node_and_its_turn_is_free()
    {
        await using var alone = new Database(Dialect.Sqlite, "Data Source=/nowhere/forum.db");
        var done = false;
        Assert.That(await alone.AloneAsync("backup", () => Task.FromResult(done = true), default), Is.True);
        Assert.That(done, Is.True);
    }
}
