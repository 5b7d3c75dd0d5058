using System.Diagnostics;

namespace Forum.Bench;

/// <summary>Messages that follow each other at a fixed pace, whether or not the ones before have arrived, and when each reader had each of them.</summary>
internal sealed class Flow
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private readonly Readers _readers;
    private int _first, _count, _left;
    private long[] _sent = [], _times = [];
    private TaskCompletionSource _all = new();

    public Flow(Readers readers)
    {
        _readers = readers;
        readers.Heard = Note;
    }

    /// <summary>How many were sent so far.</summary>
    public int Told { get; private set; }

    /// <summary>Sends so many, and waits until every reader has all of them, or half a minute more; when each had each, in ms after it was sent, in order. What never came is not in it.</summary>
    public async Task<double[]> RunAsync(int messages, TimeSpan apart, Func<int, Task> send)
    {
        (_first, _count, _left) = (Told, messages, messages * _readers.Count);
        (_sent, _times) = (new long[messages], new long[_left]);
        _all = new(TaskCreationOptions.RunContinuationsAsynchronously);
        var sending = new List<Task>(messages);
        for (var clock = Stopwatch.StartNew(); sending.Count < messages;)
        {
            if (sending.Count * apart - clock.Elapsed is { Ticks: > 0 } wait) await Task.Delay(wait);
            _sent[sending.Count] = Stopwatch.GetTimestamp();
            sending.Add(send(Told++));
        }
        await Task.WhenAll(sending);
        await Task.WhenAny(_all.Task, Task.Delay(Patience));
        return [.. Latencies().Order()];
    }

    private IEnumerable<double> Latencies()
    {
        for (var i = 0; i < _times.Length; i++)
            if (_times[i] > 0) yield return Stopwatch.GetElapsedTime(_sent[i % _count], _times[i]).TotalMilliseconds;
    }

    private void Note(int reader, int message)
    {
        // one of an earlier round that came late counts for nothing here: the reader's own count says that it came
        if (message < _first) return;
        ref var time = ref _times[reader * _count + message - _first];
        if (time > 0) return;
        time = Stopwatch.GetTimestamp();
        if (Interlocked.Decrement(ref _left) == 0) _all.TrySetResult();
    }
}
