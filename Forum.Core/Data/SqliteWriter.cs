using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;

namespace Forum.Core.Data;

/// <summary>
/// The one writer of a SQLite store, a thread of its own. Writes queue; those that wait are run one after the other in one transaction and made durable by one sync (group commit); each caller is answered after the commit that holds its write.
/// </summary>
internal sealed class SqliteWriter : IAsyncDisposable
{
    /// <summary>Most writes in one commit: bounds how long the first of them waits for the others.</summary>
    private const int MostTogether = 64;

    /// <summary>Milliseconds that a commit waits for the next write while it has fewer than half of what the last one had: whoever was answered together comes again nearly together, and one sync serves them. Who writes alone never waits.</summary>
    private const int Patience = 1;

    private static readonly TimeSpan LongestBatch = TimeSpan.FromMilliseconds(20);
    private readonly BlockingCollection<Work> _waiting = [];
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly KeptConnection _connection;
    private readonly SqliteLog _log;
    private readonly Action<Db> _committed;
    private Work? _next;
    private int _lastTogether;

    /// <param name="committed">told of every commit, before its callers are answered</param>
    public SqliteWriter(SqliteConnections connections, Action<Db> committed)
    {
        (_connection, _committed) = (connections.Open(), committed);
        _log = new(_connection.Sqlite, connections);
        // not one of the pool's, which counts a thread that waits for the disk as one that works, and behind whose requests the writer would have to queue
        new Thread(Loop) { IsBackground = true, Name = "SQLite writer" }.UnsafeStart();
    }

    /// <summary>How many commits this writer has made; many writes may share one.</summary>
    public long Commits { get; private set; }

    /// <param name="alone">it has a transaction of its own, and no savepoint, for which SQLite would keep a copy of every page it changes</param>
    public async Task<Outcome<T>> WriteAsync<T>(Func<Db, Task<Outcome<T>>> work, bool alone, CancellationToken ct)
    {
        var one = new Work<T>(work, ct) { IsAlone = alone };
        try { _waiting.Add(one, CancellationToken.None); }
        catch (InvalidOperationException) { throw new ObjectDisposedException(nameof(SqliteWriter)); }
        return await one.Answer;
    }

    public async ValueTask DisposeAsync()
    {
        _waiting.CompleteAdding();
        await _ended.Task;
        await _connection.DisposeAsync();
        _waiting.Dispose();
    }

    private void Loop()
    {
        List<Work> together = new(MostTogether);
        while (IsNext(Timeout.Infinite))
        {
            try
            {
                if (_next.IsAlone) CommitAlone(together);
                else CommitTogether(together);
                _log.Keep();
            }
#pragma warning disable CA1031 // whatever went wrong is each waiting caller's answer; the writer goes on
            catch (Exception error) { together.ForEach(w => w.Fail(error)); }
#pragma warning restore CA1031
            together.Clear();
        }
        _ended.SetResult();
    }

    /// <summary>Whether a write waits, or comes within so many milliseconds: it is <see cref="_next"/> until it is taken.</summary>
    [MemberNotNullWhen(true, nameof(_next))]
    private bool IsNext(int milliseconds) => _next is not null || _waiting.TryTake(out _next, milliseconds);

    private Work Take()
    {
        var work = _next!;
        _next = null;
        return work;
    }

    private void CommitTogether(List<Work> together)
    {
        using var transaction = _connection.Sqlite.BeginTransaction(deferred: false);
        var db = new Db(Dialect.Sqlite, _connection, transaction, null, CancellationToken.None);
        var started = Stopwatch.GetTimestamp();
        while (together.Count < MostTogether && Stopwatch.GetElapsedTime(started) < LongestBatch && IsNext(2 * together.Count < _lastTogether ? Patience : 0) && !_next.IsAlone)
        {
            var work = Take();
            if (work.IsGivenUp) continue;
            together.Add(work);
            _connection.Statement("savepoint one").Run(null);
            // a refusal or a bug undoes its own write and never its neighbours'
            if (work.Run(db)) _connection.Statement("release one").Run(null);
            // a full disk undoes the whole transaction: its neighbours have their store's fault, and may come again
            else if (StoreFaults.IsAway(work.Fault)) throw work.Fault!;
            else
            {
                _connection.Statement("rollback to one").Run(null);
                _connection.Statement("release one").Run(null);
            }
        }
        transaction.Commit();
        Commits++;
        _lastTogether = together.Count;
        _committed(db);
        together.ForEach(w => w.Done());
    }

    private void CommitAlone(List<Work> together)
    {
        var work = Take();
        if (work.IsGivenUp) return;
        together.Add(work);
        using var transaction = _connection.Sqlite.BeginTransaction(deferred: false);
        var db = new Db(Dialect.Sqlite, _connection, transaction, null, CancellationToken.None);
        if (work.Run(db))
        {
            transaction.Commit();
            Commits++;
            _committed(db);
        }
        else transaction.Rollback();
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
        public abstract bool Run(Db db);

        public abstract void Done();

        public abstract void Fail(Exception error);
    }

    private sealed class Work<T>(Func<Db, Task<Outcome<T>>> work, CancellationToken ct) : Work(ct)
    {
        // continuations elsewhere: the writer must not run its callers' code
        private readonly TaskCompletionSource<Outcome<T>> _answer = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private Outcome<T> _outcome;

        public Task<Outcome<T>> Answer => _answer.Task;

        public override bool Run(Db db)
        {
            try
            {
                // statements of SQLite run in place: there is nothing to wait for, but where a work has the writer stand still
                _outcome = work(db).GetAwaiter().GetResult();
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
