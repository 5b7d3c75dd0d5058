using System.Net;
using Forum.Core.Exchanges;
using Forum.Core.Members;
using Forum.Core.Threads;
using Forum.Tests.Live;

namespace Forum.Tests.Exchanges;

/// <summary>An exchange of the Estrie that is held, on a place of three nodes: who conducts it is at A, Amina listens at B, Luc at C.</summary>
public abstract class ExchangeOnNodes : TwoNodes
{
    protected ForumApp C { get; private set; } = null!;

    protected Member Lead { get; private set; } = null!;

    protected Member Amina { get; private set; } = null!;

    protected Member Luc { get; private set; } = null!;

    protected ThreadHead Thread { get; private set; } = null!;

    protected long Id => Thread.Id;

    /// <summary>The browser of who conducts it.</summary>
    protected Visitor AtA { get; private set; } = null!;

    /// <summary>Luc's.</summary>
    protected Visitor AtC { get; private set; } = null!;

    [OneTimeSetUp]
    public void StartThird() => C = Another();

    [OneTimeTearDown]
    public async Task StopThird()
    {
        if (C is not null) await C.DisposeAsync();
    }

    [SetUp]
    public async Task Hold()
    {
        Lead = await A.World.MemberAsync("Maude Animation", "estrie", Role.Facilitator, "estrie");
        (Amina, Luc) = (await A.World.MemberAsync("Amina Diallo", "laval"), await A.World.MemberAsync("Luc Tremblay", "cote-nord"));
        Thread = await A.World.ThreadAsync(Lead, "Garder le lien pendant l’été", "estrie", "pratiques", "direct", body: "On se retrouve ici.");
        World.Done(await A.Get<PlanExchange>().RunAsync(new(Lead, Id, ExchangeMode.Talk, ["Ce qui marche", "Les obstacles", "Un engagement"], ["15", "20", "10"]), default));
        (AtA, AtC) = (await A.VisitAsync(Lead), await C.VisitAsync(Luc));
        await ActAsync(AtA, "ouvrir");
    }

    [TearDown]
    public void Leave()
    {
        AtA?.Dispose();
        AtC?.Dispose();
    }

    /// <summary>One of the buttons of the exchange, pressed at the node of who presses it.</summary>
    protected Task ActAsync(Visitor by, string act) => SendAsync(by, "agir", ("Act", act));

    protected Task SayAsync(Visitor by, string body) => SendAsync(by, "messages", ("Body", body), ("SubmissionId", Guid.NewGuid().ToString()));

    protected async Task SendAsync(Visitor by, string form, params (string, string)[] fields)
    {
        using var answer = await by.PostAsync($"/en-direct/{Id}/{form}", fields);
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.SeeOther), $"{form}: {string.Join(", ", fields)}");
    }

    /// <summary>A part beside the messages as this reader was told it last; empty before.</summary>
    protected static string Part(LiveClient reader, string id) => reader.Heard.LastOrDefault(h => h.Target == id)?.Html ?? "";

    protected static Task ShowsAsync(LiveClient reader, string id, string words) => Until.TrueAsync(() => Part(reader, id).Contains(words, StringComparison.Ordinal), $"« {words} » in {id}");
}
