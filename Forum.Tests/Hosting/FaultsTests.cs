using System.Net;
using Forum.Core.Data;
using Forum.Web.Hosting;
using Forum.Web.Resources;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging.Abstractions;

namespace Forum.Tests.Hosting;

/// <summary>Faults of ours, made by breaking a store under the running program.</summary>
[TestFixture(Dialect.Sqlite)]
[TestFixture(Dialect.Postgres)]
public sealed class FaultsTests(Dialect dialect)
{
    [Test]
    public async Task A_fault_before_anybody_knows_who_asks_shows_the_page_and_nothing_of_the_program()
    {
        await using var app = new ForumApp(dialect);
        using var member = await app.VisitAsync(await app.World.MemberAsync("Amina Diallo"));
        await BreakAsync(app, "alter table sessions rename to gone");
        var answer = await member.GetAsync("/");
        var page = await answer.Content.ReadAsStringAsync();
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.InternalServerError));
        Assert.That(page, Does.Contain("<header class=\"top\">").And.Contains(Texts.French["errors.s500.title"]).And.Not.Contain("Exception").And.Not.Contain("sessions").And.Not.Contain("   at "));
        Assert.That(answer.Headers.GetValues("Content-Security-Policy"), Has.Exactly(1).Items);

        await BreakAsync(app, "alter table gone rename to sessions");
        Assert.That((await member.GetAsync("/")).StatusCode, Is.EqualTo(HttpStatusCode.OK), "the server is alive");
    }

    [Test]
    public async Task A_fault_in_a_form_gives_a_page_in_the_layout_with_the_status_and_a_reference()
    {
        await using var app = new ForumApp(dialect);
        using var visitor = await app.VisitAsync();
        await visitor.ReadAsync("/connexion");
        await BreakAsync(app, "alter table members rename to gone");
        var answer = await visitor.PostAsync("/connexion", ("Email", "amina@example.org"), ("Password", "raccrochage"));
        var page = await answer.Content.ReadAsStringAsync();
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.InternalServerError));
        Assert.That(page, Does.Contain("<header class=\"top\">").And.Contains(Texts.French["errors.s500.title"]).And.Contains("référence").And.Not.Contain("raccrochage"));
    }

    [Test]
    public async Task When_even_the_error_page_fails_a_bare_one_stands_in_for_it()
    {
        await using var app = new ForumApp(dialect);
        var context = new DefaultHttpContext { RequestServices = app.Services, Response = { Body = new MemoryStream() } };
        await new LastResort(_ => throw new InvalidOperationException("la page d’erreur"), NullLogger<LastResort>.Instance).InvokeAsync(context);
        context.Response.Body.Position = 0;
        using var reader = new StreamReader(context.Response.Body);
        var page = await reader.ReadToEndAsync();
        Assert.That(context.Response.StatusCode, Is.EqualTo(500));
        Assert.That(page, Does.Contain(Texts.French["errors.s500.title"]).And.Contains("href=\"/\"").And.Not.Contain("la page d’erreur"));
    }

    private static async Task BreakAsync(ForumApp app, string sql) => World.Done(await app.Get<Database>().WriteAsync<int>(async db => await db.RunAsync(sql), default));
}
