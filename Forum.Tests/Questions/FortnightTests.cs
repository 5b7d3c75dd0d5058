using Forum.Core.Data;
using Forum.Core.Mail;
using Forum.Core.Members;
using Forum.Core.Questions;

namespace Forum.Tests.Questions;

/// <summary>Two questions over a fortnight with two weekends, Christmas and New Year’s Day, looked at every hour: exactly who is asked, when and why, and who else is told.</summary>
[TestFixture(Dialect.Sqlite)]
[TestFixture(Dialect.Postgres)]
public sealed class FortnightTests(Dialect dialect)
{
    private sealed record Told(MailKind Kind, string Name, DateTimeOffset At);

    [Test]
    public async Task The_right_people_are_asked_at_the_right_time()
    {
        await using var app = new ForumApp(dialect);
        var world = app.World;
        var (amina, hugo) = (await world.MemberAsync("Amina Diallo"), await world.MemberAsync("Hugo Vollant", "cote-nord"));
        var (brigitte, colin, denise, elise, farid) = (await app.WillingAsync("Brigitte", "estrie"), await app.WillingAsync("Colin", "laval"), await app.WillingAsync("Denise", "montreal"), await app.WillingAsync("Élise", "mauricie"), await app.WillingAsync("Farid", "outaouais"));
        var (near, silent) = (await app.WillingAsync("Rose", "bas-saint-laurent"), await world.MemberAsync("Sans consentement", "estrie"));
        await world.MemberAsync("Maude Animation", "estrie", Role.Facilitator, "bas-saint-laurent");
        await world.MemberAsync("Claire Coordination", "laval", Role.Coordinator);
        app.Clock.SetUtcNow(WorkingHoursTests.At("2026-12-18 14:00"));
        await app.AnsweredAsync(hugo, [(brigitte, true, false), (near, true, true), (silent, true, false), (colin, false, true), (elise, false, false)]);
        await app.DeclareAsync(denise, "Prêter un local");
        await app.FollowAsync(farid, "ressources");

        var script = new Dictionary<string, Func<Task>>
        {
            ["2026-12-18 15:00"] = () => world.ThreadAsync(amina, "Qui a un local à prêter?"),
            ["2026-12-22 10:00"] = async () => World.Done(await app.Get<AnswerInvitation>().RunAsync(new(denise, null, await IdAsync(app, "Qui a un local à prêter?"), true, null), default)),
            ["2026-12-23 16:00"] = () => world.ThreadAsync(hugo, "Où trouver un autobus?", "cote-nord"),
            ["2026-12-28 09:00"] = async () => World.Done(await app.Get<Core.Posts.PostReply>().RunAsync(new(brigitte, await IdAsync(app, "Qui a un local à prêter?"), "Oui, le nôtre.", Guid.NewGuid().ToString(), Core.Text.Language.French), default)),
        };
        for (var now = app.Now; now <= WorkingHoursTests.At("2027-01-04 17:00"); now = now.AddHours(1))
        {
            app.Clock.SetUtcNow(now);
            if (script.TryGetValue(Asking.Local(now), out var act)) await act();
            await app.FollowQuestionsAsync();
        }

        Assert.That(await app.InvitationsAsync(), Is.EqualTo(new Asking.Sent[]
        {
            new("Qui a un local à prêter?", "Brigitte", "2026-12-21 15:00", HelpReason.Accepted),
            new("Qui a un local à prêter?", "Denise", "2026-12-21 15:00", HelpReason.Declared),
            new("Qui a un local à prêter?", "Colin", "2026-12-21 15:00", HelpReason.Thanked),
            new("Qui a un local à prêter?", "Élise", "2026-12-22 10:00", HelpReason.Wrote),
            new("Où trouver un autobus?", "Rose", "2026-12-24 16:00", HelpReason.Accepted),
            new("Où trouver un autobus?", "Farid", "2026-12-24 16:00", HelpReason.Follows),
            // fourteen days after she was asked for the first
            new("Où trouver un autobus?", "Brigitte", "2027-01-04 15:00", HelpReason.Accepted),
        }));
        var told = (await app.ReadAsync(db => db.ListAsync<Told>("select o.kind, m.name, o.created_at as at from outbox o join members m on m.id = o.member_id order by o.id")))
            .Where(t => t.Kind is not MailKind.QuestionInvitation).Select(t => (t.Kind, t.Name, Asking.Local(t.At)));
        Assert.That(told, Is.EqualTo(new[]
        {
            (MailKind.QuestionWaits, "Maude Animation", "2026-12-22 15:00"),
            (MailKind.QuestionWaits, "Claire Coordination", "2026-12-28 16:00"),
            (MailKind.QuestionReminder, "Amina Diallo", "2027-01-04 09:00"),
        }));
        Assert.That((await app.ReadAsync(db => db.ListAsync<long>("select count(*) as n from outbox where kind = 'QuestionInvitation'"))).Single(), Is.EqualTo(7), "one letter each");
    }

    [Test]
    public async Task The_job_passes_questions_on_by_itself()
    {
        await using var app = new ForumApp(dialect, routes: true);
        await app.FollowAsync(await app.WillingAsync("Farid", "outaouais"), "ressources");
        await app.World.ThreadAsync(await app.World.MemberAsync("Amina Diallo"));
        app.Clock.SetUtcNow(WorkingHoursTests.At("2026-11-24 09:00"));
        var letters = Path.Combine(app.Folder, "mail", "sortant");
        await Until.TrueAsync(() =>
        {
            if (app.Now < WorkingHoursTests.At("2026-11-24 12:00")) app.Clock.Advance(TimeSpan.FromMinutes(1));
            return Directory.Exists(letters) && Directory.GetFiles(letters, "*.eml").Length == 1;
        }, "the letter left");
        Assert.That((await app.InvitationsAsync()).Select(i => i.Who), Is.EqualTo(new[] { "Farid" }));
    }

    private static Task<long> IdAsync(ForumApp app, string title) => app.ReadAsync(db => db.OneAsync<long>("select id from threads where title = @title", new { title }));
}
