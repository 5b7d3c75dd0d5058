using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using Forum.Core.Data;
using Forum.Core.Exchanges;

namespace Forum.Tests.Exchanges;

/// <summary>What nobody answered in an exchange is not lost when it ends.</summary>
public sealed partial class OpenQuestionTests(Dialect dialect) : HeldExchange(dialect)
{
    [Test]
    public async Task What_nobody_answered_is_proposed_for_the_summary_once()
    {
        foreach (var words in new[] { "Qui prête un autobus?", "Et pour les Îles?", "À quelle heure?" })
            World.Done(await App.Get<AskInExchange>().RunAsync(new(Amina, Id, words, true, Guid.NewGuid().ToString()), default));
        await OpenAsync();
        var asked = (await ViewAsync()).Questions;
        World.Done(await App.Get<KeepIdea>().QuestionAsync(Lead, Id, asked[1].Id, default));
        World.Done(await App.Get<AskInExchange>().SettleAsync(Lead, Id, asked[2].Id, answered: true, default));
        World.Done(await App.Get<CloseExchange>().RunAsync(Lead, Id, default));
        World.Done(await App.Get<OpenExchange>().RunAsync(Lead, Id, default));
        World.Done(await App.Get<CloseExchange>().RunAsync(Lead, Id, default));
        Assert.That((await ViewAsync()).Lines.Select(l => (l.Section, l.Body)), Is.EqualTo(new[] { (Sections.Questions, "Et pour les Îles?"), (Sections.Questions, "Qui prête un autobus?") }), "ended twice after a slip");
    }

    [Test]
    public async Task A_quick_poll_that_may_identify_a_youth_comes_back_before_everybody_sees_it()
    {
        await OpenAsync();
        using var lead = await App.VisitAsync(Lead);
        (string, string)[] form = [("PollQuestion", "L’élève de 14 ans de l’école secondaire Louis-Riel revient?"), ("Choices", "Oui\nNon")];
        var answer = await lead.PostAsync($"/en-direct/{Id}/sondage", form);
        var page = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());
        Assert.That((answer.StatusCode, page.Contains("value=\"L’élève de 14 ans", StringComparison.Ordinal)), Is.EqualTo((HttpStatusCode.UnprocessableEntity, true)), "her words are kept");
        Assert.That((await ViewAsync()).Polls, Is.Empty);
        var seen = Seen().Match(page).Groups[1].Value;
        Assert.That((await lead.PostAsync($"/en-direct/{Id}/sondage", [.. form, ("Seen", seen)])).StatusCode, Is.EqualTo(HttpStatusCode.SeeOther), "hers to decide");
        Assert.That((await ViewAsync()).Polls, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task A_summary_that_may_identify_a_youth_comes_back_before_it_is_published()
    {
        await OpenAsync();
        World.Done(await App.Get<CloseExchange>().RunAsync(Lead, Id, default));
        using var lead = await App.VisitAsync(Lead);
        (string, string)[] form = [("Id0", "0"), ("Section0", "idees"), ("Body0", "L’élève de 14 ans de l’école secondaire Louis-Riel est revenu."), ("Who0", ""), ("Due0", ""), ("act", "publier")];
        var answer = await lead.PostAsync($"/en-direct/{Id}/synthese", form);
        var page = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());
        Assert.That((answer.StatusCode, page.Contains(form[2].Item2, StringComparison.Ordinal)), Is.EqualTo((HttpStatusCode.UnprocessableEntity, true)), "her words are kept");
        Assert.That((await ViewAsync()).Exchange.SummarisedAt, Is.Null);
        await lead.PostAsync($"/en-direct/{Id}/synthese", [.. form[..^1], ("Seen", Seen().Match(page).Groups[1].Value)]);
        Assert.That((await ViewAsync()).Exchange.SummarisedAt, Is.Not.Null, "hers to decide");
    }

    [GeneratedRegex("name=\"Seen\" value=\"([^\"]*)\"")]
    private static partial Regex Seen();

    [Test]
    public async Task Who_makes_one_a_thread_from_the_summary_loses_nothing_that_she_typed()
    {
        World.Done(await App.Get<AskInExchange>().RunAsync(new(Amina, Id, "Qui prête un autobus?", true, Guid.NewGuid().ToString()), default));
        await OpenAsync();
        World.Done(await App.Get<CloseExchange>().RunAsync(Lead, Id, default));
        var line = (await ViewAsync()).Lines.Single();
        using var lead = await App.VisitAsync(Lead);
        string Text(long id) => id.ToString(CultureInfo.InvariantCulture);
        var answer = await lead.PostAsync($"/en-direct/{Id}/synthese", ("Id0", Text(line.Id)), ("Section0", line.Section), ("Body0", line.Body), ("Who0", ""), ("Due0", ""), ("Id1", "0"), ("Section1", "idees"), ("Body1", "Un texto le lundi."), ("Who1", ""), ("Due1", ""), ("act", $"fil:{line.Id}"));
        Assert.That((answer.StatusCode, answer.Headers.Location?.OriginalString), Is.EqualTo((HttpStatusCode.SeeOther, $"/en-direct/{Id}/synthese?fait=fil")));
        Assert.That((await ViewAsync()).Lines.Select(l => (l.Body, l.OpenedId is not null)), Is.EquivalentTo(new[] { (line.Body, true), ("Un texto le lundi.", false) }));
        using var member = await App.VisitAsync(Luc);
        Assert.That((await member.PostAsync($"/en-direct/{Id}/synthese", ("Body0", "x"), ("act", $"fil:{line.Id}"))).StatusCode, Is.EqualTo(HttpStatusCode.Forbidden), "nobody else's to do");
    }
}
