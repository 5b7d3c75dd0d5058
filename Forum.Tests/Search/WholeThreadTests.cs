using Forum.Core.Data;
using Forum.Core.Members;
using Forum.Core.Search;

namespace Forum.Tests.Search;

/// <summary>A thread answers as a whole: its words may stand in different posts.</summary>
public class WholeThreadTests(Dialect dialect) : BothStores(dialect)
{
    private async Task<IReadOnlyList<SearchHit>> FindAsync(Member reader, string query) => World.Done(await App.Get<SearchForum>().RunAsync(reader, query, 1, default)).Hits;

    private async Task<long[]> ThreadsAsync(Member reader, string query) => [.. (await FindAsync(reader, query)).Select(hit => hit.Thread.Id)];

    [Test]
    public async Task Words_in_different_posts_of_one_thread_find_it_and_a_thread_with_one_of_them_does_not()
    {
        var amina = await World.MemberAsync("Amina Diallo");
        var whole = await World.ThreadAsync(amina, "Une sortie", body: "On part en catamaran.");
        await World.ReplyAsync(amina, whole, "Apportez une boussole dorée.");
        var part = await World.ThreadAsync(amina, "Une boussole dorée à vendre");
        Assert.That(await ThreadsAsync(amina, "catamaran boussole"), Is.EqualTo(new[] { whole.Id }));
        Assert.That(await ThreadsAsync(amina, "boussole"), Is.EquivalentTo(new[] { whole.Id, part.Id }));
    }

    [Test]
    public async Task A_word_of_the_title_and_one_of_a_reply_find_the_thread_by_the_post_that_says_most()
    {
        var amina = await World.MemberAsync("Amina Diallo");
        var thread = await World.ThreadAsync(amina, "Notre tyrolienne", body: "Bonjour!");
        await World.ReplyAsync(amina, thread, "Bravo!");
        await World.ReplyAsync(amina, thread, "Le harnais et le casque, le casque et le harnais.");
        await World.ReplyAsync(amina, thread, "Le casque aussi.");
        var hit = (await FindAsync(amina, "tyrolienne harnais casque")).Single();
        Assert.That(hit.Thread.Id, Is.EqualTo(thread.Id));
        Assert.That(hit.Post.Number, Is.EqualTo(3));
        Assert.That(hit.Title, Does.Contain(new Passage("tyrolienne", true)));
    }

    [Test]
    public async Task A_post_taken_back_adds_no_word_to_its_thread()
    {
        var amina = await World.MemberAsync("Amina Diallo");
        var thread = await World.ThreadAsync(amina, "Un pédalo rouge");
        var reply = await World.ReplyAsync(amina, thread, "Et un gouvernail neuf.");
        Assert.That(await ThreadsAsync(amina, "pédalo gouvernail"), Is.EqualTo(new[] { thread.Id }));
        World.Done(await App.Get<Core.Posts.DeletePost>().RunAsync(amina, thread.Id, reply.Number, default));
        await World.ThreadAsync(amina, "Pédalo et gouvernail");
        Assert.That(await ThreadsAsync(amina, "pédalo gouvernail"), Does.Not.Contain(thread.Id));
    }

    [Test]
    public async Task A_thread_she_may_not_read_answers_nothing_even_by_its_parts()
    {
        var amina = await World.MemberAsync("Amina Diallo", "bas-saint-laurent");
        var elsewhere = await World.MemberAsync("Léo Gagnon", "estrie");
        var thread = await World.ThreadAsync(amina, "Une montgolfière", audience: "regions");
        await World.ReplyAsync(amina, thread, "Avec une nacelle.");
        Assert.That(await ThreadsAsync(amina, "montgolfière nacelle"), Is.EqualTo(new[] { thread.Id }));
        Assert.That(await ThreadsAsync(elsewhere, "montgolfière nacelle"), Is.Empty);
    }

    [Test]
    public async Task A_rare_word_of_an_old_thread_meets_a_word_that_hundreds_of_later_posts_say()
    {
        var amina = await World.MemberAsync("Amina Diallo");
        var old = await World.ThreadAsync(amina, "Un scaphandre", body: "Il est rangé au phare.");
        var noise = await World.ThreadAsync(amina, "Bavardage");
        await App.Get<Database>().WriteAsync<Core.Done>(async db =>
        {
            // as many later posts as one answer looks at, and one more
            for (var i = 0L; i <= Matches.Most; i++)
            {
                var id = await db.OneAsync<long>("""
                    insert into posts (thread_id, number, author_id, body, html, renderer, lang, submission_id, created_at, version)
                    values (@thread, @number, @author, 'phare', '<p>phare</p>', 1, 'fr', @key, @now, 1) returning id
                    """, new { thread = noise.Id, number = i + 2, author = amina.Id, key = $"phare{i}", now = App.Now });
                await SearchIndex.WriteAsync(db, id, "", "phare");
            }
            return new Core.Done();
        }, default);
        Assert.That(await ThreadsAsync(amina, "scaphandre phare"), Is.EqualTo(new[] { old.Id }));
    }
}
