using Forum.Core;
using Forum.Core.Data;
using Forum.Core.Demo;

namespace Forum.Tests.Demo;

/// <summary>A store filled with the demo community, the clock standing on a Monday morning.</summary>
public abstract class DemoCommunity(Dialect dialect) : BothStores(dialect)
{
    protected LoadDemo.Loaded Loaded { get; private set; } = null!;

    [OneTimeSetUp]
    public async Task LoadAsync() => Loaded = World.Done(await App.Get<LoadDemo>().RunAsync(password => password, default));

    protected Task<T> OneAsync<T>(string sql, object? args = null) => App.ReadAsync(db => db.OneAsync<T>(sql, args));

    protected Task<List<T>> ListAsync<T>(string sql, object? args = null) => App.ReadAsync(db => db.ListAsync<T>(sql, args));

    protected Task<Outcome<LoadDemo.Loaded>> LoadAgainAsync() => App.Get<LoadDemo>().RunAsync(password => password, default);
}
