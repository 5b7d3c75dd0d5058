using System.Net;
using Forum.Core.Data;
using Forum.Core.Members;
using Forum.Core.Threads;
using Forum.Tests.Accounts;

namespace Forum.Tests.Publishing;

/// <summary>A session ends while somebody writes: her text goes with her through the sign-in, without script.</summary>
public sealed class ResumeTests(Dialect dialect) : BothStores(dialect)
{
    [Test]
    public async Task A_reply_sent_after_the_session_ended_waits_in_its_page_after_signing_in()
    {
        var (member, email) = await App.AccountAsync("Amina Diallo");
        var thread = await World.ThreadAsync(await World.MemberAsync("Luc Roy"));
        using var visitor = await App.VisitAsync(member);
        await visitor.ReadAsync(thread.Url);
        await EndSessionAsync(visitor);
        var page = await SendAsync(visitor, $"/fils/{thread.Id}/repondre", ("Place", $"fil:{thread.Id}"), ("Body", "Un <long> texte"), ("SubmissionId", Guid.NewGuid().ToString()));
        Assert.That(page, Does.Contain("action=\"/reprise\"").And.Contain("Un &lt;long&gt; texte"));

        visitor.ForgetToken();
        (string, string)[] kept = [("Email", email), ("Place", $"fil:{thread.Id}"), ("Body", "Un <long> texte")];
        var wrong = await visitor.PostAsync("/reprise", [.. kept, ("Password", "autre chose")]);
        Assert.That((int)wrong.StatusCode, Is.EqualTo(422));
        Assert.That(await wrong.Content.ReadAsStringAsync(), Does.Contain("Un &lt;long&gt; texte").And.Not.Contain("autre chose"));

        var right = await visitor.PostAsync("/reprise", [.. kept, ("Password", People.Password)]);
        Assert.That((right.StatusCode, right.Headers.Location?.ToString()), Is.EqualTo((HttpStatusCode.SeeOther, $"{thread.Url}#repondre")));
        Assert.That(await visitor.ReadAsync(thread.Url), Does.Contain("Un &lt;long&gt; texte").And.Contain("restauré"));
        Assert.That(await World.PostsAsync(World.Done(await App.Get<ShowThread>().RunAsync(member, thread.Id, 1, default))), Has.Count.EqualTo(1), "nothing is sent without her");
    }

    [Test]
    public async Task A_new_thread_keeps_its_title_and_choices()
    {
        var (member, email) = await App.AccountAsync("Amina Diallo");
        using var visitor = await App.VisitAsync(member);
        await visitor.ReadAsync("/publier");
        await EndSessionAsync(visitor);
        (string, string)[] form = [("Place", "publier"), ("Title", "Mon titre"), ("Body", "Mon texte"), ("Region", "laval"), ("Theme", "outils"), ("Kind", "outil"), ("Audience", "regions"), ("OtherRegions", "estrie")];
        Assert.That(await SendAsync(visitor, "/publier", form), Does.Contain("name=\"OtherRegions\" value=\"estrie\""));
        visitor.ForgetToken();
        await visitor.PostAsync("/reprise", [.. form, ("Email", email), ("Password", People.Password)]);
        var page = await visitor.ReadAsync("/publier");
        Assert.That(page, Does.Contain("value=\"Mon titre\"").And.Contain("Mon texte").And.Contain("value=\"laval\" selected").And.Contain("value=\"regions\" checked").And.Contain("value=\"estrie\" selected"));
    }

    [Test]
    public async Task Another_sites_form_puts_no_text_on_ours()
    {
        using var stranger = await App.VisitAsync();
        using var form = new FormUrlEncodedContent([KeyValuePair.Create("Place", "publier"), KeyValuePair.Create("Body", "Texte imposé")]);
        using var request = new HttpRequestMessage(HttpMethod.Post, "/publier") { Content = form };
        request.Headers.Add("Sec-Fetch-Site", "cross-site");
        var answer = await stranger.Http.SendAsync(request);
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.BadRequest));
        Assert.That(await answer.Content.ReadAsStringAsync(), Does.Not.Contain("Texte imposé"));
        using var direct = new FormUrlEncodedContent([KeyValuePair.Create("Place", "publier"), KeyValuePair.Create("Body", "Texte imposé")]);
        Assert.That((await stranger.Http.PostAsync(new Uri("/reprise", UriKind.Relative), direct)).StatusCode, Is.EqualTo(HttpStatusCode.BadRequest));
    }

    /// <summary>As a browser sends it from our own page.</summary>
    private static async Task<string> SendAsync(Visitor visitor, string path, params (string, string)[] fields)
    {
        visitor.Http.DefaultRequestHeaders.Add("Sec-Fetch-Site", "same-origin");
        var answer = await visitor.PostAsync(path, fields);
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.BadRequest));
        return await answer.Content.ReadAsStringAsync();
    }

    private Task EndSessionAsync(Visitor visitor) => App.Get<Sessions>().CloseAsync(visitor.Cookies.GetCookies(new Uri(App.Root))["forum"]!.Value, default);
}
