using Forum.Core.Data;
using Forum.Core.Members;

namespace Forum.Tests.Hosting;

public sealed class ExtraFieldsTests(Dialect dialect) : BothStores(dialect)
{
    private static readonly string[] Owners = ["", "Form.", "Member.", "Thread.", "Post.", "Command.", "Head.", "model."];

    /// <summary>What a curious member adds to her forms: who she would be, and whose the post would be.</summary>
    [Test]
    public async Task Fields_a_form_does_not_have_change_nothing()
    {
        var curious = await World.MemberAsync("Luc Tremblay", "estrie");
        var other = await World.MemberAsync("Amina Diallo", "montreal");
        var thread = await World.ThreadAsync(curious, region: "estrie");
        using var visitor = await App.VisitAsync(curious);
        (string, string)[] extra =
        [
            .. Owners.SelectMany(o => new[]
            {
                (o + "Role", "Coordinator"), (o + "IsCoordinator", "true"), (o + "IsSignedIn", "true"), (o + "AuthorId", $"{other.Id}"), (o + "MemberId", $"{other.Id}"), (o + "Id", $"{other.Id}"),
                (o + "RegionId", "1"), (o + "IsPinned", "true"), (o + "ClosedAt", "0"), (o + "CreatedAt", "0"), (o + "IsMasked", "true"),
            }),
            ("By.Id", $"{other.Id}"), ("role", "coordinator"), ("Scopes[0].RegionId", "1"), ("ShownName", "Amina Diallo"), ("Html", "<script>alert(1)</script>"),
        ];
        foreach (var route in await PostRoutes.OfAsync(App, thread))
        {
            if (route is "/connexion" || PostRoutes.EndsSession(route)) continue;   // end this session
            (string, string)[] good = [("Title", $"Un titre {route}"), ("Body", "Un message."), ("Region", "estrie"), ("Theme", "ressources"), ("Kind", "question"), ("Audience", "membres"), ("SubmissionId", Guid.NewGuid().ToString()),
                ("Place", "publier"), ("suivre", "1"), ("lu", $"{thread.Id}:1"), ("langue", "fr"), ("Number", "1"), ("Act", "merci:1")];
            using var answer = await visitor.PostAsync(route, [.. good, .. extra]);
            Assert.That((int)answer.StatusCode, Is.LessThan(500), route);
        }
        var people = await App.ReadAsync(db => db.ListAsync<Person>("select id, name, role, region_id from members where id in @ids order by id", new { ids = new[] { curious.Id, other.Id } }));
        Assert.That(people, Is.EqualTo(new[] { new Person(curious.Id, "Luc Tremblay", Role.Member, curious.RegionId), new Person(other.Id, "Amina Diallo", Role.Member, other.RegionId) }));
        Assert.That(await App.ReadAsync(db => db.ListAsync<long>("select distinct author_id from posts")), Is.EqualTo(new[] { curious.Id }));
        Assert.That(await App.ReadAsync(db => db.ListAsync<string>("select distinct r.slug from threads t join regions r on r.id = t.region_id")), Is.EqualTo(new[] { "estrie" }));
        Assert.That(await App.ReadAsync(db => db.OneAsync<long>("select (select count(*) from pins) + (select count(*) from member_scopes) + (select count(*) from threads where closed_at is not null) + (select count(*) from posts where shown_name is not null)")), Is.Zero);
        Assert.That(await App.ReadAsync(db => db.OneAsync<long>("select count(*) from threads")), Is.EqualTo(2), "the form itself worked");
    }

    private sealed record Person(long Id, string Name, Role Role, long RegionId);
}
