using Forum.Core.Data;
using Forum.Core.Text;

namespace Forum.Core.Members;

/// <summary>A member says what she knows, what she can help with, what she looks for and how to reach her, and whom she shows each of these to.</summary>
[UseCase]
public sealed class SaveProfile(Database database)
{
    /// <summary>The form as it was sent; audiences by their words (<see cref="FieldAudiences"/>).</summary>
    public sealed record Draft(IReadOnlyList<string> Expertises, string Offers, string Seeks, string Phone, Words For);

    public sealed record Words(string? Places, string? Expertises, string? Offers, string? Seeks, string? Email, string? Phone);

    public async Task<Outcome<Done>> RunAsync(Member member, Draft draft, CancellationToken ct)
    {
        if (!member.IsSignedIn) return Refusal.NotAllowed;
        var (profile, refusal) = Check(draft);
        if (refusal is not null) return refusal;
        return await database.WriteAsync<Done>(async db =>
        {
            await ProfileRows.WriteAsync(db, member.Id, profile!);
            return default(Done);
        }, ct);
    }

    internal static Outcome<Profile> Check(Draft draft)
    {
        var expertises = draft.Expertises.Select(Input.CleanLine).Where(e => e.Length > 0).DistinctBy(NameKey.Of).ToList();
        if (expertises.Count > Profile.MostExpertises) return Refusal.Invalid("Expertises", "members.expertises_many");
        foreach (var expertise in expertises)
        {
            if (Input.Fault(expertise, Profile.ExpertiseMaxLength) is { } fault) return Refusal.Invalid("Expertises", fault == "input.too_long" ? "members.expertise_long" : fault);
        }
        var (offers, seeks, phone) = (Input.Clean(draft.Offers).Trim(), Input.Clean(draft.Seeks).Trim(), Input.CleanLine(draft.Phone));
        if (TextFault(offers) is { } offersFault) return Refusal.Invalid("Offers", offersFault);
        if (TextFault(seeks) is { } seeksFault) return Refusal.Invalid("Seeks", seeksFault);
        if (PhoneNumber.Fault(phone) is { } phoneFault) return Refusal.Invalid("Phone", phoneFault);
        var words = draft.For;
        foreach (var (field, word) in new[] { ("PlacesFor", words.Places), ("ExpertisesFor", words.Expertises), ("OffersFor", words.Offers), ("SeeksFor", words.Seeks), ("EmailFor", words.Email), ("PhoneFor", words.Phone) })
        {
            if (FieldAudiences.Parse(word) is null) return Refusal.Invalid(field, "members.audience_unknown");
        }
        return new Profile(expertises, offers, seeks, phone, new(Of(words.Places), Of(words.Expertises), Of(words.Offers), Of(words.Seeks), Of(words.Email), Of(words.Phone)));
    }

    private static FieldAudience Of(string? word) => FieldAudiences.Parse(word)!.Value;

    private static string? TextFault(string text) => text.Length == 0 ? null : Input.Fault(text, Profile.TextMaxLength) is "input.too_long" ? "members.text_long" : Input.Fault(text, Profile.TextMaxLength);
}
