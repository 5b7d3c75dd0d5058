using System.Text.Json;
using System.Text.Json.Serialization;
using Forum.Core.Data;
using Forum.Core.Members;
using Forum.Core.Text;

namespace Forum.Core.Site;

/// <summary>Who answers for the personal data of this place, as everybody may read it (LPRPSP, a. 3.1 and 3.2).</summary>
/// <param name="Officer">the person responsible</param>
/// <param name="Title">hers</param>
/// <param name="Contact">an e-mail address or a telephone number of hers</param>
/// <param name="Address">of the organisation that runs the place: messages name their sender (LCAP, a. 6)</param>
/// <param name="Hosting">where the data lie; empty where nobody said</param>
/// <param name="Words">what else coordinators say of it, in French; empty where nothing</param>
/// <param name="WordsEn">the same in English</param>
public sealed record Policy(string Officer, string Title, string Contact, string Address, string Hosting = "", string Words = "", string WordsEn = "")
{
    /// <summary>UTF-16 units.</summary>
    public const int LineMaxLength = 160, WordsMaxLength = 10_000;

    internal const string Key = "site.policy";

    /// <summary>Of invented places: the demo, and data for measurements.</summary>
    internal static Policy Invented { get; } = new("Claire Beaulieu", "Directrice", "confidentialite@demo.test", "1, rue de l’Exemple, Québec");

    /// <summary>Clean and complete, or what is wrong with it.</summary>
    public static Outcome<Policy> Check(Policy said)
    {
        var policy = new Policy(Input.CleanLine(said.Officer), Input.CleanLine(said.Title), Input.CleanLine(said.Contact), Input.CleanLine(said.Address), Input.CleanLine(said.Hosting), Input.Clean(said.Words), Input.Clean(said.WordsEn));
        foreach (var (field, text, max, required) in new[]
        {
            ("Officer", policy.Officer, LineMaxLength, true), ("OfficerTitle", policy.Title, LineMaxLength, true), ("Contact", policy.Contact, LineMaxLength, true), ("Address", policy.Address, LineMaxLength, true),
            ("Hosting", policy.Hosting, LineMaxLength, false), ("Words", policy.Words, WordsMaxLength, false), ("WordsEn", policy.WordsEn, WordsMaxLength, false),
        })
            if (Input.Fault(text, max) is { } fault && (required || fault is not "input.empty")) return Refusal.Invalid(field, fault);
        return EmailAddress.Fault(policy.Contact) is null || policy.Contact.Count(char.IsAsciiDigit) >= 10 ? policy : Refusal.Invalid("Contact", "privacy.contact_wrong");
    }

    internal static Task WriteAsync(Db db, Policy policy) => SiteSettings.SetAsync(db, Key, JsonSerializer.Serialize(policy, PolicyJson.Default.Policy));

    internal static Policy? Read(string? json) => json is null ? null : JsonSerializer.Deserialize(json, PolicyJson.Default.Policy);
}

/// <summary>Written at build: every start reads one.</summary>
[JsonSerializable(typeof(Policy))]
internal sealed partial class PolicyJson : JsonSerializerContext;

/// <summary>A coordinator says who answers for personal data here.</summary>
[UseCase]
public sealed class SavePolicy(Database database, SiteSettings site)
{
    public async Task<Outcome<Policy>> RunAsync(Member by, Policy said, CancellationToken ct)
    {
        if (!Can.Administer(by)) return Refusal.NotAllowed;
        var (policy, refusal) = Policy.Check(said);
        if (policy is null) return refusal!;
        await database.WriteAsync<Done>(async db =>
        {
            await Policy.WriteAsync(db, policy);
            return default(Done);
        }, ct);
        await site.LoadAsync(ct);
        return policy;
    }
}
