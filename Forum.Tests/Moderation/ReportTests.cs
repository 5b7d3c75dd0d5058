using System.Net;
using Forum.Core;
using Forum.Core.Data;
using Forum.Core.Members;
using Forum.Core.Moderation;
using Forum.Core.Posts;
using Forum.Core.Threads;
using Forum.Tests.Mail;
using Forum.Web.Resources;

namespace Forum.Tests.Moderation;

public sealed class ReportTests(Dialect dialect) : BothStores(dialect)
{
    [Test]
    public async Task A_report_reaches_the_facilitators_of_its_thread_with_nothing_of_its_text()
    {
        var (author, reporter, facilitator, thread) = await SceneAsync("mauricie");
        using var visitor = await App.VisitAsync(reporter);
        Assert.That(await visitor.ReadAsync($"/fils/{thread.Id}/m/2"), Does.Contain($"/fils/{thread.Id}/m/2/signaler"));
        Assert.That(await visitor.ReadAsync($"/fils/{thread.Id}/m/2/signaler"), Does.Contain(Texts.French["moderation.reason.Identifies"]));
        var sent = await visitor.PostAsync($"/fils/{thread.Id}/m/2/signaler", ("Reason", "Identifies"), ("Words", "On reconnaît la cousine."));
        Assert.That(sent.Headers.Location?.OriginalString, Is.EqualTo($"/fils/{thread.Id}/m/2?signale=true"));
        Assert.That(WebUtility.HtmlDecode(await visitor.ReadAsync(sent.Headers.Location!.OriginalString)), Does.Contain(Texts.French["moderation.reported"]));

        var letter = (await App.MailAsync(await AddressAsync(facilitator))).Single();
        Assert.That(letter.Subject, Is.EqualTo("Un message est signalé"));
        Assert.That(letter.TextBody, Does.Contain("/animation/signalements").And.Not.Contain("patinoire").And.Not.Contain(reporter.Name).And.Not.Contain("cousine"));
        using var room = await App.VisitAsync(facilitator);
        Assert.That(WebUtility.HtmlDecode(await room.ReadAsync("/animation/signalements")), Does.Contain("patinoire").And.Contain("On reconnaît la cousine.").And.Contain(reporter.Name).And.Contain("<b class=\"badge\">"));
        Assert.That(await AddressAsync(author) is { } hers && (await App.MailAsync(hers)).Count == 0, Is.True, "the author is told nothing");
    }

    [TestCase("Removed", "l’a retiré")]
    [TestCase("Kept", "choisi de le laisser")]
    public async Task A_decision_ends_every_report_of_the_post_and_each_reporter_is_told(string outcome, string says)
    {
        var (_, reporter, facilitator, thread) = await SceneAsync("laval");
        var other = await World.MemberAsync("Second Lecteur");
        World.Done(await ReportAsync(reporter, thread));
        World.Done(await ReportAsync(other, thread, "Disrespect"));
        using var room = await App.VisitAsync(facilitator);
        Assert.That((await DecideAsync(room, thread, outcome)).StatusCode, Is.EqualTo(HttpStatusCode.SeeOther));
        foreach (var told in new[] { reporter, other }) Assert.That((await App.MailAsync(await AddressAsync(told))).Single().TextBody, Does.Contain(says));
        var post = World.Done(await App.Get<ShowPost>().RunAsync(reporter, thread.Id, 2, default)).Post;
        Assert.That((post.DeletedAt is not null, post.DeletedByAuthor), Is.EqualTo((outcome is "Removed", false)));
        Assert.That((await DecideAsync(room, thread, outcome)).StatusCode, Is.EqualTo(HttpStatusCode.Conflict));
        Assert.That(WebUtility.HtmlDecode(await room.ReadAsync("/animation/signalements")), Does.Contain(Texts.French["moderation.no_reports"]).And.Contain(Texts.French[$"moderation.outcome.{outcome}"]));
    }

