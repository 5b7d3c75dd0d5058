using System.Net;
using Forum.Core;
using Forum.Core.Briefs;
using Forum.Core.Data;
using Forum.Core.Members;
using Forum.Core.Posts;
using Forum.Core.Privacy;
using Forum.Core.Threads;

namespace Forum.Tests.Briefs;

/// <summary>A brief for a table of partners: its maker’s alone, two pages, and nobody’s name.</summary>
public sealed class BriefTests(Dialect dialect) : BothStores(dialect)
{
    private async Task<(Member Maker, ThreadHead Thread)> TalkAsync()
    {
        var maker = await World.MemberAsync("Maude Larivière", "estrie");
        var thread = await World.ThreadAsync(await World.MemberAsync("Amina Diallo", "laval"), "Le transport manque", "laval", "enjeux-politiques", "echange");
        await World.ReplyAsync(await World.MemberAsync("Rose Tremblay", "laval"), thread, "Comme Amina le dit, une rose par jour n’y change rien. Rose et Maude en parlent. Écrivez-moi à rose@example.org.");
        return (maker, thread);
    }

    [Test]
    public async Task From_a_message_to_the_printed_page_in_three_clicks_and_no_name_is_in_it()
    {
        var (maker, thread) = await TalkAsync();
        using var visitor = await App.VisitAsync(maker);
        var link = $"/concertation?fil={thread.Id}&amp;message=2";
        Assert.That(await visitor.ReadAsync($"/fils/{thread.Id}/m/2"), Does.Contain(link));
        await visitor.ReadAsync(link.Replace("&amp;", "&", StringComparison.Ordinal));
        var made = await visitor.PostAsync("/concertation", ("Title", "Le transport dans la MRC"), ("fil", $"{thread.Id}"), ("message", "2"));
        var address = made.Headers.Location!.OriginalString;
        var brief = WebUtility.HtmlDecode(await visitor.ReadAsync(address));
        Assert.That(brief, Does.Contain("Comme … le dit, une rose par jour n’y change rien."));
        var fields = new[] { ("Title", "Le transport dans la MRC"), ("Table", "Table jeunesse"), ("Figures", "40 km jusqu’à l’école"), ("Demands", "Un autobus à 17 h\nUn arrêt au village"), ("Act", "imprimer") };
        Assert.That((await visitor.PostAsync(address, fields)).Headers.Location?.OriginalString, Is.EqualTo(address + "/imprimer"));
        var page = WebUtility.HtmlDecode(await visitor.ReadAsync(address + "/imprimer"));
        var printed = page[page.IndexOf("<article class=\"brief\"", StringComparison.Ordinal)..page.IndexOf("</article>", StringComparison.Ordinal)];
        Assert.That(printed, Does.Contain("Table jeunesse").And.Contain("40 km jusqu’à l’école").And.Contain("Un arrêt au village").And.Contain("<figcaption>Laval</figcaption>").And.Contain("1 parole du terrain"));
        foreach (var name in new[] { "Amina", "Diallo", "Rose ", "Tremblay", "Maude", "Larivière", "rose@example.org" }) Assert.That(printed, Does.Not.Contain(name));
    }

    [TestCase("Title", "Le transport selon Amina")]
    [TestCase("Figures", "Selon Mme Tremblay, 40 km")]
    [TestCase("Demands", "Écrire à Maude Larivière")]
    public async Task A_field_that_names_somebody_is_refused_beside_it_and_kept(string field, string text)
    {
        var (maker, thread) = await TalkAsync();
        var id = await BriefAsync(maker, thread);
        using var visitor = await App.VisitAsync(maker);
        var sent = new Dictionary<string, string> { ["Title"] = "Le transport", ["Figures"] = "", ["Demands"] = "", [field] = text };
        var refused = await visitor.PostAsync($"/concertation/{id}", [.. sent.Select(p => (p.Key, p.Value))]);
        var page = WebUtility.HtmlDecode(await refused.Content.ReadAsStringAsync());
        Assert.That((refused.StatusCode, page.Contains($"{field}-erreur", StringComparison.Ordinal), page.Contains(text, StringComparison.Ordinal)), Is.EqualTo((HttpStatusCode.UnprocessableEntity, true, true)));
    }

    [Test]
    public async Task A_passage_is_shortened_by_its_maker_and_may_name_nobody()
    {
        var (maker, thread) = await TalkAsync();
        var id = await BriefAsync(maker, thread);
        Assert.That((await App.Get<QuoteInBrief>().RunAsync(new(maker, id, thread.Id, 2, "Rose le dit."), default)).Refusal?.Key, Is.EqualTo("briefs.names_somebody"));
        Assert.That((await App.Get<QuoteInBrief>().RunAsync(new(maker, id, thread.Id, 2, new string('é', Brief.MaxQuote + 1)), default)).Refusal?.Key, Is.EqualTo("briefs.quote_long"));
        World.Done(await App.Get<QuoteInBrief>().RunAsync(new(maker, id, thread.Id, 2, "Une rose par jour n’y change rien."), default));
        Assert.That((await ViewAsync(maker, id)).Quotes.Single().Quote, Is.EqualTo("Une rose par jour n’y change rien."), "the flower is no name");
        World.Done(await App.Get<QuoteInBrief>().RemoveAsync(maker, id, (await ViewAsync(maker, id)).Quotes[0].PostId, default));
        Assert.That((await ViewAsync(maker, id)).Quotes, Is.Empty);
    }

