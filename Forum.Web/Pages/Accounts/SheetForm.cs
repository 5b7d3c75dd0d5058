using Forum.Core.Members;

namespace Forum.Web.Pages.Accounts;

/// <summary>The form of /compte/fiche, as it was sent.</summary>
public sealed class SheetForm
{
    // writable: the binder fills what it finds
    public IList<string?> Expertises { get; private set; } = [];

    public string? Offers { get; set; }

    public string? Seeks { get; set; }

    public string? Phone { get; set; }

    public string? PlacesFor { get; set; }

    public string? ExpertisesFor { get; set; }

    public string? OffersFor { get; set; }

    public string? SeeksFor { get; set; }

    public string? EmailFor { get; set; }

    public string? PhoneFor { get; set; }

    public SaveProfile.Draft Draft => new([.. Expertises.OfType<string>()], Offers ?? "", Seeks ?? "", Phone ?? "", new(PlacesFor, ExpertisesFor, OffersFor, SeeksFor, EmailFor, PhoneFor));

    public static SheetForm Of(Profile profile) => new()
    {
        Expertises = [.. profile.Expertises],
        Offers = profile.Offers,
        Seeks = profile.Seeks,
        Phone = profile.Phone,
        PlacesFor = profile.For.Places.Slug(),
        ExpertisesFor = profile.For.Expertises.Slug(),
        OffersFor = profile.For.Offers.Slug(),
        SeeksFor = profile.For.Seeks.Slug(),
        EmailFor = profile.For.Email.Slug(),
        PhoneFor = profile.For.Phone.Slug(),
    };
}
