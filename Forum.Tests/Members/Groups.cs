using Forum.Core.Data;
using Forum.Core.Members;
using Forum.Core.Organisations;
using Forum.Core.Regions;

namespace Forum.Tests.Members;

/// <summary>Invented groups, with their people, regions and facets.</summary>
internal static class Groups
{
    /// <param name="regions">slugs; the first is its home</param>
    public static async Task<long> GroupAsync(this ForumApp app, string name, string municipality, params string[] regions)
    {
        var ids = regions.Select(r => app.Get<Places>().Region(r)!.Id).ToArray();
        return World.Done(await app.Get<CreateOrganisation>().RunAsync(new(name, ids[0], ids[1..], municipality), default));
    }

    /// <summary>The member as she is once she belongs to the group.</summary>
    public static async Task<Member> InAsync(this ForumApp app, long group, Member member)
    {
        await app.Get<Database>().WriteAsync<int>(async db => await db.RunAsync("update members set organisation_id = @group where id = @Id", new { group, member.Id }), default);
        return member;
    }

    public static async Task FacetsAsync(this ForumApp app, long group, params string[] slugs)
    {
        var facets = await app.Get<ListFacets>().RunAsync(default);
        await app.Get<Database>().WriteAsync<int>(async db =>
        {
            await OrganisationRows.SetFacetsAsync(db, group, slugs.Select(s => facets.Single(f => f.Slug == s).Id));
            return 0;
        }, default);
    }

    /// <summary>What a profile's form would send where nothing is changed.</summary>
    public static SaveProfile.Draft Draft { get; } = new([], "", "", "", new("membres", "membres", "membres", "membres", "personne", "personne"));

    public static async Task SaysAsync(this ForumApp app, Member member, SaveProfile.Draft draft) => World.Done(await app.Get<SaveProfile>().RunAsync(member, draft, default));

    public static Task GoneAsync(this ForumApp app, Member member, string column = "removed_at") => app.Get<Database>().WriteAsync<int>(async db =>
        await db.RunAsync($"update members set {column} = 5 where id = @Id", new { member.Id }), default);
}
