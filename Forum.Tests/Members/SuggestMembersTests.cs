using Forum.Core;
using Forum.Core.Data;
using Forum.Core.Members;

namespace Forum.Tests.Members;

public sealed class SuggestMembersTests(Dialect dialect) : BothStores(dialect)
{
    [Test]
    public async Task A_member_is_found_by_the_beginning_of_any_word_of_her_name()
    {
        var asker = await World.MemberAsync("Qui Cherche");
        await World.MemberAsync("Anne-Ève Œuvrard");
        foreach (var typed in new[] { "anne", "EVE", "ève", "oeuv", "Œuvr", "anne œuvrard", "eve a" })
            Assert.That(await NamesAsync(asker, typed), Is.EqualTo(new[] { "Anne-Ève Œuvrard" }), typed);
        foreach (var typed in new[] { "nne", "vrard", "anne martin", "%", "_", "!", "" })
            Assert.That(await NamesAsync(asker, typed), Is.Empty, typed);
    }

    [Test]
    public async Task Those_who_wrote_lately_in_the_thread_come_first_and_come_alone_when_nothing_is_typed()
    {
        var asker = await World.MemberAsync("Mireille Premier");
        var thread = await World.ThreadAsync(asker);
        await World.MemberAsync("Mira Absente");
        var early = await World.MemberAsync("Mirabelle Tôt");
        var late = await World.MemberAsync("Miro Tard");
        await World.ReplyAsync(early, thread);
        await World.ReplyAsync(late, thread);
        Assert.That(await NamesAsync(asker, "mir", thread.Id), Is.EqualTo(new[] { "Miro Tard", "Mirabelle Tôt", "Mira Absente" }));
        Assert.That(await NamesAsync(asker, "", thread.Id), Is.EqualTo(new[] { "Miro Tard", "Mirabelle Tôt" }));
    }

    [Test]
    public async Task A_masked_author_is_no_participant()
    {
        var masked = await World.MemberAsync("Rachel Discrète");
        var thread = await World.ThreadAsync(masked, kind: "etude-de-cas");
        await World.ReplyAsync(masked, thread);
        var reader = await World.MemberAsync("Luc Lecteur");
        await World.MemberAsync("Rachel Annonce");
        Assert.That(await NamesAsync(reader, "", thread.Id), Is.Empty);
        Assert.That(await NamesAsync(reader, "rachel", thread.Id), Is.EqualTo(new[] { "Rachel Annonce", "Rachel Discrète" }));
    }

    [Test]
    public async Task A_thread_she_may_not_read_tells_nothing_of_who_writes_there()
    {
        var author = await World.MemberAsync("Ève Fermée", "estrie");
        var thread = await World.ThreadAsync(author, region: "estrie", audience: "regions");
        Assert.That(await NamesAsync(await World.MemberAsync("Marc Dehors", "montreal"), "", thread.Id), Is.Empty);
        Assert.That(await NamesAsync(await World.MemberAsync("Zoé Dedans", "estrie"), "", thread.Id), Is.EqualTo(new[] { "Ève Fermée" }));
    }

    [Test]
    public async Task Somebody_who_is_not_signed_in_is_told_no_name() =>
        Assert.That((await App.Get<SuggestMembers>().RunAsync(new(Member.Nobody, "a", 0), default)).Refusal, Is.EqualTo(Refusal.NotAllowed));

    private async Task<string[]> NamesAsync(Member by, string typed, long threadId = 0) =>
        [.. World.Done(await App.Get<SuggestMembers>().RunAsync(new(by, typed, threadId), default)).Select(m => m.Name)];
}
