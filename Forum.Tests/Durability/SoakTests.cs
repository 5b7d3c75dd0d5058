using System.Globalization;
using Forum.Core.Data;

namespace Forum.Tests.Durability;

/// <summary>Everything at once for a long time: FORUM_SOAK seconds, two hours being the proof; a few without it, which only show that the soak itself works.</summary>
[NonParallelizable]
public sealed class SoakTests
{
    /// <summary>From here on the slope of the memory says something, and is judged.</summary>
    private const int LongEnough = 3_600;

    [Test]
    public async Task Under_mixed_load_nothing_is_refused_and_memory_and_open_files_do_not_grow()
    {
        var seconds = Switches.Number("FORUM_SOAK", 6);
        await using var place = await ServedPlace.NewAsync(Dialect.Sqlite, writers: 8, threads: 40);
        await place.StartAsync();
        var readers = place.Writers.Select((w, n) => new LiveReader(place.Root, w.Secret, place.Threads[n].Id)).ToList();
        foreach (var reader in readers) await reader.ConnectAsync();
        using var enough = new CancellationTokenSource(TimeSpan.FromSeconds(seconds));
        List<Sample> samples = [];
        var measuring = MeasureAsync(place, samples, seconds, enough.Token);
        var pages = await Task.WhenAll(place.Writers.Select((w, n) => Task.Run(() => UseAsync(place, w, n, enough.Token))));
        await measuring;
        Assert.That(place.Writers.SelectMany(w => w.Refused), Is.Empty);
        foreach (var reader in readers) await reader.DisposeAsync();

        // the first quarter warms up
        var steady = samples.Skip(samples.Count / 4).ToList();
        var (memory, files) = (SlopeAnHour(steady, s => s.MiB), SlopeAnHour(steady, s => s.Files));
        TestContext.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{seconds} s, {pages.Sum()} pages, {place.Writers.Sum(w => w.Acknowledged.Count)} replies; memory {steady[0].MiB:0} → {steady[^1].MiB:0} MiB ({memory:0.0} MiB an hour), open files {steady[0].Files} → {steady[^1].Files} ({files:0.0} an hour)"));
        Assert.That(seconds < LongEnough || (memory <= 1 && files <= 1), "memory or open files grow");
    }

    private sealed record Sample(double Seconds, double MiB, int Files);

    /// <summary>Reads, searches and replies in turn, about ten acts a second; how many pages she saw.</summary>
    private static async Task<int> UseAsync(ServedPlace place, Writer writer, int number, CancellationToken enough)
    {
        string[] pages = ["/", "/regions/bas-saint-laurent", "/themes/ressources", "/non-lus", "/questions", "/recherche?q=local", "/bons-coups"];
        var seen = 0;
        for (; !enough.IsCancellationRequested; seen++)
        {
            var thread = place.Threads[(seen + number) % place.Threads.Count];
            await writer.Visitor.ReadAsync(seen % 2 == 0 ? thread.Url : pages[seen / 2 % pages.Length]);
            if (seen % 4 == 0) await writer.WriteAsync([thread], 1);
            // people read what they open
            await Task.Delay(100, CancellationToken.None);
        }
        return seen;
    }

    private static async Task MeasureAsync(ServedPlace place, List<Sample> samples, int seconds, CancellationToken enough)
    {
        var every = TimeSpan.FromSeconds(Math.Max(0.2, seconds / 400.0));
        for (var at = TimeSpan.Zero; !enough.IsCancellationRequested; at += every)
        {
            samples.Add(new(at.TotalSeconds, place.ResidentMiB, Directory.GetFiles($"/proc/{place.Forum.Id}/fd").Length));
            await Task.Delay(every, CancellationToken.None);
        }
    }

    /// <summary>Of the straight line that lies nearest to the samples.</summary>
    private static double SlopeAnHour(List<Sample> samples, Func<Sample, double> value)
    {
        var (x, y) = (samples.Average(s => s.Seconds), samples.Average(value));
        return 3_600 * samples.Sum(s => (s.Seconds - x) * (value(s) - y)) / samples.Sum(s => (s.Seconds - x) * (s.Seconds - x));
    }
}
