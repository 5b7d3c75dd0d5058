using System.Net;
using Forum.Core.Data;

namespace Forum.Tests.Hosting;

[TestFixture(Dialect.Sqlite)]
[TestFixture(Dialect.Postgres)]
public sealed class HealthTests(Dialect dialect)
{
    [Test]
    public async Task Alive_and_ready_answer_in_the_words_scripts_expect()
    {
        await using var app = new ForumApp(dialect);
        using var visitor = await app.VisitAsync();
        Assert.That(await visitor.ReadAsync("/sante/vivant"), Is.EqualTo("""{"status":"ok","checks":{}}"""));
        Assert.That(await visitor.ReadAsync("/sante/pret"), Is.EqualTo("""{"status":"ok","checks":{"database":"ok","migrations":"ok"}}"""));
    }

    [Test]
    public async Task Not_ready_is_503_while_alive_stays_200()
    {
        await using var app = new ForumApp(dialect);
        using var visitor = await app.VisitAsync();
        World.Done(await app.Get<Database>().WriteAsync<int>(async db => await db.RunAsync("delete from migrations where name like '0001%'"), default));
        var answer = await visitor.GetAsync("/sante/pret");
        Assert.That((answer.StatusCode, await answer.Content.ReadAsStringAsync()), Is.EqualTo((HttpStatusCode.ServiceUnavailable, """{"status":"unavailable","checks":{"database":"ok","migrations":"unavailable"}}""")));
        Assert.That((await visitor.GetAsync("/sante/vivant")).StatusCode, Is.EqualTo(HttpStatusCode.OK));
    }
}
