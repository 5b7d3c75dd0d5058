using Forum.Core;
using Forum.Core.Data;
using Forum.Core.Members;
using Forum.Core.Posts;
using Forum.Core.Threads;
using Forum.Tests.Pictures;

namespace Forum.Tests.Threads;

/// <summary>The posts of a page are rendered once and kept (Pieces/PostBlocks), the rail is counted once and kept (ReadRail): nothing old is ever shown of them.</summary>
public sealed class FreshPageTests(Dialect dialect) : BothStores(dialect)
{
    private Member _asker = null!;
    private Member _author = null!;
    private Visitor _reader = null!;
    private ThreadHead _thread = null!;

    [SetUp]
    public async Task SomebodyHasReadTheThread()
    {
        _asker = await World.MemberAsync("Amina Diallo", "estrie");
        _author = await World.MemberAsync("Luc Tremblay", "estrie");
        _reader = await App.VisitAsync(await World.MemberAsync("Zoé Côté", "estrie"));
        _thread = await World.ThreadAsync(_asker, region: "estrie", audience: "regions");
        await World.ReplyAsync(_author, _thread, "Le local est libre.");
        Assert.That(await PageAsync(), Does.Contain("Le local est libre."));
    }

    [Test]
    public async Task An_edit_is_on_the_next_page()
    {
        World.Done(await App.Get<EditPost>().RunAsync(new(_author, _thread.Id, 2, "Le local est pris.", EditPost.Mark("Le local est libre.")), default));
        Assert.That(await PageAsync(), Does.Contain("Le local est pris.").And.Not.Contain("Le local est libre."));
    }

    [Test]
    public async Task A_reply_is_on_the_next_page()
    {
        await World.ReplyAsync(_asker, _thread, "Merci beaucoup.");
        Assert.That(await PageAsync(), Does.Contain("Merci beaucoup."));
    }

    [Test]
    public async Task A_deletion_is_on_the_next_page_and_so_is_its_undoing()
    {
        World.Done(await App.Get<DeletePost>().RunAsync(_author, _thread.Id, 2, default));
        Assert.That(await PageAsync(), Does.Not.Contain("Le local est libre."));
        World.Done(await App.Get<DeletePost>().RestoreAsync(_author, _thread.Id, 2, default));
        Assert.That(await PageAsync(), Does.Contain("Le local est libre."));
    }

    [Test]
    public async Task A_reaction_an_answer_and_a_new_name_are_on_the_next_page()
    {
        Assert.That(await PageAsync(), Does.Not.Contain("Merci · 1").And.Not.Contain("class=\"tag ok\""));
        World.Done(await App.Get<ReactToPost>().RunAsync(new(_asker, _thread.Id, 2, Reaction.Merci), default));
        World.Done(await App.Get<AcceptAnswer>().RunAsync(new(_asker, _thread.Id, 2, Helped: true), default));
        World.Done(await App.Get<ChangeProfile>().RunAsync(new(_author, "Luc Tremblay-Roy", "Intervenant", _author.Language), default));
        Assert.That(await PageAsync(), Does.Contain("Merci · 1").And.Contain("class=\"tag ok\"").And.Contain("Luc Tremblay-Roy"));
    }

    [Test]
    public async Task Another_picture_is_on_the_next_page_and_in_the_lists_and_so_is_its_going()
    {
        Assert.That(await PageAsync() + await _reader.ReadAsync("/regions/estrie"), Does.Not.Contain("/photos/"));
        string[] names = ["", ""];
        for (var n = 0; n < 2; n++)
        {
            foreach (var member in new[] { _asker, _author }) World.Done(await App.Get<ChangePicture>().RunAsync(member, Sample.Jpeg(), default));
            var (asker, author) = ((await World.NowAsync(_asker)).Picture, (await World.NowAsync(_author)).Picture);
            Assert.That(await PageAsync(), Does.Contain($"/photos/{asker}/96").And.Contain($"/photos/{author}/96"));
            Assert.That(await _reader.ReadAsync("/regions/estrie"), Does.Contain($"/photos/{asker}/96"));
            if (n > 0) Assert.That(await PageAsync() + await _reader.ReadAsync("/regions/estrie"), Does.Not.Contain(names[0]).And.Not.Contain(names[1]));
            names = [asker, author];
        }
        World.Done(await App.Get<ChangePicture>().RemoveAsync(_asker, _asker.Id, default));
        Assert.That(await PageAsync() + await _reader.ReadAsync("/regions/estrie"), Does.Not.Contain(names[0]));
    }

    [Test]
    public async Task Who_loses_the_right_to_read_gets_nothing_of_what_is_kept()
    {
        var outsider = await App.VisitAsync(await World.MemberAsync("Marc Gagnon", "montreal"));
        Assert.That((int)(await outsider.GetAsync($"/fils/{_thread.Id}")).StatusCode, Is.EqualTo(404));
        await App.Get<Database>().WriteAsync<Done>(async db =>
        {
            await db.RunAsync("update members set region_id = (select id from regions where slug = 'montreal') where name = 'Zoé Côté'");
            return default(Done);
        }, default);
        Assert.That((int)(await _reader.GetAsync(_thread.Url)).StatusCode, Is.EqualTo(404));
    }

    [Test]
    public async Task The_rail_follows_a_reply_and_the_reading_of_it()
    {
        var member = await World.MemberAsync("Nadia Bérubé", "estrie");
        var before = await UnreadAsync(member);
        var fresh = await World.ThreadAsync(_asker, region: "estrie");
        Assert.That(await UnreadAsync(member), Is.EqualTo(before + 1));
        World.Done(await App.Get<MarkRead>().RunAsync(member, fresh.Id, 1, default));
        Assert.That(await UnreadAsync(member), Is.EqualTo(before));
        await World.ReplyAsync(_author, fresh);
        Assert.That(await UnreadAsync(member), Is.EqualTo(before + 1));
        World.Done(await App.Get<MarkAllRead>().RunAsync(member, App.Now, default));
        Assert.That(await UnreadAsync(member), Is.Zero);
    }

    private async Task<long> UnreadAsync(Member member) => (await App.Get<ReadRail>().RunAsync(await World.NowAsync(member), default)).Unread;

    private async Task<string> PageAsync() => System.Net.WebUtility.HtmlDecode(await _reader.ReadAsync(_thread.Url + "?page=1"));
}
