namespace Forum.Bench;

/// <summary>
/// Three hundred in one live exchange and twenty messages a second, each from its POST until every reader has it, while the plan's pointer moves and somebody comes and goes,
/// against a bare hub that broadcasts as many frames of the same length to as many sockets; rounds of the two in turn, within one run.
/// </summary>
internal static class Exchange
{
    private const int Readers = 300;
    private const int Authors = 10;
    private const int Rounds = 7;
    private const int ASecond = 20;

    /// <summary>Between two moves of the pointer.</summary>
    private static readonly TimeSpan Moves = TimeSpan.FromSeconds(5);

    public static async Task RunAsync(Place place, Figures figures)
    {
        var (data, cookies) = await Live.PrepareAsync(place);
        await using var server = await place.ServeAsync(data);
        // the second member facilitates a region (Forum.Core/Demo/GrowPeople); she reads as the others do
        string[] takePart = [.. cookies.Skip(1).Take(Readers)];
        await using var held = await HeldExchange.OpenAsync(server, takePart[0], takePart.Skip(1).Take(Authors), cookies[Readers + 1]);
        var messages = (int)(ASecond * place.Round.TotalSeconds);
        // one round warms up, and one message says how long a frame is
        var most = (Rounds + 1) * messages + 1;
        await using var readers = await Bench.Readers.OpenAsync(server, Readers, takePart, held.Id, most);
        var ours = new Flow(readers);
        await ours.RunAsync(1, TimeSpan.Zero, held.SayAsync);
        await using var bare = await place.LimitAsync("hub", FormattableString.Invariant($"{readers.Bytes - 70}"));
        await using var listeners = await Bench.Readers.OpenAsync(bare, Readers, [], held.Id, most);
        var theirs = new Flow(listeners);
        using var http = new HttpClient { BaseAddress = bare.Root };

        List<double[]> we = [], they = [];
        double cpu = 0, least = 0;
        for (var round = -1; round < Rounds; round++)
        {
            var (before, itsBefore) = (server.CpuMilliseconds, bare.CpuMilliseconds);
            var mine = await HoldAsync(ours, held, messages);
            var its = await theirs.RunAsync(messages, TimeSpan.FromSeconds(1) / ASecond, async n => (await http.PostAsync($"/post?mark={Bench.Readers.Mark(n)}", null)).Dispose());
            if (round < 0) continue;
            (cpu, least) = (cpu + server.CpuMilliseconds - before, least + bare.CpuMilliseconds - itsBefore);
            we.Add(mine);
            they.Add(its);
        }
        Report(figures, (we, they), (readers, listeners), (ours.Told, theirs.Told));
        var sent = (double)Rounds * messages * Readers;
        figures.Add(new("exchange, a delivery", 1_000 * cpu / sent, "µs CPU", 1_000 * least / sent, cpu / least, Note: FormattableString.Invariant($"its part of the POST and of all else within; {readers.Bytes} B, the limit's {listeners.Bytes} B")));
        figures.Add(new("exchange, memory of the server afterwards", server.ResidentMiB, "MiB", bare.ResidentMiB));
    }

    private static async Task<double[]> HoldAsync(Flow flow, HeldExchange held, int messages)
    {
        using var over = new CancellationTokenSource();
        var moving = held.MoveAsync(Moves, over.Token);
        var heard = await flow.RunAsync(messages, TimeSpan.FromSeconds(1) / ASecond, held.SayAsync);
        await over.CancelAsync();
        await moving;
        return heard;
    }

    private static void Report(Figures figures, (List<double[]> Ours, List<double[]> Theirs) rounds, (Readers Ours, Readers Theirs) readers, (int Ours, int Theirs) sent)
    {
        Live.Report(figures, FormattableString.Invariant($"exchange, {Readers} people, {ASecond} messages a second"), rounds.Ours, rounds.Theirs);
        var ((lost, twice), (itsLost, itsTwice)) = (readers.Ours.Faults(sent.Ours), readers.Theirs.Faults(sent.Theirs));
        figures.Add(new("exchange, lost", lost, "", itsLost, Goal: 0));
        figures.Add(new("exchange, twice", twice, "", itsTwice, Goal: 0));
        figures.Add(new("exchange, stage, panel and presence", readers.Ours.Others / (double)Readers, "frames a reader", Note: FormattableString.Invariant($"beside {sent.Ours} messages")));
    }
}
