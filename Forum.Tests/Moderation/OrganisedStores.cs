using Forum.Core.Data;
using Forum.Core.Members;
using Forum.Core.Threads;
using Forum.Tests.Doctor;

namespace Forum.Tests.Moderation;

/// <summary>Threads put in order by who facilitates them: after each test every stored count is the truth (the doctor says so).</summary>
public abstract class OrganisedStores(Dialect dialect) : BothStores(dialect)
{
    /// <summary>Of Bas-Saint-Laurent, where the threads stand.</summary>
    protected Member Facilitator { get; private set; } = null!;

    protected Member Asker { get; private set; } = null!;

    [OneTimeSetUp]
    public async Task MeetAsync()
    {
        Facilitator = await World.MemberAsync("Ève Roy", role: Role.Facilitator, scopes: "bas-saint-laurent");
        Asker = await World.MemberAsync("Amina Diallo");
    }

    [TearDown]
    public async Task The_doctor_finds_nothing()
    {
        foreach (var finding in await Examination.OfAsync(App)) Assert.Fail($"{finding.Key} {string.Join(' ', finding.Values)}");
    }

    protected async Task<ThreadHead> ThreadAsync(string title, int replies)
    {
        var thread = await World.ThreadAsync(Asker, title);
        for (var n = 0; n < replies; n++) await World.ReplyAsync(Asker, thread, $"Une réponse, la {n}.");
        return thread;
    }
}
