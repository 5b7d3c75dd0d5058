using Forum.Core.Data;

namespace Forum.Tests;

/// <summary>A test class that runs on SQLite and on PostgreSQL, with one program for all its tests: each test makes its own people and threads.</summary>
[TestFixture(Dialect.Sqlite)]
[TestFixture(Dialect.Postgres)]
public abstract class BothStores(Dialect dialect)
{
    protected ForumApp App { get; private set; } = null!;

    protected World World => App.World;

    protected virtual Dictionary<string, string> Settings => [];

    [OneTimeSetUp]
    public void StartProgram() => App = new(dialect, Settings);

    [OneTimeTearDown]
    public async Task StopProgram()
    {
        if (App is not null) await App.DisposeAsync();
        // NUnit keeps every class to the end of the run
        App = null!;
    }
}