    [Test]
    public async Task What_not_every_member_reads_and_a_case_study_stay_in_the_place()
    {
        var (maker, thread) = await TalkAsync();
        var id = await BriefAsync(maker, thread);
        var regional = await World.ThreadAsync(maker, "Pour l’Estrie", "estrie", audience: "regions");
        var study = await World.ThreadAsync(maker, "Une étude", "estrie", "problematiques", "etude-de-cas");
        foreach (var inside in new[] { regional, study }) Assert.That((await App.Get<QuoteInBrief>().RunAsync(new(maker, id, inside.Id, 1), default)).Refusal?.Key, Is.EqualTo("briefs.stays_here"));
        Assert.That((await App.Get<QuoteInBrief>().RunAsync(new(await World.MemberAsync("Sam Lee", "laval"), id, regional.Id, 1), default)).Refusal, Is.EqualTo(Refusal.NotFound));
        World.Done(await App.Get<DeletePost>().RunAsync(await AuthorAsync(thread.Id, 2), thread.Id, 2, default));
        Assert.That((await ViewAsync(maker, id)).Quotes, Is.Empty, "what its author took back is quoted no more");
    }

    [Test]
    public async Task It_is_nobody_else_s_not_even_a_coordinator_s()
    {
        var (maker, thread) = await TalkAsync();
        var id = await BriefAsync(maker, thread);
        var coordinator = await World.MemberAsync("Hélène Marchand", role: Role.Coordinator);
        Assert.That((await App.Get<ReadBriefs>().RunAsync(coordinator, id, default)).Refusal, Is.EqualTo(Refusal.NotFound));
        Assert.That((await App.Get<KeepBrief>().RunAsync(new(coordinator, id, "Volé", "", "", ""), default)).Refusal, Is.EqualTo(Refusal.NotFound));
        Assert.That((await App.Get<KeepBrief>().RemoveAsync(coordinator, id, default)).Refusal, Is.EqualTo(Refusal.NotFound));
        Assert.That((await App.Get<KeepBrief>().RunAsync(new(Member.Nobody, null, "Rien", "", "", ""), default)).Refusal, Is.EqualTo(Refusal.NotAllowed));
        using var visitor = await App.VisitAsync(coordinator);
        foreach (var path in new[] { $"/concertation/{id}", $"/concertation/{id}/imprimer" }) Assert.That((await visitor.GetAsync(path)).StatusCode, Is.EqualTo(HttpStatusCode.NotFound), path);
        World.Done(await App.Get<EraseMember>().RunAsync(new(coordinator, maker.Id, false, null), default));
        Assert.That(await App.ReadAsync(db => db.OneAsync<long>("select count(*) as n from briefs where id = @id", new { id })), Is.Zero);
    }

    [Test]
    public async Task What_the_table_said_is_told_in_a_thread_and_the_brief_leads_there()
    {
        var (maker, thread) = await TalkAsync();
        var id = await BriefAsync(maker, thread);
        using var visitor = await App.VisitAsync(maker);
        var empty = await visitor.PostAsync($"/concertation/{id}/retour", ("Said", ""), ("SubmissionId", Submission.New()));
        Assert.That((empty.StatusCode, (await empty.Content.ReadAsStringAsync()).Contains("Said-erreur", StringComparison.Ordinal)), Is.EqualTo((HttpStatusCode.UnprocessableEntity, true)));
        var told = await visitor.PostAsync($"/concertation/{id}/retour", ("Said", "La table met le transport à l’ordre du jour."), ("SubmissionId", Submission.New()));
        var url = told.Headers.Location!.OriginalString;
        Assert.That(WebUtility.HtmlDecode(await visitor.ReadAsync(url.Split('#')[0])), Does.Contain("Ce que la table a dit").And.Contain("met le transport à l’ordre du jour"));
        Assert.That(await visitor.ReadAsync($"/concertation/{id}"), Does.Contain($"href=\"{url.Split('#')[0]}\""));
    }

    private async Task<Member> AuthorAsync(long threadId, long number) => await World.NowAsync(Member.Nobody with { Id = await App.ReadAsync(db => db.OneAsync<long>("select author_id from posts where thread_id = @threadId and number = @number", new { threadId, number })) });

    private async Task<long> BriefAsync(Member maker, ThreadHead thread)
    {
        var id = World.Done(await App.Get<KeepBrief>().RunAsync(new(maker, null, "Le transport", null, null, null), default));
        World.Done(await App.Get<QuoteInBrief>().RunAsync(new(maker, id, thread.Id, 2), default));
        return id;
    }

    private async Task<BriefView> ViewAsync(Member maker, long id) => World.Done(await App.Get<ReadBriefs>().RunAsync(maker, id, default));
}
