using Forum.Core.Data;

namespace Forum.Core.Members;

/// <summary>A member as this reader may see her: what she keeps from the reader is not in it.</summary>
/// <param name="OrganisationId">0 where she has no group</param>
/// <param name="Picture">the name of her picture in addresses; empty for none</param>
/// <param name="Said">parts kept from this reader are empty</param>
/// <param name="Regions">those she follows; empty where she keeps them from the reader, as are <paramref name="Themes"/></param>
/// <param name="Email">empty where it is kept from this reader</param>
public sealed record MemberPage(
    long Id, string Name, string Title, Role Role, long OrganisationId, string Organisation, long RegionId, string Picture,
    Profile Said, string Email, IReadOnlyList<long> Regions, IReadOnlyList<long> Themes)
{
    /// <summary>Her own page.</summary>
    public bool IsMine { get; init; }

    /// <summary>The reader follows her.</summary>
    public bool Following { get; init; }

    public string Url => $"/membres/{Id}";
}

/// <summary>Reads a member's profile, for members only. 404 where she is not there, has left or is suspended.</summary>
[UseCase]
public sealed class ShowMember(Database database)
{
    private sealed record Row(long Id, string Name, string Title, Role Role, long OrganisationId, string Organisation, long RegionId, string Picture, string Email, bool Near, bool Following);

    public async Task<Outcome<MemberPage>> RunAsync(Member reader, long id, CancellationToken ct)
    {
        if (!reader.IsSignedIn || reader.IsGuest) return Refusal.NotAllowed;
        await using var db = await database.ReadAsync(ct);
        var row = await db.FindAsync<Row>($"""
            select m.id, m.name, m.title, m.role, coalesce(o.id, 0) as organisation_id, coalesce(o.name, '') as organisation, m.region_id, m.picture, m.email,
                case when {Seen.Near} then true else false end as near,
                case when exists (select 1 from member_people f where f.member_id = @viewer and f.followed_id = m.id) then true else false end as following
            from members m left join organisations o on o.id = m.organisation_id
            where m.id = @id and {Seen.Stands}
            """, Seen.Args(reader, new { id }));
        if (row is null) return Refusal.NotFound;
        var (all, mine) = (await ProfileRows.ReadAsync(db, id), id == reader.Id);
        bool Sees(FieldAudience audience) => mine || audience is FieldAudience.Members || (audience is FieldAudience.Regions && row.Near);
        var said = new Profile(
            Sees(all.For.Expertises) ? all.Expertises : [], Sees(all.For.Offers) ? all.Offers : "", Sees(all.For.Seeks) ? all.Seeks : "", Sees(all.For.Phone) ? all.Phone : "",
            mine ? all.For : Profile.Audiences.Default);
        var places = Sees(all.For.Places);
        return new MemberPage(row.Id, row.Name, row.Title, row.Role, row.OrganisationId, row.Organisation, row.RegionId, row.Picture, said, Sees(all.For.Email) ? row.Email : "",
            places ? await db.ListAsync<long>("select region_id from member_regions where member_id = @id order by region_id", new { id }) : [],
            places ? await db.ListAsync<long>("select theme_id from member_themes where member_id = @id order by theme_id", new { id }) : [])
        { IsMine = mine, Following = row.Following };
    }
}
