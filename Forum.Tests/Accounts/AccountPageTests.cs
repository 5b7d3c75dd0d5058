using System.Net;
using Forum.Core.Data;
using Forum.Core.Members;
using Forum.Core.Text;

namespace Forum.Tests.Accounts;

public sealed class AccountPageTests(Dialect dialect) : BothStores(dialect)
{
    [Test]
    public async Task A_member_changes_her_name_and_function_and_all_she_wrote_shows_it()
    {
        var (maude, asker) = (await World.MemberAsync("Maude Ouellet"), await World.MemberAsync("Alex Roy"));
        var thread = await World.ThreadAsync(asker);
        var change = await World.ReplyAsync(maude, thread);
        using var visitor = await App.VisitAsync(maude);

        var answer = await visitor.PostAsync("/compte/profil", ("Name", "  Maude   Ouellet-Roy "), ("Title", "Coordonnatrice"), ("langue", "fr"));

        Assert.That(answer.Headers.Location?.OriginalString, Is.EqualTo("/compte?fait=profil"));
        var page = await visitor.ReadAsync("/compte?fait=profil");
        Assert.That(page, Does.Contain("value=\"Maude Ouellet-Roy\"").And.Contain("value=\"Coordonnatrice\"").And.Contain("role=\"status\""));
        var post = await App.ReadAsync(db => db.OneAsync<(long Post, long Thread)>("select p.version, t.version from posts p join threads t on t.id = p.thread_id where p.id = @PostId", new { change.PostId }));
        Assert.That(post.Post, Is.EqualTo(post.Thread).And.GreaterThan(change.Version));
        Assert.That(await App.ReadAsync(db => db.OneAsync<string>("select name_key from members where id = @Id", new { maude.Id })), Is.EqualTo(NameKey.Of("Maude Ouellet-Roy")));
    }

    [Test]
    public async Task A_masked_post_keeps_its_version_when_its_author_changes_her_name()
    {
        var maude = await World.MemberAsync("Maude Ouellet");
        var thread = await World.ThreadAsync(maude, masked: true);
        World.Done(await App.Get<ChangeProfile>().RunAsync(new(maude, "Autre Nom", "", Language.French), default));
        Assert.That(await App.ReadAsync(db => db.OneAsync<long>("select version from threads where id = @Id", new { thread.Id })), Is.EqualTo(thread.Version));
    }

    [TestCase("", "")]
    [TestCase("\u200b", "")]
    [TestCase("Maude\u202eteluO", "")]
    [TestCase("Maude", "x\u0007")]
    public async Task A_name_that_cannot_be_read_is_refused_and_the_rest_kept(string name, string title)
    {
        var maude = await World.MemberAsync("Maude Ouellet");
        using var visitor = await App.VisitAsync(maude);
        var answer = await visitor.PostAsync("/compte/profil", ("Name", name), ("Title", title.Length > 0 ? title : "Bénévole"), ("langue", "fr"));
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.UnprocessableEntity));
        var page = await answer.Content.ReadAsStringAsync();
        Assert.That(page, Does.Contain("aria-invalid=\"true\""));
        if (title.Length == 0) Assert.That(page, Does.Contain("value=\"Bénévole\""));
        Assert.That(await visitor.ReadAsync("/compte"), Does.Contain("value=\"Maude Ouellet\""));
    }

    [Test]
    public async Task A_member_chooses_her_language()
    {
        using var visitor = await App.VisitAsync(await World.MemberAsync("Sarah Cohen"));
        await visitor.PostAsync("/compte/profil", ("Name", "Sarah Cohen"), ("Title", ""), ("langue", "en"));
        Assert.That(await visitor.ReadAsync("/compte?fait=profil"), Does.Contain("lang=\"en-CA\"").And.Contain("Your profile is saved."));
    }

    [Test]
    public async Task A_member_chooses_the_regions_and_themes_she_follows()
    {
        var maude = await World.MemberAsync("Maude Ouellet");
        using var visitor = await App.VisitAsync(maude);
        await visitor.PostAsync("/compte/suivi", ("Regions", "estrie"), ("Regions", "cote-nord"), ("Themes", "outils"));
        Assert.That(await FollowedAsync(maude), Is.EqualTo(new[] { "cote-nord", "estrie", "outils" }));
        await visitor.PostAsync("/compte/suivi", ("Regions", "estrie"));
        Assert.That(await FollowedAsync(maude), Is.EqualTo(new[] { "estrie" }));
        var page = await visitor.ReadAsync("/compte");
        Assert.That(page, Does.Contain("value=\"estrie\" checked").And.Not.Contain("value=\"outils\" checked"));
    }

    [TestCase("Regions", "atlantide")]
    [TestCase("Themes", "estrie")]
    public async Task An_unknown_region_or_theme_is_refused_and_changes_nothing(string field, string slug)
    {
        var maude = await World.MemberAsync("Maude Ouellet");
        World.Done(await App.Get<FollowPlaces>().RunAsync(new(maude, ["laval"], []), default));
        using var visitor = await App.VisitAsync(maude);
        Assert.That((await visitor.PostAsync("/compte/suivi", ("Regions", "estrie"), (field, slug))).StatusCode, Is.EqualTo(HttpStatusCode.UnprocessableEntity));
        Assert.That(await FollowedAsync(maude), Is.EqualTo(new[] { "laval" }));
    }

    [Test]
    public async Task Fields_that_the_form_does_not_have_change_nothing()
    {
        var maude = await World.MemberAsync("Maude Ouellet");
        using var visitor = await App.VisitAsync(maude);
        await visitor.PostAsync("/compte/profil", ("Name", "Maude Ouellet"), ("Title", ""), ("langue", "fr"), ("Role", "Coordinator"), ("Email", "x@example.org"), ("RegionId", "5"), ("Member.Role", "Coordinator"));
        Assert.That(await App.ReadAsync(db => db.OneAsync<(string, long)>("select role, region_id from members where id = @Id", new { maude.Id })), Is.EqualTo(("Member", maude.RegionId)));
    }

    [TestCase("/compte/profil")]
    [TestCase("/compte/suivi")]
    [TestCase("/compte/mot-de-passe")]
    public async Task Who_is_not_signed_in_changes_nothing_and_is_asked_to_sign_in(string path)
    {
        using var visitor = await App.VisitAsync();
        Assert.That((await visitor.PostAsync(path, ("Name", "X"))).Headers.Location?.OriginalString, Does.StartWith("/connexion?retour="));
    }

    private Task<List<string>> FollowedAsync(Member member) => App.ReadAsync(db => db.ListAsync<string>("""
        select r.slug from member_regions f join regions r on r.id = f.region_id where f.member_id = @Id
        union all select t.slug from member_themes f join themes t on t.id = f.theme_id where f.member_id = @Id order by 1
        """, new { member.Id }));
}
