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

    private static readonly TimeSpan Apart = TimeSpan.FromSeconds(1) / ASecond;

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

        var (we, they) = (new Side(server, () => HoldAsync(ours, held, messages)),
            new Side(bare, () => theirs.RunAsync(messages, Apart, async n => (await http.PostAsync($"/post?mark={Bench.Readers.Mark(n)}", null)).Dispose())));
        for (var round = -1; round < Rounds; round++)
        {
            foreach (var side in new[] { we, they }) await side.RunAsync(counts: round >= 0);
            if (round < 0) held.Answers.Clear();
        }
        Report(figures, (we, they), (readers, listeners), (ours.Told, theirs.Told));
        double[] answers = [.. held.Answers.Order()];
        figures.Add(new("exchange, POST to her own answer, p50", Load.At(answers, 0.5), "ms", Note: FormattableString.Invariant($"p95 {Load.At(answers, 0.95):0.0}: request and durable write, of which the bare hub has none; readers are told after it")));
    }

    /// <summary>One of the two programs: its rounds, and the CPU that they took.</summary>
    private sealed class Side(Child program, Func<Task<double[]>> round)
    {
        public List<double[]> Heard { get; } = [];

        public double Cpu { get; private set; }

        public double ResidentMiB => program.ResidentMiB;

        public async Task RunAsync(bool counts)
        {
            var before = program.CpuMilliseconds;
            var heard = await round();
            if (!counts) return;
            Cpu += program.CpuMilliseconds - before;
            Heard.Add(heard);
        }
    }

    private static async Task<double[]> HoldAsync(Flow flow, HeldExchange held, int messages)
    {
        using var over = new CancellationTokenSource();
        var moving = held.MoveAsync(Moves, over.Token);
        var heard = await flow.RunAsync(messages, Apart, held.SayAsync);
        await over.CancelAsync();
        await moving;
        return heard;
    }

    private static void Report(Figures figures, (Side Ours, Side Theirs) sides, (Readers Ours, Readers Theirs) readers, (int Ours, int Theirs) sent)
    {
        Live.Report(figures, FormattableString.Invariant($"exchange, {Readers} people, {ASecond} messages a second"), sides.Ours.Heard, sides.Theirs.Heard);
        var ((lost, twice), (itsLost, itsTwice)) = (readers.Ours.Faults(sent.Ours), readers.Theirs.Faults(sent.Theirs));
        figures.Add(new("exchange, lost", lost, "", itsLost, Goal: 0));
        figures.Add(new("exchange, twice", twice, "", itsTwice, Goal: 0));
        figures.Add(new("exchange, stage, panel and presence", readers.Ours.Others / (double)Readers, "frames a reader", Note: FormattableString.Invariant($"beside {sent.Ours} messages")));
        // as many as were sent, whether or not they came: what never came is told above
        var deliveries = (double)Rounds * (sent.Theirs / (Rounds + 1)) * Readers;
        var (cpu, least) = (1_000 * sides.Ours.Cpu / deliveries, 1_000 * sides.Theirs.Cpu / deliveries);
        figures.Add(new("exchange, a delivery", cpu, "µs CPU", least, cpu / least, Note: FormattableString.Invariant($"its part of the POST and of all else within; {readers.Ours.Bytes} B, the limit's {readers.Theirs.Bytes} B")));
        figures.Add(new("exchange, memory of the server afterwards", sides.Ours.ResidentMiB, "MiB", sides.Theirs.ResidentMiB));
    }
}
