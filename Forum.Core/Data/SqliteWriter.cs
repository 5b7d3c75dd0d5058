using System.Diagnostics;
using System.Threading.Channels;

namespace Forum.Core.Data;

/// <summary>The one writer of a SQLite store. Writes queue; those that wait are run one after the other in one transaction and made durable by one sync (group commit); each caller is answered after the commit that holds its write.</summary>
internal sealed class SqliteWriter : IAsyncDisposable
{
    /// <summary>Most writes in one commit: bounds how long the first of them waits for the others.</summary>
    private const int MostTogether = 64;

    private static readonly TimeSpan LongestBatch = TimeSpan.FromMilliseconds(20);
    private readonly Channel<Work> _waiting = Channel.CreateUnbounded<Work>(new() { SingleReader = true });
    private readonly KeptConnection _connection;
    private readonly SqliteLog _log;
    private readonly Action<Db> _committed;
    private readonly Task _loop;

    /// <param name="committed">told of every commit, before its callers are answered</param>
    public SqliteWriter(SqliteConnections connections, Action<Db> committed)
    {
        (_connection, _committed) = (connections.Open(), committed);
        _log = new(_connection.Sqlite, connections);
        _loop = Task.Run(LoopAsync);
    }

    /// <summary>How many commits this writer has made; many writes may share one.</summary>
    public long Commits { get; private set; }

    /// <param name="alone">it has a transaction of its own, and no savepoint, for which SQLite would keep a copy of every page it changes</param>
    public async Task<Outcome<T>> WriteAsync<T>(Func<Db, Task<Outcome<T>>> work, bool alone, CancellationToken ct)
    {
        var one = new Work<T>(work, ct) { IsAlone = alone };
        ObjectDisposedException.ThrowIf(!_waiting.Writer.TryWrite(one), this);
        return await one.Answer;
    }

    public async ValueTask DisposeAsync()
    {
        _waiting.Writer.TryComplete();
        await _loop;
        await _connection.DisposeAsync();
    }

    private async Task LoopAsync()
    {
        List<Work> together = new(MostTogether);
        while (await _waiting.Reader.WaitToReadAsync())
        {
            try
            {
                if (_waiting.Reader.TryPeek(out var first) && first.IsAlone) await CommitAloneAsync(together);
                else await CommitTogetherAsync(together);
                _log.Keep();
            }
#pragma warning disable CA1031 // whatever went wrong is each waiting caller's answer; the writer goes on
            catch (Exception error) { together.ForEach(w => w.Fail(error)); }
#pragma warning restore CA1031
            together.Clear();
        }
    }

    private async Task CommitTogetherAsync(List<Work> together)
    {
        await using var transaction = _connection.Sqlite.BeginTransaction(deferred: false);
        var db = new Db(Dialect.Sqlite, _connection, transaction, null, CancellationToken.None);
        var started = Stopwatch.GetTimestamp();
        while (together.Count < MostTogether && Stopwatch.GetElapsedTime(started) < LongestBatch && _waiting.Reader.TryPeek(out var next) && !next.IsAlone && _waiting.Reader.TryRead(out var work))
        {
            if (work.IsGivenUp) continue;
            together.Add(work);
            transaction.Save("one");
            // a refusal or a bug undoes its own write and never its neighbours'
            if (await work.RunAsync(db)) transaction.Release("one");
            // a full disk undoes the whole transaction: its neighbours have their store's fault, and may come again
            else if (StoreFaults.IsAway(work.Fault)) throw work.Fault!;
            else transaction.Rollback("one");
        }
        await transaction.CommitAsync();
        Commits++;
        _committed(db);
        together.ForEach(w => w.Done());
    }

    private async Task CommitAloneAsync(List<Work> together)
    {
        if (!_waiting.Reader.TryRead(out var work) || work.IsGivenUp) return;
        together.Add(work);
        await using var transaction = _connection.Sqlite.BeginTransaction(deferred: false);
        var db = new Db(Dialect.Sqlite, _connection, transaction, null, CancellationToken.None);
        if (await work.RunAsync(db))
        {
            await transaction.CommitAsync();
            Commits++;
            _committed(db);
        }
        else await transaction.RollbackAsync();
        work.Done();
    }

    private abstract class Work(CancellationToken ct)
    {
        /// <summary>Shares its transaction with no other.</summary>
        public bool IsAlone { get; init; }

        /// <summary>The caller left before its turn: nothing was begun, so nothing is done.</summary>
        public bool IsGivenUp
        {
            get
            {
                if (ct.IsCancellationRequested) Fail(new OperationCanceledException(ct));
                return ct.IsCancellationRequested;
            }
        }

        /// <summary>What the work threw, if it did.</summary>
        public Exception? Fault { get; protected set; }

        /// <summary>True where the write stands and may be committed.</summary>
        public abstract Task<bool> RunAsync(Db db);

        public abstract void Done();

        public abstract void Fail(Exception error);
    }

    private sealed class Work<T>(Func<Db, Task<Outcome<T>>> work, CancellationToken ct) : Work(ct)
    {
        // continuations elsewhere: the writer must not run its callers' code
        private readonly TaskCompletionSource<Outcome<T>> _answer = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private Outcome<T> _outcome;

        public Task<Outcome<T>> Answer => _answer.Task;

        public override async Task<bool> RunAsync(Db db)
        {
            try
            {
                _outcome = await work(db);
                return _outcome.Refusal is null;
            }
#pragma warning disable CA1031 // handed to the caller, whose write is undone
            catch (Exception error)
#pragma warning restore CA1031
            {
                Fault = error;
                _answer.TrySetException(error);
                return false;
            }
        }

        public override void Done() => _answer.TrySetResult(_outcome);

        public override void Fail(Exception error) => _answer.TrySetException(error);
    }
}
