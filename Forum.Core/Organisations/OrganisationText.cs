using Forum.Core.Members;
using Forum.Core.Text;

namespace Forum.Core.Organisations;

/// <summary>What a group says of itself, made regular, and what is wrong with it.</summary>
/// <param name="Website">with its « https:// », which nobody types</param>
internal sealed record OrganisationText(string Name, string Municipality, string About, string Email, string Phone, string Website)
{
    private const int WebsiteMaxLength = 200;

    public static OrganisationText Of(EditOrganisation.Draft draft) => new(
        Input.CleanLine(draft.Name), Input.CleanLine(draft.Municipality), Input.Clean(draft.About), Input.CleanLine(draft.Email), Input.CleanLine(draft.Phone), Address(Input.CleanLine(draft.Website)));

    public Refusal? Fault()
    {
        if (Input.Fault(Name, NamedOrganisation.NameMaxLength) is { } name) return Refusal.Invalid("Name", name);
        if (Municipality.Length > 0 && Input.Fault(Municipality, NamedOrganisation.NameMaxLength) is { } where) return Refusal.Invalid("Municipality", where);
        if (About.Length > 0 && Input.Fault(About, CreateOrganisation.AboutMaxLength) is { } what) return Refusal.Invalid("About", what);
        if (Email.Length > 0 && EmailAddress.Fault(Email) is { } email) return Refusal.Invalid("Email", email);
        if (PhoneNumber.Fault(Phone) is { } phone) return Refusal.Invalid("Phone", phone);
        return Website.Length > 0 && !IsWeb(Website) ? Refusal.Invalid("Website", "organisations.website_wrong") : null;
    }

    private static string Address(string website) => website.Length == 0 || website.Contains("://", StringComparison.Ordinal) ? website : "https://" + website;

    private static bool IsWeb(string website) =>
        website.Length <= WebsiteMaxLength && Links.Safe(website) is { } safe && safe == website && website.StartsWith("http", StringComparison.OrdinalIgnoreCase)
        && Uri.TryCreate(website, UriKind.Absolute, out var uri) && uri.Host.Contains('.', StringComparison.Ordinal) && uri.UserInfo.Length == 0;
}
