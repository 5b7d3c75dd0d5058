namespace Forum.Bench;

/// <summary>Resident memory of the server: what a live connection adds, and what there is after load while a thousand readers watch.</summary>
internal static class Memory
{
    private const int Count = 1_000;
    private const int Connections = 16;
    private static readonly TimeSpan Time = TimeSpan.FromSeconds(15);

    public static async Task RunAsync(Place place, Figures figures)
    {
        var (data, cookies) = await Live.PrepareAsync(place);
        await using var server = await place.ServeAsync(data);
        var reader = await Place.WithGuardAsync(server, cookies[0]);
        await BrowseAsync(server, reader);
        using var author = await Author.OpenAsync(server, cookies[1]);
        // the first thousand make room that the later ones find: they are closed again
        await using (await Readers.OpenAsync(server, Count, cookies, Live.Thread)) { }
        var before = server.ResidentMiB;
        await using var readers = await Readers.OpenAsync(server, Count, cookies, Live.Thread);
        var after = server.ResidentMiB;
        figures.Add(new("memory, a live connection", Math.Max(0, after - before) * 1_024 / Count, "KiB", Goal: 32, Note: FormattableString.Invariant($"{before:0} → {after:0} MiB with {Count} opened")));
        var browsing = BrowseAsync(server, reader);
        for (var n = 0; !browsing.IsCompleted; n++) await readers.HearAsync(() => author.PostAsync(Readers.Mark(n % 999)));
        await browsing;
        figures.Add(new("memory after load, 1,000 live readers", server.ResidentMiB, "MiB", Goal: 250));
    }

    private static Task BrowseAsync(Child server, string cookie)
    {
        string[] paths = ["/", "/regions/bas-saint-laurent", "/themes/pratiques", "/non-lus", "/questions", "/recherche?q=atelier"];
        return Load.RunAsync(server, Connections, Time, (http, n, ct) => Load.Get(paths[n % paths.Length])(http, n, ct), cookie);
    }
}
