using System.Net;
using System.Text.RegularExpressions;
using Forum.Core.Briefs;
using Forum.Core.Data;
using Forum.Core.Members;
using Forum.Tests.Agenda;
using Forum.Tests.Library;

namespace Forum.Tests.Confidentiality;

/// <summary>The confidentiality guard on what is told beside messages: notes on an application, polls, versions of a tool, briefs and what a table said. It asks once, and decides nothing.</summary>
public sealed partial class GuardedFormTests(Dialect dialect) : BothStores(dialect)
{
    private const string Risky = "Kevin, 15 ans, revient deux matins.", Proposed = "Un jeune, 15-16\u00A0ans, revient deux matins.";

    [Test]
    public async Task A_note_on_an_application_comes_back_once_with_its_outcome_and_is_kept_when_sent_again()
    {
        var author = await World.MemberAsync("Amina Diallo", "estrie");
        var thread = await App.OccasionAsync(author, "Fonds à raconter", "estrie", ("date0.day", App.In(20)));
        var count = "select count(*) from funding_applications a join posts p on p.id = a.post_id where p.thread_id = @Id";
        await AskedOnceAsync(author, $"/fils/{thread.Id}/suites", "Note", [("Outcome", "accepte")], $"id=\"Note\" name=\"Note\" value=\"{Risky}\"", $"id=\"Note\" name=\"Note\" value=\"{Proposed}\"", () => App.ReadAsync(db => db.OneAsync<long>(count, new { thread.Id })), "value=\"accepte\" checked");
    }

    [Test]
    public async Task A_poll_comes_back_once_with_its_choices()
    {
        var author = await World.MemberAsync("Amina Diallo", "estrie");
        var thread = await World.ThreadAsync(author, "Consultation", "estrie", "enjeux-politiques", "dossier");
        await AskedOnceAsync(author, $"/fils/{thread.Id}/sondage", "Question", [("Choices", "Oui\nNon")], $"name=\"Question\" value=\"{Risky}\"", $"name=\"Question\" value=\"{Proposed}\"", () => App.ReadAsync(db => db.OneAsync<long>("select count(*) from polls where thread_id = @Id", new { thread.Id })), ">\nOui\nNon</textarea>");
    }

    [Test]
    public async Task The_line_of_a_version_comes_back_once_with_its_word()
    {
        var author = await World.MemberAsync("Amina Diallo", "estrie");
        var tool = await App.ToolAsync(author, "Un site à soi", fields: [("link", "https://outil.example/v1")]);
        await AskedOnceAsync(author, $"/fils/{tool.Id}/m/1/version", "Changed", [("Word", "2")], $"name=\"Changed\" type=\"text\" value=\"{Risky}\"", $"name=\"Changed\" type=\"text\" value=\"{Proposed}\"", () => App.ReadAsync(db => db.OneAsync<long>("select count(*) from tool_versions v join posts p on p.id = v.post_id where p.thread_id = @Id and v.changed <> ''", new { tool.Id })), "name=\"Word\" type=\"text\" value=\"2\"");
    }

    [Test]
    public async Task A_brief_and_what_the_table_said_come_back_once_and_what_stands_is_not_asked_about_again()
    {
        var maker = await World.MemberAsync("Amina Diallo", "estrie");
        var id = World.Done(await App.Get<KeepBrief>().RunAsync(new(maker, null, "Le transport", null, null, null), default));
        await AskedOnceAsync(maker, $"/concertation/{id}", "Demands", [("Title", "Le transport"), ("Figures", "40 km")], $">\n{Risky}</textarea>", $">\n{Proposed}</textarea>", () => App.ReadAsync(db => db.OneAsync<long>("select count(*) from briefs where id = @id and demands <> ''", new { id })), ">\n40 km</textarea>");
        using var visitor = await App.VisitAsync(maker);
        Assert.That((await SendAsync(visitor, $"/concertation/{id}", ("Title", "Le transport"), ("Figures", "50 km"), ("Demands", Risky))).Status, Is.EqualTo(HttpStatusCode.SeeOther));
        await AskedOnceAsync(maker, $"/concertation/{id}/retour", "Said", [], $">\n{Risky}</textarea>", $">\n{Proposed}</textarea>", () => App.ReadAsync(db => db.OneAsync<long>("select count(*) from briefs where id = @id and returned_thread_id is not null", new { id })), "Le transport");
    }

    [Test]
    public async Task Who_may_not_read_a_thread_is_told_nothing_of_it_by_the_guard()
    {
        var author = await World.MemberAsync("Amina Diallo", "estrie");
        var thread = await App.SheetAsync(author, await World.ThreadAsync(author, "Fonds gardé", "estrie", "financement", "occasion", "regions"), "occasion", ("date0.day", App.In(20)));
        using var far = await App.VisitAsync(await World.MemberAsync("Luc Roy", "mauricie"));
        Assert.That((await SendAsync(far, $"/fils/{thread.Id}/suites", ("Outcome", "accepte"), ("Note", Risky))).Status, Is.EqualTo(HttpStatusCode.NotFound));
        Assert.That((await SendAsync(far, $"/fils/{thread.Id}/sondage", ("Question", Risky), ("Choices", "Oui\nNon"))).Status, Is.EqualTo(HttpStatusCode.NotFound));
    }

    /// <param name="comesBack">how the field stands again as it was written</param>
    /// <param name="proposed">and with the guard’s proposals</param>
    /// <param name="others">how what else she chose stands again</param>
    private async Task AskedOnceAsync(Member member, string address, string field, (string, string)[] rest, string comesBack, string proposed, Func<Task<long>> keptAsync, string others)
    {
        using var visitor = await App.VisitAsync(member);
        var (status, page) = await SendAsync(visitor, address, [.. rest, (field, Risky)]);
        Assert.That(status, Is.EqualTo(HttpStatusCode.UnprocessableEntity));
        Assert.That(page, Does.Contain("<q dir=\"auto\">Kevin</q>").And.Contain(comesBack).And.Contain(others));
        Assert.That((await SendAsync(visitor, address, [.. rest, (field, Risky), ("Act", "proposer")])).Page, Does.Contain(proposed).And.Contain(others).And.Not.Contain("Peut-on reconnaître"));
        Assert.That(await keptAsync(), Is.Zero, "nothing is kept yet");
        Assert.That((await SendAsync(visitor, address, [.. rest, (field, Risky), ("Seen", SeenField().Match(page).Groups[1].Value)])).Status, Is.EqualTo(HttpStatusCode.SeeOther));
        Assert.That(await keptAsync(), Is.EqualTo(1));
    }

    private static async Task<(HttpStatusCode Status, string Page)> SendAsync(Visitor visitor, string address, params (string, string)[] fields)
    {
        using var answer = await visitor.PostAsync(address, fields);
        return (answer.StatusCode, WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync()));
    }

    [GeneratedRegex("name=\"Seen\" value=\"([^\"]+)\"")]
    private static partial Regex SeenField();
}
