using System.Net;
using Forum.Core.Data;
using Forum.Tests.Data;

namespace Forum.Tests.Posts;

public sealed class ParallelRepliesTests(Dialect dialect) : BothStores(dialect)
{
    [Test]
    public async Task Fifty_members_who_answer_at_the_same_moment_get_the_numbers_from_two_to_fifty_one()
    {
        var thread = await World.ThreadAsync(await World.MemberAsync("Amina Diallo"));
        var visitors = await Task.WhenAll(Enumerable.Range(0, 50).Select(async n => await App.VisitAsync(await World.MemberAsync($"Membre {n}"))));
        foreach (var visitor in visitors) await visitor.TokenAsync();
        var answers = await Task.WhenAll(visitors.Select((v, n) => v.PostAsync($"/fils/{thread.Id}/repondre", ("Body", $"Réponse {n}"), ("SubmissionId", Guid.NewGuid().ToString()))));
        Assert.That(answers.Select(a => a.StatusCode), Is.All.EqualTo(HttpStatusCode.SeeOther));
        var addresses = answers.Select(a => a.Headers.Location!.OriginalString).Select(l => long.Parse(l[(l.LastIndexOf('m') + 1)..], System.Globalization.CultureInfo.InvariantCulture));
        Assert.That(addresses.Order(), Is.EqualTo(Enumerable.Range(2, 50).Select(n => (long)n)));
        Assert.That(await App.ReadAsync(db => db.ListAsync<long>("select number from posts where thread_id = @Id order by number", new { thread.Id })), Is.EqualTo(Enumerable.Range(1, 51).Select(n => (long)n)));
        Assert.That(await App.ReadAsync(Truth.FaultsAsync), Is.Empty);
        Array.ForEach(visitors, v => v.Dispose());
    }

    [Test]
    public async Task A_form_sent_twenty_times_at_once_is_one_reply_and_every_answer_is_its_address()
    {
        var member = await World.MemberAsync("Luc Tremblay");
        var thread = await World.ThreadAsync(member);
        using var visitor = await App.VisitAsync(member);
        await visitor.TokenAsync();
        var id = Guid.NewGuid().ToString();
        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => visitor.PostAsync($"/fils/{thread.Id}/repondre", ("Body", "Une seule fois."), ("SubmissionId", id))));
        Assert.That(answers.Select(a => a.Headers.Location!.OriginalString), Is.All.EndsWith("#m2"));
        Assert.That(await App.ReadAsync(db => db.OneAsync<long>("select count(*) as count from posts where thread_id = @Id", new { thread.Id })), Is.EqualTo(2));
    }
}
