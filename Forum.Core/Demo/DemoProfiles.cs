using System.Text.Json;
using Forum.Core.Data;
using Forum.Core.Members;
using Forum.Core.Organisations;

namespace Forum.Core.Demo;

/// <summary>What the groups and members of the demo say of themselves, and to whom.</summary>
internal sealed class DemoProfiles(Db db)
{
    private sealed record Group(string Key, IReadOnlyList<string> Facets, string Email, string Phone, string Website);

    /// <param name="For">audiences by the words of the form</param>
    private sealed record Person(string Key, IReadOnlyList<string> Expertises, string Offers, string Seeks, string Phone, SaveProfile.Words For);

    private sealed record ProfilesFile(IReadOnlyList<Group> Organisations, IReadOnlyList<Person> People);

    public async Task WriteAsync(DemoData data, IReadOnlyDictionary<string, long> organisations, IReadOnlyDictionary<string, Member> members)
    {
        var file = DemoData.Open<ProfilesFile>("demo-profiles.json");
        var facets = (await ListFacets.AllAsync(db)).ToDictionary(f => f.Slug, f => f.Id);
        var sources = data.Organisations.ToDictionary(o => o.Key);
        foreach (var group in file.Organisations)
        {
            var source = sources[group.Key];
            await OrganisationRows.ChangeAsync(db, organisations[group.Key], new(source.Name, source.Municipality, source.About, group.Email, group.Phone, group.Website));
            await OrganisationRows.SetFacetsAsync(db, organisations[group.Key], group.Facets.Select(slug => facets[slug]));
        }
        foreach (var person in file.People)
            await ProfileRows.WriteAsync(db, members[person.Key].Id, SaveProfile.Check(new(person.Expertises, person.Offers, person.Seeks, person.Phone, person.For)).Value ?? throw new JsonException(person.Key));
    }
}
