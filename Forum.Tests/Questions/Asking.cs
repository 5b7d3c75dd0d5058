using Forum.Core.Data;
using Forum.Core.Members;
using Forum.Core.Posts;
using Forum.Core.Questions;
using Forum.Core.Text;
using Forum.Core.Threads;

namespace Forum.Tests.Questions;

/// <summary>People who may know, and what time does to questions.</summary>
internal static class Asking
{
    internal sealed record Sent(string Thread, string Who, string At, HelpReason Reason);

    private sealed record Row(string Title, string Name, DateTimeOffset AskedAt, HelpReason Reason);

    /// <summary>A member who consents to be asked for help.</summary>
    public static async Task<Member> WillingAsync(this ForumApp app, string name, string region)
    {
        var member = await app.World.MemberAsync(name, region);
        World.Done(await app.Get<ChangeConsents>().RunAsync(member, [ConsentPurpose.Directory, ConsentPurpose.Help], default));
        return member;
    }

    public static Task DeclareAsync(this ForumApp app, Member member, string label) => app.DoAsync(
        "insert into member_expertises (member_id, position, label, label_key) values (@Id, 1, @label, @key)", new { member.Id, label, key = NameKey.Of(label) });

    public static Task FollowAsync(this ForumApp app, Member member, string theme) => app.DoAsync(
        "insert into member_themes (member_id, theme_id) select @Id, id from themes where slug = @theme", new { member.Id, theme });

    /// <summary>An older question of somebody in the theme « ressources » that these people answered; accepted and thanked as said.</summary>
    public static async Task<ThreadHead> AnsweredAsync(this ForumApp app, Member asker, (Member Who, bool Accepted, bool Thanked)[] answers, string region = "cote-nord")
    {
        var thread = await app.World.ThreadAsync(asker, "Une question déjà réglée", region);
        foreach (var (who, accepted, thanked) in answers)
        {
            var reply = await app.World.ReplyAsync(who, thread, $"Voici ce que je sais, {who.Id}.");
            if (accepted) World.Done(await app.Get<AcceptAnswer>().RunAsync(new(asker, thread.Id, reply.Number, true), default));
            if (thanked) World.Done(await app.Get<ReactToPost>().RunAsync(new(asker, thread.Id, reply.Number, Reaction.Merci), default));
        }
        return thread;
    }

    public static Task FollowQuestionsAsync(this ForumApp app) => app.Get<FollowQuestions>().RunAsync(default);

    /// <summary>The hour in Québec becomes that one, and time does what it does then.</summary>
    public static Task AtAsync(this ForumApp app, string local)
    {
        app.Clock.SetUtcNow(WorkingHoursTests.At(local));
        return app.FollowQuestionsAsync();
    }

    public static async Task<List<Sent>> InvitationsAsync(this ForumApp app) => [.. (await app.ReadAsync(db => db.ListAsync<Row>(
        "select t.title, m.name, i.asked_at, i.reason from question_invitations i join threads t on t.id = i.thread_id join members m on m.id = i.member_id order by i.id"))).Select(r => new Sent(r.Title, r.Name, Local(r.AskedAt), r.Reason))];

    public static string Local(DateTimeOffset at) => TimeZoneInfo.ConvertTime(at, Zones.Place).ToString("yyyy-MM-dd HH:mm", System.Globalization.CultureInfo.InvariantCulture);

    public static Task<string> AddressAsync(this ForumApp app, Member member) => app.ReadAsync(db => db.OneAsync<string>("select email from members where id = @Id", new { member.Id }));

    public static async Task DoAsync(this ForumApp app, string sql, object args) => await app.Get<Database>().WriteAsync<int>(async db => await db.RunAsync(sql, args), default);
}
