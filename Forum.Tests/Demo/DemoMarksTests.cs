using Forum.Core.Data;
using Forum.Core.Demo;
using Forum.Core.Members;
using Forum.Core.Regions;

namespace Forum.Tests.Demo;

/// <summary>What the demo's readers did with its threads.</summary>
public sealed class DemoMarksTests(Dialect dialect) : DemoCommunity(dialect)
{
    [Test]
    public async Task The_four_accounts_have_their_roles()
    {
        var roles = await ListAsync<string>("select email || ' ' || role as s from members where email in @emails order by email", new { emails = LoadDemo.Accounts.Select(a => a.Email).ToArray() });
        Assert.That(roles, Is.EqualTo(new[] { "animation.estrie@demo.test Facilitator", "coordination@demo.test Coordinator", "membre.cote-nord@demo.test Member", "membre.montreal@demo.test Member" }));
        Assert.That(await OneAsync<string>("select r.slug from member_scopes s join regions r on r.id = s.region_id join members m on m.id = s.member_id where m.email = 'animation.estrie@demo.test' and s.theme_id is null"), Is.EqualTo("estrie"));
    }

    [Test]
    public async Task Each_of_the_four_accounts_finds_threads_read_half_read_and_unread()
    {
        foreach (var (email, _) in LoadDemo.Accounts)
        {
            var marks = await ListAsync<Mark>("""
                select t.last_number, coalesce(r.last_number, 0) as read from threads t join members m on m.email = @email
                left join reads r on r.thread_id = t.id and r.member_id = m.id order by t.id
                """, new { email });
            Assert.That(marks.Count(m => m.Read == m.LastNumber), Is.GreaterThan(0), $"{email}, read");
            Assert.That(marks.Count(m => m.Read > 0 && m.Read < m.LastNumber), Is.GreaterThan(0), $"{email}, half read");
            Assert.That(marks.Count(m => m.Read == 0), Is.GreaterThan(0), $"{email}, unread");
        }
    }

    [Test]
    public async Task Nobody_has_read_beyond_the_last_post_or_reacts_before_it_is_written()
    {
        Assert.That(await OneAsync<long>("select count(*) as n from reads r join threads t on t.id = r.thread_id where r.last_number > t.last_number or r.read_at > @now", new { now = App.Clock.GetUtcNow() }), Is.Zero);
        Assert.That(await OneAsync<long>("select count(*) as n from reactions r join posts p on p.id = r.post_id where r.reacted_at <= p.created_at or r.reacted_at > @now or r.member_id = p.author_id", new { now = App.Clock.GetUtcNow() }), Is.Zero);
    }

    [Test]
    public async Task Answers_are_accepted_in_questions_only_and_the_first_one_closes_the_question()
    {
        Assert.That(await OneAsync<long>("select count(*) as n from accepted_answers a join threads t on t.id = a.thread_id where t.kind <> 'Question' or a.accepted_by <> t.author_id"), Is.Zero);
        Assert.That(await ListAsync<long>("select t.id from threads t where t.answered_at is not null and t.answered_at = (select min(a.accepted_at) from accepted_answers a where a.thread_id = t.id) order by t.id"), Is.EqualTo(new[] { 1L, 7, 14, 27 }));
        Assert.That(await OneAsync<long>("select count(*) as n from threads where kind = 'Question' and answered_at is null"), Is.GreaterThan(3));
        Assert.That(await OneAsync<long>("select count(*) as n from threads where kind = 'Question' and reply_count = 0"), Is.GreaterThan(0));
    }

    [Test]
    public async Task Ten_bons_coups_stand_on_the_wall_and_nobody_marked_her_own_reply()
    {
        Assert.That(await OneAsync<long>("select count(*) as n from bons_coups"), Is.EqualTo(10));
        Assert.That(await OneAsync<long>("select count(*) as n from bons_coups b join posts p on p.id = b.post_id where p.number > 1 and b.marked_by = p.author_id"), Is.Zero);
    }

    [Test]
    public async Task Every_pin_was_set_by_somebody_who_may_pin_there()
    {
        var data = DemoData.Read();
        var places = App.Get<Places>();
        var pins = data.Threads.SelectMany(t => t.Pins).ToList();
        Assert.That(await OneAsync<long>("select count(*) as n from pins where removed_at is null"), Is.EqualTo(pins.Count));
        foreach (var pin in pins)
        {
            var who = data.People.Single(p => p.Key == pin.By);
            Scope[] scopes = [.. who.ScopeRegions.Select(s => new Scope(places.Region(s)!.Id, null)), .. who.ScopeThemes.Select(s => new Scope(null, places.Theme(s)!.Id))];
            var member = new Member(1, who.Name, Enum.Parse<Role>(who.Role, ignoreCase: true), 1, Core.Text.Language.French, default, scopes);
            Assert.That(Can.PinAt(member, places.Region(pin.Region)?.Id, places.Theme(pin.Theme)?.Id), Is.True, $"{pin}");
        }
    }

    private sealed record Mark(long LastNumber, long Read);
}
