using System.Net;
using Forum.Core.Data;
using Forum.Web.Pages.Errors;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.SignalR;

namespace Forum.Tests.Hosting;

/// <summary>Beside MalformedFormsTests, which sends every page's form without its token: nothing takes a POST in another way.</summary>
public sealed class FormTokenTests(Dialect dialect) : BothStores(dialect)
{
    [Test]
    public void Whatever_takes_a_POST_is_a_page_the_hub_or_a_question_about_health()
    {
        var others = App.Get<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(e => e.Metadata.GetMetadata<PageActionDescriptor>() is null && e.Metadata.GetMetadata<HubMetadata>() is null)
            .Where(e => e.Metadata.GetMetadata<IHttpMethodMetadata>() is not { HttpMethods: { Count: > 0 } methods } || methods.Contains("POST"));
        Assert.That(others.Select(e => e.RoutePattern.RawText), Is.EquivalentTo(new[] { "/sante/vivant", "/sante/pret" }));
    }

    [Test]
    public async Task Only_the_page_that_shows_a_refusal_which_takes_no_form_and_the_stop_of_a_letter_ask_for_no_token()
    {
        var free = typeof(Program).Assembly.GetTypes().Where(t => t.IsDefined(typeof(IgnoreAntiforgeryTokenAttribute), true) || t.GetMethods().Any(m => m.IsDefined(typeof(IgnoreAntiforgeryTokenAttribute), true)));
        Assert.That(free, Is.EquivalentTo(new[] { typeof(ErrorModel), typeof(Web.Pages.Accounts.StopMailModel) }));
        using var visitor = await App.VisitAsync(await World.MemberAsync("Amina Diallo"));
        Assert.That((await visitor.PostAsync("/erreur", ("Body", "a"))).StatusCode, Is.EqualTo(HttpStatusCode.MethodNotAllowed));
    }
}
