using System.Net;
using System.Net.Http.Headers;
using Forum.Core;
using Forum.Core.Data;
using Forum.Core.Members;
using Forum.Core.Posts;
using Forum.Core.Threads;

namespace Forum.Tests.Threads;

/// <summary>The pages of a public thread are kept whole for who is not signed in (Hosting/VisitorPages): nothing old is ever shown of them, and nothing of one reader to another.</summary>
public sealed class VisitorPageTests(Dialect dialect) : BothStores(dialect)
{
    private Member _author = null!;
    private ThreadHead _thread = null!;
    private Visitor _visitor = null!;

    [SetUp]
    public async Task AVisitorHasReadThePage()
    {
        _author = await World.MemberAsync("Luc Tremblay", "estrie");
        _thread = await World.ThreadAsync(_author, region: "estrie");
        await World.ReplyAsync(_author, _thread, "Le local est libre.");
        await SetAsync("update threads set audience = 'Public' where id = @id");
        _visitor = new Visitor(new Uri(App.Root));
        for (var time = 0; time < 2; time++) Assert.That(await PageAsync(), Does.Contain("Le local est libre."));
    }

    [TearDown]
    public void Leave() => _visitor.Dispose();

    [Test]
    public async Task Who_has_the_page_gets_it_once_until_it_changes()
    {
        using var first = await GetAsync(_visitor);
        Assert.That((first.StatusCode, first.Headers.CacheControl!.ToString(), string.Join(',', first.Headers.Vary)), Is.EqualTo((HttpStatusCode.OK, "no-cache, private", "Cookie")));
        using var again = await GetAsync(_visitor, first.Headers.ETag);
        Assert.That((again.StatusCode, again.Headers.ETag, (await again.Content.ReadAsByteArrayAsync()).Length), Is.EqualTo((HttpStatusCode.NotModified, first.Headers.ETag, 0)));
        await World.ReplyAsync(_author, _thread, "Le local est pris.");
        using var changed = await GetAsync(_visitor, first.Headers.ETag);
        Assert.That(changed.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(await changed.Content.ReadAsStringAsync(), Does.Contain("Le local est pris."));
    }

    [Test]
    public async Task An_edit_a_reaction_and_a_deletion_are_on_the_next_page()
    {
        World.Done(await App.Get<EditPost>().RunAsync(new(_author, _thread.Id, 2, "Le local est pris.", EditPost.Mark("Le local est libre.")), default));
        World.Done(await App.Get<ReactToPost>().RunAsync(new(await World.MemberAsync("Amina Diallo"), _thread.Id, 2, Reaction.Merci), default));
        Assert.That(await PageAsync(), Does.Contain("Le local est pris.").And.Contain("Merci · 1").And.Not.Contain("Le local est libre."));
        World.Done(await App.Get<DeletePost>().RunAsync(_author, _thread.Id, 2, default));
        Assert.That(await PageAsync(), Does.Not.Contain("Le local est pris."));
    }

    [Test]
    public async Task A_thread_that_is_public_no_more_is_shown_to_members_only()
    {
        using var first = await GetAsync(_visitor);
        await SetAsync("update threads set audience = 'Members' where id = @id");
        using var after = await GetAsync(_visitor, first.Headers.ETag);
        Assert.That(after.StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
        using var member = await App.VisitAsync(_author);
        Assert.That(await member.ReadAsync(_thread.Url), Does.Contain("Le local est libre."));
    }

    [Test]
    public async Task A_member_gets_her_own_page_at_the_same_address()
    {
        using var first = await GetAsync(_visitor);
        using var member = await App.VisitAsync(_author);
        using var hers = await GetAsync(member, first.Headers.ETag);
        Assert.That((hers.StatusCode, hers.Headers.ETag, hers.Headers.CacheControl!.ToString()), Is.EqualTo((HttpStatusCode.OK, (EntityTagHeaderValue?)null, "no-store")));
        Assert.That(await hers.Content.ReadAsStringAsync(), Does.Contain("data-member=\"1\""));
        Assert.That(await PageAsync(), Does.Not.Contain("data-member=\"1\""));
    }

    [Test]
    public async Task It_sets_no_cookie_and_speaks_the_language_of_who_asks()
    {
        using var first = await GetAsync(_visitor);
        Assert.That(first.Headers.Contains("Set-Cookie"), Is.False);
        Assert.That(await first.Content.ReadAsStringAsync(), Does.Contain("<html lang=\"fr-CA\"").And.Contain($"/langue?retour={Uri.EscapeDataString(_thread.Url)}").And.Not.Contain("__RequestVerificationToken"));
        using var choice = await _visitor.PostAsync("/langue", ("langue", "en"), ("retour", _thread.Url));
        Assert.That(choice.Headers.Location!.OriginalString, Is.EqualTo(_thread.Url));
        using var english = await GetAsync(_visitor, first.Headers.ETag);
        Assert.That(await english.Content.ReadAsStringAsync(), Does.Contain("<html lang=\"en-CA\""));
    }

    [Test]
    public async Task An_address_that_asks_for_more_is_answered_anew()
    {
        Assert.That((await _visitor.GetAsync(_thread.Url + "?page=1&citer=2")).Headers.ETag, Is.Null);
        Assert.That((int)(await _visitor.GetAsync(_thread.Url + "?page=2")).StatusCode, Is.EqualTo(404));
    }

    private async Task<string> PageAsync()
    {
        using var answer = await GetAsync(_visitor);
        return WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());
    }

    private async Task<HttpResponseMessage> GetAsync(Visitor visitor, EntityTagHeaderValue? known = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(_thread.Url, UriKind.Relative));
        if (known is not null) request.Headers.IfNoneMatch.Add(known);
        return await visitor.Http.SendAsync(request);
    }

    private Task SetAsync(string sql) => App.Get<Database>().WriteAsync<Done>(async db =>
    {
        await db.RunAsync(sql, new { id = _thread.Id });
        return default(Done);
    }, default);
}