    [Test]
    public async Task The_queue_leads_to_who_wrote_a_message_unless_she_is_masked()
    {
        var (author, reporter, facilitator, thread) = await SceneAsync("chaudiere-appalaches");
        World.Done(await ReportAsync(reporter, thread));
        var masked = await World.MemberAsync("Zélandine Xylographe", "chaudiere-appalaches");
        var study = await World.ThreadAsync(masked, region: "chaudiere-appalaches", kind: "etude-de-cas");
        World.Done(await App.Get<ReportPost>().RunAsync(new(reporter, study.Id, 1, "Identifies", ""), default));
        using var room = await App.VisitAsync(facilitator);
        Assert.That(await room.ReadAsync("/animation/signalements"), Does.Contain($"href=\"/membres/{author.Id}\"").And.Contain($"/fils/{study.Id}/").And.Not.Contain($"/membres/{masked.Id}"));
    }

    [Test]
    public async Task Another_facilitator_of_the_thread_brings_back_what_a_facilitator_took()
    {
        var (author, reporter, facilitator, thread) = await SceneAsync("outaouais");
        World.Done(await ReportAsync(reporter, thread));
        World.Done(await App.Get<SettleReports>().RunAsync(new(facilitator, thread.Id, 2, ReportOutcome.Removed), default));
        Assert.That((await App.Get<DeletePost>().RestoreAsync(author, thread.Id, 2, default)).Refusal, Is.EqualTo(Refusal.NotAllowed));
        var elsewhere = await World.MemberAsync("Ailleurs", role: Role.Facilitator, scopes: "estrie");
        Assert.That((await App.Get<DeletePost>().RestoreAsync(elsewhere, thread.Id, 2, default)).Refusal, Is.EqualTo(Refusal.NotAllowed));
        World.Done(await App.Get<DeletePost>().RestoreAsync(await World.MemberAsync("Collègue", role: Role.Facilitator, scopes: "outaouais"), thread.Id, 2, default));
        Assert.That(World.Done(await App.Get<ShowPost>().RunAsync(author, thread.Id, 2, default)).Post.DeletedAt, Is.Null);
    }

    [Test]
    public async Task Reporting_again_changes_the_report_and_calls_nobody_twice()
    {
        var (_, reporter, facilitator, thread) = await SceneAsync("lanaudiere");
        World.Done(await ReportAsync(reporter, thread));
        World.Done(await ReportAsync(reporter, thread, "Advertising"));
        World.Done(await ReportAsync(await World.MemberAsync("Encore Une"), thread));
        Assert.That(await App.MailAsync(await AddressAsync(facilitator)), Has.Count.EqualTo(1));
        var queue = World.Done(await App.Get<ListReports>().RunAsync(facilitator, default));
        Assert.That(queue.Open.Single().Reports.Select(r => r.Reason), Is.EqualTo(new[] { ReportReason.Advertising, ReportReason.Identifies }));
    }

