using Forum.Core.Data;
using Forum.Core.Members;
using Forum.Core.Organisations;
using Forum.Core.Regions;
using Forum.Core.Text;

namespace Forum.Core.Demo;

/// <summary>The groups and members of the demo, who joined one after the other some months ago.</summary>
internal sealed class DemoPeople(Db db, Places places, string passwordHash)
{
    private readonly Dictionary<string, Member> _members = [];
    private readonly Dictionary<string, DemoData.Person> _sources = [];

    /// <summary>The accounts to try, by key, and how many days ago each was last here: so each finds some threads read, some half read, some not.</summary>
    public IReadOnlyDictionary<string, int> LastVisits { get; } = new Dictionary<string, int> { ["helene"] = 1, ["maude"] = 2, ["mireille"] = 4, ["widline"] = 6 };

    public Member this[string key] => _members[key];

    public Member Coordinator => _members.Values.First(m => m.IsCoordinator);

    public IEnumerable<Member> Facilitators => _members.Values.Where(m => m.Role is Role.Facilitator);

    public bool Follows(string key, IReadOnlyList<long> regionIds, IReadOnlyList<long> themeIds) =>
        Regions(_sources[key].FollowsRegions).Any(regionIds.Contains) && Themes(_sources[key].FollowsThemes).Any(themeIds.Contains);

    public async Task WriteAsync(DemoData data, DateTimeOffset opened)
    {
        Dictionary<string, long> organisations = [];
        foreach (var o in data.Organisations)
            organisations[o.Key] = await OrganisationRows.AddAsync(db, new(o.Name, o.Municipality, o.About, Regions([o.Region, .. o.OtherRegions]), opened));
        foreach (var p in data.People)
        {
            _sources[p.Key] = p;
            _members[p.Key] = await WriteAsync(p, organisations[p.Organisation], opened.AddDays(_members.Count));
        }
        await new DemoProfiles(db).WriteAsync(data, organisations, _members);
    }

    private async Task<Member> WriteAsync(DemoData.Person p, long organisationId, DateTimeOffset joined)
    {
        var (home, role, language) = (places.Region(p.Region)!.Id, Enum.Parse<Role>(p.Role, ignoreCase: true), Languages.Parse(p.Lang));
        Scope[] scopes = [.. Regions(p.ScopeRegions).Select(id => new Scope(id, null)), .. Themes(p.ScopeThemes).Select(id => new Scope(null, id))];
        var id = await MemberRows.AddAsync(db, new(
            p.Email, passwordHash, p.Name, p.Title, organisationId, home, role, language, scopes, Regions(p.FollowsRegions), Themes(p.FollowsThemes), joined));
        await Consents.GiveAsync(db, id, ConsentPurpose.Directory, joined);
        await Consents.GiveAsync(db, id, ConsentPurpose.Help, joined);
        return new(id, p.Name, role, home, language, joined, scopes);
    }

    private IReadOnlyList<long> Regions(IEnumerable<string> slugs) => [.. slugs.Select(s => places.Region(s)!.Id)];

    private IReadOnlyList<long> Themes(IEnumerable<string> slugs) => [.. slugs.Select(s => places.Theme(s)!.Id)];
}
