using Forum.Core.Site;

namespace Forum.Web.Pages.Privacy;

/// <summary>What the forms say of who answers for personal data: /installation and /administration/confidentialite.</summary>
public sealed record PolicyForm(string? Officer, string? OfficerTitle, string? Contact, string? Address, string? Hosting, string? Words, string? WordsEn)
{
    public static PolicyForm Of(Policy? policy) => policy is null ? new("", "", "", "", "", "", "") : new(policy.Officer, policy.Title, policy.Contact, policy.Address, policy.Hosting, policy.Words, policy.WordsEn);

    public Policy Policy => new(Officer ?? "", OfficerTitle ?? "", Contact ?? "", Address ?? "", Hosting ?? "", Words ?? "", WordsEn ?? "");
}
