using Forum.Core.Data;
using Forum.Core.Moderation;

namespace Forum.Core.Site;

/// <summary>What the people of the place chose for it, kept in memory: every page shows its name.</summary>
/// <param name="configuredPolicy">Forum:Privacy, until somebody chooses another; null where nothing is set</param>
/// <param name="configuredName">Forum:Site:Name, until somebody chooses another</param>
public sealed class SiteSettings(Database database, string configuredName, Policy? configuredPolicy = null)
{
    /// <summary>Of the name, in UTF-16 units: it stands in every title and beside the brand.</summary>
    public const int NameMaxLength = 40;

    private const string NameKey = "site.name";
    private const string TwoStepsKey = "site.two_steps";
    private const string HelpKey = "site.help";
    private const string HelpEnKey = "site.help.en";
    private const string IdKey = "site.id";
    private string? _name;
    private Policy? _policy;

    public string Name => _name ?? configuredName;

    /// <summary>Null until somebody said who answers for personal data: a place that serves people has it.</summary>
    public Policy? Policy => _policy ?? configuredPolicy;

    /// <summary>Facilitators and coordinators must sign in with two steps.</summary>
    public bool RequiresTwoSteps { get; private set; }

    /// <summary>The place's own words on « Comment ça marche », in French and in English; empty where nobody wrote any.</summary>
    public string Help { get; private set; } = "";

    public string HelpEn { get; private set; } = "";

    /// <summary>What coordinators chose of the limits.</summary>
    public ChosenLimits Limits { get; private set; } = ChosenLimits.None;

    /// <summary>At the start and after a change.</summary>
    public async Task LoadAsync(CancellationToken ct)
    {
        await using var db = await database.ReadAsync(ct);
        _policy = Policy.Read(await db.FindAsync<string>("select value from settings where name = @Key", new { Policy.Key }));
        RequiresTwoSteps = await db.FindAsync<string>("select value from settings where name = @TwoStepsKey", new { TwoStepsKey }) is "required";
        Help = await db.FindAsync<string>("select value from settings where name = @HelpKey", new { HelpKey }) ?? "";
        HelpEn = await db.FindAsync<string>("select value from settings where name = @HelpEnKey", new { HelpEnKey }) ?? "";
        _name = await db.FindAsync<string>("select value from settings where name = @NameKey", new { NameKey });
        Limits = await ReadLimitsAsync(db);
    }

    /// <summary>The limits alone, as another node may have changed them.</summary>
    public async Task LoadLimitsAsync(CancellationToken ct)
    {
        await using var db = await database.ReadAsync(ct);
        Limits = await ReadLimitsAsync(db);
    }

    /// <summary>Tells this place from every other, on each of its nodes: random, made at the first asking.</summary>
    public async Task<string> IdAsync(CancellationToken ct) => (await database.WriteAsync<string>(async db =>
    {
        await db.RunAsync("insert into settings (name, value) values (@IdKey, @id) on conflict (name) do nothing", new { IdKey, id = Guid.NewGuid().ToString("N") });
        return await db.OneAsync<string>("select value from settings where name = @IdKey", new { IdKey });
    }, ct)).Value!;

    internal static Task NameAsync(Db db, string name) => SetAsync(db, NameKey, name);

    internal static async Task HelpAsync(Db db, string french, string english)
    {
        await SetAsync(db, HelpKey, french);
        await SetAsync(db, HelpEnKey, english);
    }

    internal static Task RequireTwoStepsAsync(Db db, bool required) => SetAsync(db, TwoStepsKey, required ? "required" : "");

    /// <summary>From what stands in the store, one change after the other, with what the journal says of it.</summary>
    internal static async Task<Outcome<Done>> ChangeLimitsAsync(Database database, SiteSettings site, Func<ChosenLimits, (ChosenLimits Limits, IReadOnlyList<AuditEntry> Acts)> change, CancellationToken ct)
    {
        var changed = await database.WriteAsync<Done>(async db =>
        {
            await db.HoldAsync("settings");
            var (limits, acts) = change(await ReadLimitsAsync(db));
            await SetAsync(db, ChosenLimits.Key, limits.Json());
            foreach (var act in acts) await AuditLog.WriteAsync(db, act);
            return default(Done);
        }, ct);
        await site.LoadLimitsAsync(ct);
        return changed;
    }

    private static async Task<ChosenLimits> ReadLimitsAsync(Db db) => ChosenLimits.Read(await db.FindAsync<string>("select value from settings where name = @Key", new { ChosenLimits.Key }));

    internal static Task SetAsync(Db db, string name, string value) =>
        db.RunAsync("insert into settings (name, value) values (@name, @value) on conflict (name) do update set value = excluded.value", new { name, value });
}
