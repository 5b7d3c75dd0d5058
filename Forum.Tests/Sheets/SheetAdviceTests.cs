using System.Net;
using System.Text.RegularExpressions;
using Forum.Core.Data;

namespace Forum.Tests.Sheets;

/// <summary>The confidentiality guard on what is told in the fields of a sheet, by plain forms.</summary>
public sealed partial class SheetAdviceTests(Dialect dialect) : BothStores(dialect)
{
    private const string Risky = "Kevin, 15 ans, revient deux matins.", Result = "Sheet.bon-coup.result", Context = "Sheet.bon-coup.context";

    [Test]
    public async Task A_sheet_that_may_identify_a_youth_comes_back_once_and_is_saved_as_it_is_when_sent_again()
    {
        var author = await World.MemberAsync("Amina Diallo", "estrie");
        var thread = await World.ThreadAsync(author, region: "estrie", kind: "bon-coup");
        using var visitor = await App.VisitAsync(author);
        var address = $"/fils/{thread.Id}/m/1/fiche";
        var (status, page) = await SendAsync(visitor, address, (Context, "Un petit local."), (Result, Risky));
        Assert.That(status, Is.EqualTo(HttpStatusCode.UnprocessableEntity));
        Assert.That(page, Does.Contain("Peut-on reconnaître quelqu’un?").And.Contain("<q dir=\"auto\">Kevin</q>").And.Contain($">\n{Risky}</textarea>").And.Contain(">\nUn petit local.</textarea>"));
        Assert.That(await SavedAsync(thread.Id), Is.Null, "nothing is saved yet");
        Assert.That((await SendAsync(visitor, address, (Context, "Un petit local."), (Result, Risky), ("Seen", Seen(page)))).Status, Is.EqualTo(HttpStatusCode.SeeOther));
        Assert.That(await SavedAsync(thread.Id), Does.Contain("Kevin"));
        var from = From().Match(await visitor.ReadAsync(address)).Groups[1].Value;
        Assert.That((await SendAsync(visitor, address, ("From", from), (Context, "Un grand local."), (Result, Risky))).Status, Is.EqualTo(HttpStatusCode.SeeOther), "what stands is not asked about again");
    }

    [Test]
    public async Task The_proposals_are_put_into_the_fields_and_wait_for_her()
    {
        var author = await World.MemberAsync("Amina Diallo", "estrie");
        var thread = await World.ThreadAsync(author, region: "estrie", kind: "bon-coup");
        using var visitor = await App.VisitAsync(author);
        var (status, page) = await SendAsync(visitor, $"/fils/{thread.Id}/m/1/fiche", (Context, "Un petit local."), (Result, Risky), ("Act", "proposer"));
        Assert.That(status, Is.EqualTo(HttpStatusCode.UnprocessableEntity));
        Assert.That(page, Does.Contain(">\nUn jeune, 15-16\u00A0ans, revient deux matins.</textarea>").And.Contain(">\nUn petit local.</textarea>").And.Not.Contain("Peut-on reconnaître"));
        Assert.That(await SavedAsync(thread.Id), Is.Null);
    }

    [Test]
    public async Task A_new_thread_is_advised_on_with_the_sheet_of_its_kind_and_no_other()
    {
        using var visitor = await App.VisitAsync(await World.MemberAsync("Ève Roy"));
        (string, string)[] fields = [("Title", "Un déjeuner qui marche"), ("Body", "Voici comment."), ("Region", "estrie"), ("Theme", "outils"), (Result, Risky)];
        var (status, page) = await SendAsync(visitor, "/publier", [.. fields, ("Kind", "bon-coup"), ("SubmissionId", Guid.NewGuid().ToString())]);
        Assert.That((status, page.Contains("<q dir=\"auto\">Kevin</q>", StringComparison.Ordinal)), Is.EqualTo((HttpStatusCode.UnprocessableEntity, true)));
        var proposed = (await SendAsync(visitor, "/publier", [.. fields, ("Kind", "bon-coup"), ("SubmissionId", Guid.NewGuid().ToString()), ("Act", "proposer")])).Page;
        Assert.That(proposed, Does.Contain(">\nUn jeune, 15-16\u00A0ans, revient deux matins.</textarea>").And.Contain(">\nVoici comment.</textarea>"));
        Assert.That((await SendAsync(visitor, "/publier", [.. fields, ("Kind", "bon-coup"), ("SubmissionId", Guid.NewGuid().ToString()), ("Seen", Seen(page))])).Status, Is.EqualTo(HttpStatusCode.SeeOther));
        Assert.That((await SendAsync(visitor, "/publier", [.. fields, ("Kind", "echange"), ("SubmissionId", Guid.NewGuid().ToString())])).Status, Is.EqualTo(HttpStatusCode.SeeOther), "that sheet goes nowhere");
    }

    [Test]
    public async Task Who_may_not_change_a_sheet_is_refused_before_anything_is_said_of_it()
    {
        var thread = await World.ThreadAsync(await World.MemberAsync("Amina Diallo", "estrie"), region: "estrie", kind: "bon-coup");
        using var other = await App.VisitAsync(await World.MemberAsync("Luc Roy", "mauricie"));
        Assert.That((await SendAsync(other, $"/fils/{thread.Id}/m/1/fiche", (Result, Risky))).Status, Is.EqualTo(HttpStatusCode.Forbidden));
    }

    private static async Task<(HttpStatusCode Status, string Page)> SendAsync(Visitor visitor, string address, params (string, string)[] fields)
    {
        using var answer = await visitor.PostAsync(address, fields);
        return (answer.StatusCode, WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync()));
    }

    private Task<string?> SavedAsync(long thread) => App.ReadAsync(db => db.FindAsync<string>("select s.fields from sheets s join posts p on p.id = s.post_id where p.thread_id = @thread", new { thread }));

    private static string Seen(string page) => SeenField().Match(page).Groups[1].Value;

    [GeneratedRegex("name=\"Seen\" value=\"([^\"]+)\"")]
    private static partial Regex SeenField();

    [GeneratedRegex("name=\"From\" value=\"([^\"]*)\"")]
    private static partial Regex From();
}
