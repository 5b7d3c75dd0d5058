using Forum.Core.Data;
using Forum.Core.Members;
using Forum.Core.Search;

namespace Forum.Tests.Search;

public class SimilarThreadsTests(Dialect dialect) : BothStores(dialect)
{
    private async Task<long[]> NearAsync(Member reader, string? title) => [.. (await App.Get<SimilarThreads>().RunAsync(reader, title, default)).Select(thread => thread.Id)];

    [Test]
    public async Task A_title_brings_up_the_threads_that_ask_the_same()
    {
        var amina = await World.MemberAsync("Amina Diallo");
        var same = await World.ThreadAsync(amina, "Absentéisme du lundi matin : qu’est-ce qui a marché?");
        var inText = await World.ThreadAsync(amina, "Nos groupes du matin", body: "Les absences du lundi nous préoccupent.");
        await World.ThreadAsync(amina, "Un minibus à prêter le lundi");
        Assert.That(await NearAsync(amina, "Comment réduire les absences le lundi?"), Is.EqualTo(new[] { same.Id, inText.Id }));
    }

    [Test]
    public async Task A_reply_with_the_same_words_does_not_make_its_thread_similar()
    {
        var amina = await World.MemberAsync("Amina Diallo");
        var thread = await World.ThreadAsync(amina, "Bonjour");
        await World.ReplyAsync(amina, thread, "Le télescope et la planète");
        Assert.That(await NearAsync(amina, "Télescope et planète"), Is.Empty);
    }

    [Test]
    public async Task What_a_reader_may_not_read_is_not_proposed()
    {
        var amina = await World.MemberAsync("Amina Diallo", "bas-saint-laurent");
        var elsewhere = await World.MemberAsync("Léo Gagnon", "estrie");
        var thread = await World.ThreadAsync(amina, "Le planétarium portatif", audience: "regions");
        Assert.That(await NearAsync(amina, "Planétarium portatif"), Is.EqualTo(new[] { thread.Id }));
        Assert.That(await NearAsync(elsewhere, "Planétarium portatif"), Is.Empty);
    }

    [Test]
    public async Task At_most_five_are_proposed()
    {
        var amina = await World.MemberAsync("Amina Diallo");
        for (var i = 0; i < 8; i++) await World.ThreadAsync(amina, $"Camp de vacances {i}");
        Assert.That(await NearAsync(amina, "Camp de vacances"), Has.Length.EqualTo(SimilarThreads.Most));
    }

    [TestCase(null)]
    [TestCase("")]
    [TestCase("???")]
    [TestCase("a\0b")]
    [TestCase("\uFFFF")]
    public async Task A_title_that_says_nothing_proposes_nothing(string? title) => Assert.That(await NearAsync(Member.Nobody, title), Is.Empty);
}
