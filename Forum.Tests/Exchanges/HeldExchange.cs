using Forum.Core.Data;
using Forum.Core.Exchanges;
using Forum.Core.Members;
using Forum.Core.Sheets;
using Forum.Core.Threads;

namespace Forum.Tests.Exchanges;

/// <summary>An exchange of the Estrie with a plan of three parts, who conducts it, and two who take part from elsewhere.</summary>
public abstract class HeldExchange(Dialect dialect) : BothStores(dialect)
{
    protected Member Lead { get; private set; } = null!;

    protected Member Amina { get; private set; } = null!;

    protected Member Luc { get; private set; } = null!;

    protected ThreadHead Thread { get; private set; } = null!;

    protected long Id => Thread.Id;

    [SetUp]
    public async Task Announce()
    {
        Lead = await World.MemberAsync("Maude Animation", "estrie", Role.Facilitator, "estrie");
        Amina = await World.MemberAsync("Amina Diallo", "laval");
        Luc = await World.MemberAsync("Luc Tremblay", "cote-nord");
        Thread = await World.ThreadAsync(Lead, "Garder le lien pendant l’été", "estrie", "pratiques", "direct", body: "On se retrouve ici.");
        World.Done(await App.Get<PlanExchange>().RunAsync(new(Lead, Id, ExchangeMode.Talk, ["Ce qui marche", "Les obstacles", "Un engagement"], ["15", "20", "10"]), default));
    }

    protected async Task OpenAsync() => World.Done(await App.Get<OpenExchange>().RunAsync(Lead, Id, default));

    protected async Task<OpenedExchange> ReadAsync(Member reader) => World.Done(await App.Get<ReadExchange>().RunAsync(reader, Id, default));

    protected async Task<ExchangeView> ViewAsync() => (await ReadAsync(Lead)).View;

    /// <summary>A day for it, in hours of Québec.</summary>
    protected async Task DateAsync(string day, string from, string to)
    {
        var kind = SheetKind.Of(ThreadKind.Live)!;
        Dictionary<string, string> form = new() { [SheetNames.Date(kind, 0, "day")] = day, [SheetNames.Date(kind, 0, "from")] = from, [SheetNames.Date(kind, 0, "to")] = to };
        var opened = World.Done(await App.Get<SaveSheet>().OpenAsync(Lead, Id, 1, default));
        World.Done(await App.Get<SaveSheet>().RunAsync(new(Lead, Id, 1, name => form.GetValueOrDefault(name), opened.From), default));
    }
}
