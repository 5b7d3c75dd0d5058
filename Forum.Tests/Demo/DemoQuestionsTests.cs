using Forum.Core.Data;

namespace Forum.Tests.Demo;

/// <summary>Questions of the demo stand in every state, as time would have brought them there.</summary>
public sealed class DemoQuestionsTests(Dialect dialect) : DemoCommunity(dialect)
{
    [Test]
    public async Task Peers_of_other_regions_are_invited_at_most_three_for_each_and_nobody_twice()
    {
        Assert.That(await ListAsync<long>("select distinct thread_id from question_invitations order by thread_id"), Is.EqualTo(new[] { 25L, 26 }));
        Assert.That(await OneAsync<long>("select max(n) as n from (select count(*) as n from question_invitations group by thread_id) each_one"), Is.EqualTo(3));
        Assert.That(await OneAsync<long>("select count(*) - count(distinct member_id) as n from question_invitations"), Is.Zero);
        Assert.That(await OneAsync<long>("""
            select count(*) as n from question_invitations i join members m on m.id = i.member_id join threads t on t.id = i.thread_id join members a on a.id = t.author_id
            where m.region_id = a.region_id or i.asked_at > @now or i.asked_at <= t.created_at
            """, new { now = App.Now }), Is.Zero);
    }

    [Test]
    public async Task Each_state_has_its_question()
    {
        Assert.That(await ListAsync<long>("select thread_id from question_steps where facilitators_at is not null order by thread_id"), Is.EqualTo(new[] { 25L, 26 }), "nobody answers");
        Assert.That(await ListAsync<long>("select thread_id from question_steps where reminded_at is not null order by thread_id"), Does.Contain(22L), "a reply is no answer");
        Assert.That(await ListAsync<long>("select thread_id from question_steps where news_at is not null order by thread_id"), Is.EqualTo(new[] { 7L }));
        Assert.That(await OneAsync<long>("select count(*) as n from value_stories s join posts p on p.id = s.post_id where p.thread_id = 7 and p.author_id = s.member_id and s.withdrawn_at is null"), Is.EqualTo(1));
        Assert.That(await OneAsync<long>("select count(*) as n from threads t where t.kind = 'Question' and t.answered_at is not null and t.id <> 7"), Is.GreaterThan(1), "news expected");
    }
}
