using Forum.Core.Data;
using Forum.Core.Joining;
using Forum.Core.Members;
using Forum.Core.Text;
using Forum.Tests.Mail;
using Forum.Tests.Members;

namespace Forum.Tests.Joining;

/// <summary>A group with somebody who has been here for more than thirty days, and the one facilitator of its region.</summary>
public abstract class VouchStage(Dialect dialect) : BothStores(dialect)
{
    private static int _groups;
    private static int _people;

    protected Member Colleague { get; private set; } = null!;

    protected Member Facilitator { get; private set; } = null!;

    protected long Group { get; private set; }

    protected string Name { get; private set; } = "";

    [SetUp]
    public async Task AGroupWithSomebodyWhoHasBeenHereForLong()
    {
        Name = $"La Relance {Interlocked.Increment(ref _groups)}";
        Group = await App.GroupAsync(Name, "Joliette", "lanaudiere");
        Facilitator = await World.MemberAsync("Une Animatrice", "lanaudiere", Role.Facilitator, "lanaudiere");
        Colleague = await App.InAsync(Group, await World.MemberAsync("Luc Tremblay", "lanaudiere"));
        App.Clock.Sleep(TimeSpan.FromDays(31));
    }

    [TearDown]
    public async Task OneFacilitatorAtATime() => await App.GoneAsync(Facilitator);

    /// <summary>Her address.</summary>
    protected async Task<string> AskAsync(string name = "Rita Nouvelle", string? group = null)
    {
        var email = $"collegue{Interlocked.Increment(ref _people)}@example.org";
        World.Done(await App.Get<AskToJoin>().RunAsync(new(name, email, group ?? Name, "lanaudiere", "J’accompagne des jeunes du secondaire.", Language.French), default));
        return email;
    }

    protected async Task<bool> VouchAsync(Member by, string email, bool knows = true) => World.Done(await App.Get<VouchForColleague>().RunAsync(new(by, await IdAsync(email), knows), default));

    /// <summary>Somebody whom the colleague's word let in, and who took her invitation up.</summary>
    protected async Task<Member> LetInAsync(string name)
    {
        var email = await AskAsync(name);
        Assert.That(await VouchAsync(Colleague, email), Is.True);
        var key = (await App.MailAsync(email)).Single().Link().Split("cle=")[1];
        var session = World.Done(await App.Get<Join>().RunAsync(new(key, name, "", "", [], null, [], Language.French), default));
        return (await App.Get<Sessions>().FindAsync(session, default))!;
    }

    protected Task<long> IdAsync(string email) => App.ReadAsync(db => db.OneAsync<long>("select id from join_requests where email = @email", new { email }));

    protected async Task<IReadOnlyList<MimeKit.MimeMessage>> MailAsync(Member member) => [.. await App.MailAsync((await App.Get<FindAddress>().RunAsync(member.Id, default))!.Email)];

    protected Task<List<string>> ActsAsync(long request) => App.ReadAsync(db => db.ListAsync<string>("select detail from audit_log where act = 'ColleagueVouched' and subject_id = @request order by id", new { request }));
}
