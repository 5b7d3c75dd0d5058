using System.Net;
using Forum.Core.Data;
using Forum.Core.Exchanges;
using Forum.Core.Members;
using Forum.Core.Threads;

namespace Forum.Tests.Exchanges;

/// <summary>When guests go, and what stays of them.</summary>
public sealed class GuestEndTests(Dialect dialect) : BothStores(dialect)
{
    [Test]
    public async Task A_week_after_an_exchange_without_a_summary_she_is_out()
    {
        var (leader, thread) = await HeldAsync();
        using var guest = await App.GuestAsync(thread);
        await CloseAsync(leader, thread);
        App.Clock.Advance(TimeSpan.FromDays(6.9));
        await App.Get<EndGuests>().RunAsync(default);
        Assert.That(await guest.ReadAsync($"/fils/{thread.Id}/{thread.Slug}"), Does.Contain("On se parle"), "not yet");
        App.Clock.Advance(TimeSpan.FromDays(0.2));
        await App.Get<EndGuests>().RunAsync(default);
        await AssertOutAsync(guest, thread);
    }

    [Test]
    public async Task The_summary_ends_her_access_at_once()
    {
        var (leader, thread) = await HeldAsync();
        using var guest = await App.GuestAsync(thread);
        await CloseAsync(leader, thread);
        await App.Get<EndGuests>().RunAsync(default);
        Assert.That(await App.MemberOfAsync(guest), Is.Not.Null);
        await SummariseAsync(leader, thread);
        await App.Get<EndGuests>().RunAsync(default);
        await AssertOutAsync(guest, thread);
    }

    [Test]
    public async Task Thirty_days_later_her_name_is_gone_and_her_message_stays_and_nothing_else_changes()
    {
        var (leader, thread) = await HeldAsync();
        const string word = "Le";
        using var guest = await App.GuestAsync(thread, word);
        var member = (await App.MemberOfAsync(guest))!;
        await World.ReplyAsync(member, thread, "Bonjour de l’Estrie!");
        await World.ReplyAsync(leader, thread, $"[Le](/fils/{thread.Id}/m/2) a écrit\u00a0: bonjour. Le reste suivra.");
        var elsewhere = await World.ThreadAsync(leader, "Le local du mardi", "gaspesie-iles-de-la-madeleine", body: "Le local est libre.");
        await CloseAsync(leader, thread);
        await SummariseAsync(leader, thread);
        await App.Get<EndGuests>().RunAsync(default);
        App.Clock.Advance(TimeSpan.FromDays(29));
        await App.Get<EndGuests>().RunAsync(default);
        Assert.That(await NameAsync(member.Id), Is.EqualTo(word));
        App.Clock.Advance(TimeSpan.FromDays(1.1));
        await App.Get<EndGuests>().RunAsync(default);
        Assert.That(await NameAsync(member.Id), Is.EqualTo("Personne invitée (Estrie)"));
        using var reader = await App.VisitAsync(leader);
        var page = WebUtility.HtmlDecode(await reader.ReadAsync($"/fils/{thread.Id}/{thread.Slug}"));
        Assert.That(page, Does.Contain("Bonjour de l’Estrie!").And.Contain("Personne invitée (Estrie)").And.Contain("Le reste suivra."));
        Assert.That(await App.ReadAsync(db => db.OneAsync<string>("select body from posts where thread_id = @Id and number = 3", new { thread.Id })), Does.StartWith("[Ancien membre](").And.Contain("Le reste suivra."), "what leads to her message says her name no more");
        Assert.That(await App.ReadAsync(db => db.OneAsync<string>("select title from threads where id = @Id", new { elsewhere.Id })), Is.EqualTo("Le local du mardi"), "a name may be any word: no text of others is touched by it");
        Assert.That(await App.ReadAsync(db => db.OneAsync<long>("select count(*) from erasure_traces where erasure_id in (select id from erasures where member_id = @Id)", new { member.Id })), Is.Zero);
        Assert.That(await App.ReadAsync(db => db.OneAsync<long>("select count(*) from exchange_guests where member_id = @Id", new { member.Id })), Is.Zero);
        Assert.That(await App.Get<EndGuests>().RunAsync(default), Is.Empty, "once");
    }

    [Test]
    public async Task An_exchange_that_never_ends_ends_for_her_with_her_session()
    {
        var leader = await App.LeaderAsync();
        var thread = await App.ExchangeAsync(leader);
        using var guest = await App.GuestAsync(thread);
        App.Clock.Advance(Sessions.Lifetime + TimeSpan.FromMinutes(1));
        await App.Get<EndGuests>().RunAsync(default);
        Assert.That(await App.ReadAsync(db => db.OneAsync<long>("select count(*) from exchange_guests where thread_id = @Id and ended_at is null", new { thread.Id })), Is.Zero);
    }

    private async Task<(Member, ThreadHead)> HeldAsync()
    {
        var leader = await App.LeaderAsync();
        var thread = await App.ExchangeAsync(leader);
        World.Done(await App.Get<OpenExchange>().RunAsync(leader, thread.Id, default));
        return (leader, thread);
    }

    private async Task CloseAsync(Member leader, ThreadHead thread) => World.Done(await App.Get<CloseExchange>().RunAsync(leader, thread.Id, default));

    /// <summary>As its team's summary would.</summary>
    private Task SummariseAsync(Member leader, ThreadHead thread) => App.Get<Database>().WriteAsync<long>(async db => await db.RunAsync("update exchanges set summarised_at = @now, summarised_by = @by where thread_id = @id", new { now = App.Now, by = leader.Id, id = thread.Id }), default);

    private async Task AssertOutAsync(Visitor guest, ThreadHead thread)
    {
        Assert.That(await App.MemberOfAsync(guest), Is.Null);
        using var answer = await guest.GetAsync($"/fils/{thread.Id}/{thread.Slug}");
        Assert.That(answer.Headers.Location?.OriginalString ?? "", Does.StartWith("/connexion").Or.Empty);
        Assert.That(await answer.TextAsync(), Does.Not.Contain("On se parle"));
    }

    private Task<string> NameAsync(long id) => App.ReadAsync(db => db.OneAsync<string>("select name from members where id = @id", new { id }));
}
