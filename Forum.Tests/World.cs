using Forum.Core;
using Forum.Core.Data;
using Forum.Core.Members;
using Forum.Core.Posts;
using Forum.Core.Text;
using Forum.Core.Threads;

namespace Forum.Tests;

/// <summary>Invented people and threads, made through the program's own use cases where there is one.</summary>
public sealed class World(ForumApp app)
{
    private static int _people;

    /// <summary>A member at home in a region; the scopes make a facilitator: « estrie », « :financement », « estrie:financement ».</summary>
    public async Task<Member> MemberAsync(string name, string region = "bas-saint-laurent", Role role = Role.Member, params string[] scopes)
    {
        var places = app.Get<Core.Regions.Places>();
        var home = places.Region(region)!.Id;
        var email = $"membre{Interlocked.Increment(ref _people)}@example.org";
        var now = app.Now;
        var all = scopes.Select(s => s.Split(':')).Select(s => new Scope(places.Region(s[0])?.Id, s.Length > 1 ? places.Theme(s[1])!.Id : null)).ToArray();
        var made = await app.Get<Database>().WriteAsync<Member>(async db =>
        {
            var id = await db.OneAsync<long>("""
                insert into members (email, email_key, name, name_key, title, region_id, role, created_at, all_read_at)
                values (@email, @email, @name, @nameKey, 'Intervenante', @home, @role, @now, @start) returning id
                """, new { email, name, nameKey = NameKey.Of(name), home, role = role.ToString(), now, start = now.AddDays(-1) });
            foreach (var scope in all) await db.RunAsync("insert into member_scopes (member_id, region_id, theme_id) values (@id, @RegionId, @ThemeId)", new { id, scope.RegionId, scope.ThemeId });
            await Consents.GiveAsync(db, id, ConsentPurpose.Directory, now);
            return new Member(id, name, role, home, Language.French, now.AddDays(-1), all);
        }, default);
        return made.Value!;
    }

    public async Task<ThreadHead> ThreadAsync(Member by, string title = "Qui a un local à prêter?", string region = "bas-saint-laurent", string theme = "ressources", string kind = "question", string audience = "membres", string body = "On cherche un local le mardi soir.", bool masked = false) =>
        Done(await app.Get<PublishThread>().RunAsync(new(by, title, body, region, [], theme, [], kind, audience, Guid.NewGuid().ToString(), masked, Language.French), default));

    public async Task<PostChange> ReplyAsync(Member by, ThreadHead thread, string body = "Oui, le nôtre est libre.") =>
        Done(await app.Get<PostReply>().RunAsync(new(by, thread.Id, body, Guid.NewGuid().ToString(), Language.French), default));

    /// <summary>The member as her next request finds her: what she did since then counts.</summary>
    public async Task<Member> NowAsync(Member member) => (await app.Get<Sessions>().FindAsync(await app.Get<Sessions>().OpenAsync(member.Id, default), default))!;

    /// <summary>The posts of a page, as everybody sees them.</summary>
    public Task<List<PostView>> PostsAsync(ThreadPage page) => app.Get<ReadPosts>().RunAsync(page, default);

    public static T Done<T>(Outcome<T> outcome)
    {
        Assert.That(outcome.Refusal, Is.Null);
        return outcome.Value!;
    }
}
