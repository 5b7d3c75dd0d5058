using Forum.Core.Organisations;
using Forum.Core.Regions;

namespace Forum.Web.Pages.Organisations;

/// <summary>The form of a group's page, as it was sent.</summary>
public sealed class EditForm
{
    public string? Name { get; set; }

    public string? Municipality { get; set; }

    public string? About { get; set; }

    public string? Email { get; set; }

    public string? Phone { get; set; }

    public string? Website { get; set; }

    // writable lists: the binder fills what it finds
    public IList<string?> Regions { get; private set; } = [];

    public IList<string?> Facets { get; private set; } = [];

    public EditOrganisation.Draft Draft => new(Name ?? "", Municipality ?? "", About ?? "", Email ?? "", Phone ?? "", Website ?? "", [.. Regions.OfType<string>()], [.. Facets.OfType<string>()]);

    public static EditForm Of(OrganisationPage page, Places places) => new()
    {
        Name = page.Head.Name,
        Municipality = page.Head.Municipality,
        About = page.Head.About,
        Email = page.Head.Email,
        Phone = page.Head.Phone,
        Website = page.Head.Website,
        Regions = [.. page.Head.RegionIds.Select(id => places.Region(id).Slug)],
        Facets = [.. page.Facets.Select(f => f.Slug)],
    };
}
