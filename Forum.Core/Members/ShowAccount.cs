using Forum.Core.Data;

namespace Forum.Core.Members;

/// <summary>What a member sees and may change of her own account.</summary>
[UseCase]
public sealed class ShowAccount(Database database)
{
    /// <param name="Organisation">empty where she has none</param>
    /// <param name="RegionId">her home region</param>
    public sealed record Account(string Name, string Title, string Email, string Organisation, long RegionId, IReadOnlyList<long> Regions, IReadOnlyList<long> Themes)
    {
        /// <summary>0 where she has no group.</summary>
        public long OrganisationId { get; init; }

        /// <summary>Whom she follows, and which groups.</summary>
        public IReadOnlyList<Followed> People { get; init; } = [];

        public IReadOnlyList<Followed> Organisations { get; init; } = [];
    }

    public sealed record Followed(long Id, string Name);

    public async Task<Outcome<Account>> RunAsync(Member member, CancellationToken ct)
    {
        if (!member.IsSignedIn) return Refusal.NotAllowed;
        await using var db = await database.ReadAsync(ct);
        var row = await db.OneAsync<Row>("""
            select m.name, m.title, m.email, coalesce(o.name, '') as organisation, m.region_id, coalesce(o.id, 0) as organisation_id
            from members m left join organisations o on o.id = m.organisation_id
            where m.id = @Id
            """, new { member.Id });
        return new Account(row.Name, row.Title, row.Email, row.Organisation, row.RegionId,
            await db.ListAsync<long>("select region_id from member_regions where member_id = @Id order by region_id", new { member.Id }),
            await db.ListAsync<long>("select theme_id from member_themes where member_id = @Id order by theme_id", new { member.Id }))
        {
            OrganisationId = row.OrganisationId,
            People = await db.ListAsync<Followed>($"select m.id, m.name from member_people f join members m on m.id = f.followed_id where f.member_id = @Id and {Seen.Stands} order by m.name collate fr, m.id", new { member.Id }),
            Organisations = await db.ListAsync<Followed>("select o.id, o.name from member_organisations f join organisations o on o.id = f.organisation_id where f.member_id = @Id order by o.name collate fr, o.id", new { member.Id }),
        };
    }

    private sealed record Row(string Name, string Title, string Email, string Organisation, long RegionId, long OrganisationId);
}
