using Forum.Core.Data;
using Forum.Core.Members;
using Forum.Core.Posts;
using Forum.Core.Search;

namespace Forum.Tests.Search;

public class SpellingTests(Dialect dialect) : BothStores(dialect)
{
    private async Task<SearchPage> FindAsync(Member reader, string query) => World.Done(await App.Get<SearchForum>().RunAsync(reader, query, 1, default));

    [TestCase("trampolene", "trampoline")]
    [TestCase("trampoine", "trampoline")]
    [TestCase("trampolnie", "trampoline")]
    [TestCase("rampoline", "trampoline")]
    [TestCase("TRAMPOLUNE", "trampoline")]
    [TestCase("bibliohèque", "bibliothèque")]
    public async Task A_slip_of_one_letter_shows_what_answers_the_word_and_says_so(string typed, string meant)
    {
        var amina = await World.MemberAsync("Amina Diallo");
        var thread = await World.ThreadAsync(amina, "Bonjour", body: "Le trampoline de la bibliothèque est libre.");
        var page = await FindAsync(amina, typed);
        Assert.That((page.Query, page.Mended, page.ForMended), Is.EqualTo((typed, meant, true)));
        Assert.That(page.Hits.Select(hit => hit.Thread.Id), Does.Contain(thread.Id));
        Assert.That(page.Hits[0].Extract, Does.Contain(new Passage(meant, true)));
    }

    [Test]
    public async Task When_the_other_words_answer_the_mended_query_is_only_proposed()
    {
        var amina = await World.MemberAsync("Amina Diallo");
        await World.ThreadAsync(amina, "Un parachute rayé", body: "Il vient du hangar.");
        var page = await FindAsync(amina, "parachute, hangra");
        Assert.That((page.Mended, page.ForMended, page.Threads), Is.EqualTo(("parachute, hangar", false, 1L)));
    }

    [TestCase("guitare")]
    [TestCase("guitares")]
    [TestCase("zqxwv")]
    [TestCase("gui")]
    [TestCase("12345")]
    public async Task A_known_word_one_that_is_near_to_none_and_a_very_short_one_are_left_as_they_are(string query)
    {
        var amina = await World.MemberAsync("Amina Diallo");
        await World.ThreadAsync(amina, "La guitare");
        Assert.That((await FindAsync(amina, query)).Mended, Is.Null);
    }

    [Test]
    public async Task No_word_of_a_private_thread_is_proposed_to_anybody_and_none_of_the_members_to_a_visitor()
    {
        var amina = await World.MemberAsync("Amina Diallo", "bas-saint-laurent");
        await World.ThreadAsync(amina, "La contrebasse", audience: "regions");
        await World.ThreadAsync(amina, "La mandragore");
        Assert.That((await FindAsync(amina, "contrebase")).Mended, Is.Null);
        Assert.That((await FindAsync(amina, "mandragor")).Threads, Is.EqualTo(1));
        Assert.That((await FindAsync(amina, "mandragroe")).Mended, Is.EqualTo("mandragore"));
        Assert.That((await FindAsync(Member.Nobody, "mandragroe")).Mended, Is.Null);
    }

    [Test]
    public async Task A_post_taken_back_lends_no_word()
    {
        var amina = await World.MemberAsync("Amina Diallo");
        var thread = await World.ThreadAsync(amina, "Bonjour");
        var reply = await World.ReplyAsync(amina, thread, "La clepsydre coule.");
        Assert.That((await FindAsync(amina, "clepsidre")).Mended, Is.EqualTo("clepsydre"));
        World.Done(await App.Get<DeletePost>().RunAsync(amina, thread.Id, reply.Number, default));
        Assert.That((await FindAsync(amina, "clepsidre")).Mended, Is.Null);
    }

    [Test]
    public async Task The_longest_words_and_the_most_of_them_are_answered()
    {
        var query = string.Join(' ', Enumerable.Range(0, 12).Select(i => $"{(char)('a' + i)}bcdfghklmnpq"));
        Assert.That((await FindAsync(Member.Nobody, query)).Mended, Is.Null);
    }
}
