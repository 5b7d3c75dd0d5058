using Forum.Core;
using Forum.Core.Data;

namespace Forum.Tests.Data;

public sealed class WriteAsyncTests(Dialect dialect) : BothStores(dialect)
{
    private Database Database => App.Get<Database>();

    [Test]
    public async Task A_refusal_undoes_its_own_write_and_not_its_neighbours()
    {
        var writes = Enumerable.Range(0, 60).Select(n => Database.WriteAsync<Done>(async db =>
        {
            await SetAsync(db, $"voisin {n}");
            if (n % 3 == 0) return Refusal.NotAllowed;
            if (n % 3 == 1) throw new InvalidOperationException("une panne");
            return default(Done);
        }, default)).ToArray();
        await Task.WhenAll(writes).ContinueWith(_ => { }, TaskScheduler.Default);

        Assert.That(await CountAsync("voisin %"), Is.EqualTo(20));
        Assert.That(writes.Count(w => w.IsFaulted), Is.EqualTo(20));
        Assert.That(writes.Where(w => w.IsCompletedSuccessfully).Select(w => w.GetAwaiter().GetResult().Refusal).Count(r => r == Refusal.NotAllowed), Is.EqualTo(20));
    }

    [Test]
    public async Task A_great_write_stands_or_falls_alone()
    {
        var writes = Enumerable.Range(0, 30).Select(n =>
        {
            Task<Outcome<Done>> Work(Func<Db, Task<Outcome<Done>>> work) => n % 2 == 0 ? Database.FillAsync(work, default) : Database.WriteAsync(work, default);
            return Work(async db =>
            {
                await SetAsync(db, $"grand {n}");
                if (n % 3 == 0) return Refusal.NotAllowed;
                if (n % 3 == 1) throw new InvalidOperationException("une panne");
                return default(Done);
            });
        }).ToArray();
        await Task.WhenAll(writes).ContinueWith(_ => { }, TaskScheduler.Default);

        Assert.That(await CountAsync("grand %"), Is.EqualTo(10));
        Assert.That(writes.Count(w => w.IsFaulted), Is.EqualTo(10));
        Assert.That(writes.Where(w => w.IsCompletedSuccessfully).Select(w => w.GetAwaiter().GetResult().Refusal).Count(r => r == Refusal.NotAllowed), Is.EqualTo(10));
    }

    [Test]
    public async Task What_was_answered_can_be_read()
    {
        await Task.WhenAll(Enumerable.Range(0, 40).Select(async n =>
        {
            await Database.WriteAsync<Done>(async db => { await SetAsync(db, $"lu {n}"); return default(Done); }, default);
            Assert.That(await CountAsync($"lu {n}"), Is.EqualTo(1));
        }));
    }

    [Test]
    public async Task Writes_that_wait_are_committed_together()
    {
        if (App.Dialect is Dialect.Postgres) Assert.Pass("PostgreSQL groups its commits by itself");
        var before = Database.Commits;
        // all forty wait while the first holds the writer
        var first = new TaskCompletionSource();
        var holding = Database.WriteAsync<Done>(async db => { await first.Task; await SetAsync(db, "ensemble 0"); return default(Done); }, default);
        var others = Enumerable.Range(1, 40).Select(n => Database.WriteAsync<Done>(async db => { await SetAsync(db, $"ensemble {n}"); return default(Done); }, default)).ToArray();
        first.SetResult();
        await Task.WhenAll([holding, .. others]);
        Assert.That(await CountAsync("ensemble %"), Is.EqualTo(41));
        Assert.That(Database.Commits - before, Is.LessThanOrEqualTo(2), "the first may end its own commit before the others are taken");
    }

    [Test]
    public async Task A_caller_who_left_before_the_turn_writes_nothing()
    {
        using var gone = new CancellationTokenSource();
        await gone.CancelAsync();
        await Assert.ThatAsync(() => Database.WriteAsync<Done>(async db => { await SetAsync(db, "parti"); return default(Done); }, gone.Token), Throws.InstanceOf<OperationCanceledException>());
        Assert.That(await CountAsync("parti"), Is.Zero);
    }

    private static Task SetAsync(Db db, string name) => db.RunAsync("insert into settings (name, value) values (@name, '')", new { name });

    private Task<long> CountAsync(string like) => App.ReadAsync(db => db.OneAsync<long>("select count(*) from settings where name like @like", new { like }));
}
