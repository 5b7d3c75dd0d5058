using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;

namespace Forum.Bench;

/// <summary>A live exchange that is being held: announced, planned and opened by who conducts it, through the pages that she would use. Some who take part write; one comes and goes.</summary>
internal sealed class HeldExchange : IAsyncDisposable
{
    private const int Parts = 3;
    private readonly Child _server;
    private readonly Author _lead;
    private readonly Author[] _authors;
    private readonly string _visitor;
    private Readers? _visiting;
    private int _moves;

    private HeldExchange(Child server, Author lead, Author[] authors, string visitor) => (_server, _lead, _authors, _visitor) = (server, lead, authors, visitor);

    /// <summary>Of its thread.</summary>
    public long Id { get; private set; }

    private string Path => string.Create(CultureInfo.InvariantCulture, $"/en-direct/{Id}");

    /// <param name="lead">session of a facilitator, who conducts it; the others' and the visitor's are members'</param>
    public static async Task<HeldExchange> OpenAsync(Child server, string lead, IEnumerable<string> authors, string visitor)
    {
        List<Author> opened = [];
        foreach (var session in authors) opened.Add(await Author.OpenAsync(server, session));
        var held = new HeldExchange(server, await Author.OpenAsync(server, lead), [.. opened], visitor);
        var thread = await held._lead.SendAsync("/publier", ("Title", "Garder le lien pendant l’été"), ("Body", "On se retrouve ici jeudi."), ("Region", "bas-saint-laurent"), ("Theme", "pratiques"), ("Kind", "direct"), ("Audience", "membres"));
        held.Id = long.Parse(thread.Split('/')[2], CultureInfo.InvariantCulture);
        await held._lead.SendAsync($"{held.Path}/preparer", [("mode", "libre"), .. new[] { "Ce qui marche", "Les obstacles", "Un engagement" }.SelectMany(t => new[] { ("title", t), ("minutes", "20") })]);
        await held.ActAsync("ouvrir");
        return held;
    }

    /// <summary>How long each author waited until her message was stored and answered, in ms.</summary>
    public ConcurrentBag<double> Answers { get; } = [];

    /// <summary>One of those who write says something.</summary>
    public async Task SayAsync(int message)
    {
        var began = Stopwatch.GetTimestamp();
        await _authors[message % _authors.Length].SayAsync($"{Path}/messages", ("Body", $"{Readers.Mark(message)} {Replies.Body}"));
        Answers.Add(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
    }

    /// <summary>Until the end: the pointer of the plan moves on, and somebody comes, or goes.</summary>
    public async Task MoveAsync(TimeSpan apart, CancellationToken end)
    {
        using var timer = new PeriodicTimer(apart);
        try
        {
            while (await timer.WaitForNextTickAsync(end))
            {
                await ActAsync(string.Create(CultureInfo.InvariantCulture, $"etape:{++_moves % Parts + 1}"));
                if (_visiting is null) _visiting = await Readers.OpenAsync(_server, 1, [_visitor], Id, Readers.MostMarks);
                else
                {
                    await _visiting.DisposeAsync();
                    _visiting = null;
                }
            }
        }
        catch (OperationCanceledException) when (end.IsCancellationRequested)
        {
            // the round is over
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_visiting is not null) await _visiting.DisposeAsync();
        _lead.Dispose();
        foreach (var author in _authors) author.Dispose();
    }

    private Task ActAsync(string act) => _lead.SendAsync($"{Path}/agir", ("Act", act));
}