    [TestCase("", "", "Reason-erreur")]
    [TestCase("Inconnu", "", "Reason-erreur")]
    [TestCase("Other", " ", "Words-erreur")]
    [TestCase("Disrespect", "a\u202Eb", "Words-erreur")]
    public async Task What_is_wrong_is_said_beside_its_field_and_the_words_are_kept(string reason, string words, string field)
    {
        var (_, reporter, _, thread) = await SceneAsync("estrie");
        using var visitor = await App.VisitAsync(reporter);
        var answer = await visitor.PostAsync($"/fils/{thread.Id}/m/2/signaler", ("Reason", reason), ("Words", words));
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.UnprocessableEntity));
        Assert.That(await answer.Content.ReadAsStringAsync(), Does.Contain($"id=\"{field}\"").And.Contain(words.Trim()));
    }

    [Test]
    public async Task Nobody_reports_her_own_post_or_one_that_is_gone_or_one_she_may_not_read()
    {
        var (author, reporter, _, thread) = await SceneAsync("estrie");
        Assert.That((await ReportAsync(author, thread)).Refusal?.Key, Is.EqualTo("moderation.own_post"));
        Assert.That((await ReportAsync(Member.Nobody, thread)).Refusal, Is.EqualTo(Refusal.NotAllowed));
        World.Done(await App.Get<DeletePost>().RunAsync(author, thread.Id, 2, default));
        Assert.That((await ReportAsync(reporter, thread)).Refusal?.Key, Is.EqualTo("posts.already_deleted"));
        var closed = await World.ThreadAsync(author, audience: "regions");
        await World.ReplyAsync(author, closed);
        Assert.That((await ReportAsync(await World.MemberAsync("Loin d’ici", "montreal"), closed)).Refusal, Is.EqualTo(Refusal.NotFound));
    }

    [TestCase(Role.Member, "")]
    [TestCase(Role.Facilitator, "montreal")]
    [TestCase(Role.Facilitator, "mauricie:financement")]
    public async Task Who_does_not_facilitate_the_thread_neither_sees_nor_settles_its_reports(Role role, string scope)
    {
        var (_, reporter, _, thread) = await SceneAsync("mauricie");
        World.Done(await ReportAsync(reporter, thread));
        var other = await World.MemberAsync("Une Autre", role: role, scopes: scope.Length == 0 ? [] : [scope]);
        using var visitor = await App.VisitAsync(other);
        if (role is Role.Member) Assert.That((await visitor.GetAsync("/animation/signalements")).StatusCode, Is.EqualTo(HttpStatusCode.Forbidden));
        else Assert.That(await visitor.ReadAsync("/animation/signalements"), Does.Not.Contain($"/fils/{thread.Id}/"));
        Assert.That((await DecideAsync(visitor, thread, "Removed")).StatusCode, Is.EqualTo(HttpStatusCode.Forbidden));
    }

    [Test]
    public async Task A_facilitator_of_a_theme_sees_no_report_of_a_thread_she_may_not_read()
    {
        var author = await World.MemberAsync("Autrice", "gaspesie-iles-de-la-madeleine");
        var thread = await World.ThreadAsync(author, region: "gaspesie-iles-de-la-madeleine", theme: "financement", audience: "regions");
        await World.ReplyAsync(author, thread);
        var reporter = await World.MemberAsync("Voisine", "gaspesie-iles-de-la-madeleine");
        World.Done(await ReportAsync(reporter, thread));
        var elsewhere = await World.MemberAsync("Thème", "montreal", Role.Facilitator, ":financement");
        Assert.That(World.Done(await App.Get<ListReports>().RunAsync(elsewhere, default)).Open.Select(o => o.Thread.Id), Has.No.Member(thread.Id));
        Assert.That(await App.MailAsync(await AddressAsync(elsewhere)), Is.Empty);
        Assert.That((await App.Get<SettleReports>().RunAsync(new(elsewhere, thread.Id, 2, ReportOutcome.Removed), default)).Refusal, Is.EqualTo(Refusal.NotFound));
    }

    private async Task<(Member Author, Member Reporter, Member Facilitator, ThreadHead Thread)> SceneAsync(string region)
    {
        var author = await World.MemberAsync("Autrice Du Message", region);
        var thread = await World.ThreadAsync(await World.MemberAsync("Demandeuse"), region: region);
        await World.ReplyAsync(author, thread, "Appelez la patinoire.");
        return (author, await World.MemberAsync("Lectrice Attentive"), await World.MemberAsync("Animatrice Du Lieu", region, Role.Facilitator, region), thread);
    }

    private Task<Outcome<Done>> ReportAsync(Member by, ThreadHead thread, string reason = "Identifies") => App.Get<ReportPost>().RunAsync(new(by, thread.Id, 2, reason, ""), default);

    private static Task<HttpResponseMessage> DecideAsync(Visitor visitor, ThreadHead thread, string outcome) =>
        visitor.PostAsync("/animation/signalements", ("ThreadId", $"{thread.Id}"), ("Number", "2"), ("Outcome", outcome));

    private async Task<string> AddressAsync(Member member) => (await App.Get<FindAddress>().RunAsync(member.Id, default))!.Email;
}
