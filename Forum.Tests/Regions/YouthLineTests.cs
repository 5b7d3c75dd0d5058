using System.Net;
using Forum.Core.Data;
using Forum.Core.Members;

namespace Forum.Tests.Regions;

public sealed class YouthLineTests(Dialect dialect) : BothStores(dialect)
{
    [Test]
    public async Task Who_facilitates_the_region_says_whom_to_call_and_it_stands_above_its_case_studies()
    {
        var facilitator = await World.MemberAsync("Ève Roy", "estrie", Role.Facilitator, "estrie");
        using var visitor = await App.VisitAsync(facilitator);
        var saved = await visitor.PostAsync("/regions/estrie/ligne-jeunesse", ("Line", "  DPJ de l’Estrie : 819 555-0100, jour et nuit "));
        Assert.That((saved.StatusCode, saved.Headers.Location!.ToString()), Is.EqualTo((HttpStatusCode.SeeOther, "/regions/estrie")));
        var thread = await World.ThreadAsync(await World.MemberAsync("Luc Roy", "estrie"), region: "estrie", kind: "etude-de-cas");
        using var reader = await App.VisitAsync(await World.MemberAsync("Amina Diallo", "laval"));
        var page = WebUtility.HtmlDecode(await reader.ReadAsync(thread.Url));
        Assert.That(page, Does.Contain("DPJ de l’Estrie : 819 555-0100, jour et nuit").And.Not.Contain("ligne-jeunesse"));
        Assert.That(WebUtility.HtmlDecode(await reader.ReadAsync("/regions/estrie")), Does.Contain("819 555-0100"));
        Assert.That(await visitor.ReadAsync(thread.Url), Does.Contain("/regions/estrie/ligne-jeunesse"));
        await visitor.PostAsync("/regions/estrie/ligne-jeunesse", ("Line", ""));
        Assert.That(await reader.ReadAsync(thread.Url), Does.Not.Contain("819 555-0100"));
    }

    [TestCase(Role.Member, "")]
    [TestCase(Role.Facilitator, "laval")]
    [TestCase(Role.Facilitator, "estrie:outils")]
    public async Task Nobody_else_may(Role role, string scope)
    {
        using var visitor = await App.VisitAsync(await World.MemberAsync("Luc Roy", "estrie", role, scope.Length == 0 ? [] : [scope]));
        Assert.That((await visitor.PostAsync("/regions/estrie/ligne-jeunesse", ("Line", "911"))).StatusCode, Is.EqualTo(HttpStatusCode.Forbidden));
        using var form = await visitor.Http.GetAsync(new Uri("/regions/estrie/ligne-jeunesse", UriKind.Relative));
        Assert.That(form.StatusCode, Is.EqualTo(HttpStatusCode.Forbidden));
    }

    [Test]
    public async Task A_line_too_long_comes_back_with_its_sentence()
    {
        using var visitor = await App.VisitAsync(await World.MemberAsync("Ève Roy", "estrie", Role.Coordinator));
        var refused = await visitor.PostAsync("/regions/estrie/ligne-jeunesse", ("Line", new string('9', 201)));
        Assert.That(refused.StatusCode, Is.EqualTo(HttpStatusCode.UnprocessableEntity));
        Assert.That(await refused.Content.ReadAsStringAsync(), Does.Contain(new string('9', 201)).And.Contain("Line-erreur"));
        Assert.That((await visitor.PostAsync("/regions/nulle-part/ligne-jeunesse", ("Line", "911"))).StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
    }
}
