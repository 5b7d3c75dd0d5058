using System.Net;
using Forum.Core.Data;
using Forum.Core.Members;
using Forum.Core.Sheets;
using Forum.Core.Text;
using Forum.Core.Threads;

namespace Forum.Tests.Sheets;

/// <summary>What time does to a sheet.</summary>
public sealed class SheetTimeTests(Dialect dialect) : BothStores(dialect)
{
    [Test]
    public async Task An_occasion_is_over_by_itself_and_open_again_with_a_later_day()
    {
        var author = await World.MemberAsync("Amina Diallo", "estrie");
        var thread = await World.ThreadAsync(author, region: "estrie", kind: "occasion");
        await SaveAsync(author, thread, ("Sheet.occasion.date0.day", Day(3)), ("Sheet.occasion.date0.from", "16:00"));
        var deadline = (await SheetAsync(thread)).Days.Single().StartsAt;
        App.Clock.SetUtcNow(deadline);
        await App.Get<SettleSheets>().RunAsync(default);
        using var visitor = await App.VisitAsync(author);
        Assert.That(await visitor.ReadAsync(thread.Url), Does.Not.Contain(">Échu<"));
        var before = await HeadAsync(author, thread);
        App.Clock.Advance(TimeSpan.FromSeconds(1));
        // the program's own job may have seen it first
        await App.Get<SettleSheets>().RunAsync(default);
        Assert.That((await HeadAsync(author, thread)).Version, Is.EqualTo(before.Version + 1));
        Assert.That(await visitor.ReadAsync(thread.Url), Does.Contain("<span class=\"tag\">Échu</span>"));
        await SaveAsync(author, thread, ("Sheet.occasion.date0.key", "1"), ("Sheet.occasion.date0.day", Day(40)), ("Sheet.occasion.date0.from", "16:00"));
        Assert.That(await visitor.ReadAsync(thread.Url), Does.Not.Contain(">Échu<"));
    }

    [Test]
    public async Task A_sheet_that_nobody_looked_at_for_a_year_says_so()
    {
        var author = await World.MemberAsync("Amina Diallo", "estrie");
        var thread = await World.ThreadAsync(author, region: "estrie", kind: "bon-coup");
        await SaveAsync(author, thread, ("Sheet.bon-coup.context", "Une école, dix jeunes."), ("Sheet.bon-coup.status", "eprouve"));
        App.Clock.Advance(SheetKind.Age + TimeSpan.FromMinutes(1));
        await App.Get<SettleSheets>().RunAsync(default);
        using var visitor = await App.VisitAsync(author);
        Assert.That(WebUtility.HtmlDecode(await visitor.ReadAsync(thread.Url)), Does.Contain("À revérifier").And.Contain("Éprouvé"));
    }

    private string Day(int days) => Formats.NumericDate(App.Now.AddDays(days), Zones.Place);

    private async Task SaveAsync(Member by, ThreadHead thread, params (string Name, string Value)[] fields)
    {
        var opened = World.Done(await App.Get<SaveSheet>().OpenAsync(by, thread.Id, 1, default));
        World.Done(await App.Get<SaveSheet>().RunAsync(new(by, thread.Id, 1, name => fields.FirstOrDefault(f => f.Name == name).Value, opened.From), default));
    }

    private async Task<Sheet> SheetAsync(ThreadHead thread) => await App.ReadAsync(async db =>
        (await SheetRows.OfAsync(db, [await db.OneAsync<long>("select id from posts where thread_id = @Id and number = 1", new { thread.Id })])).Single().Value);

    private async Task<ThreadHead> HeadAsync(Member reader, ThreadHead thread) => (await App.Get<ShowThread>().HeadAsync(reader, thread.Id, default))!;
}
