using Forum.Core.Data;
using Forum.Core.Text;

namespace Forum.Core.Members;

/// <summary>A word or a suspension, as facilitators read it.</summary>
/// <param name="EndsAt">null: without an end, or a word</param>
/// <param name="LiftedAt">when it ended; null: it stands, or it was a word</param>
public sealed record Sanction(long Id, SanctionKind Kind, string Words, string GivenBy, DateTimeOffset GivenAt, DateTimeOffset? EndsAt, DateTimeOffset? LiftedAt, string LiftedBy);

/// <summary>What was said to a member about how she behaves.</summary>
/// <param name="Picture">the name of her picture in addresses; empty for none</param>
public sealed record Conduct(long Id, string Name, long RegionId, string Picture, IReadOnlyList<Sanction> Sanctions)
{
    /// <summary>The suspension that stands; null where there is none.</summary>
    public Sanction? Standing => Sanctions.FirstOrDefault(s => s is { Kind: SanctionKind.Suspension, LiftedAt: null });
}

/// <summary>Somebody who does not come in now.</summary>
public sealed record SuspendedMember(long Id, string Name, long RegionId, DateTimeOffset Since, DateTimeOffset? EndsAt, string GivenBy);

/// <summary>Reads what facilitators need of a member before they write to her or suspend her. 404 where there is no such member.</summary>
[UseCase]
public sealed class ReadConduct(Database database)
{
    public async Task<Outcome<Conduct>> RunAsync(Member by, long memberId, CancellationToken ct)
    {
        if (!by.Facilitates) return Refusal.NotAllowed;
        await using var db = await database.ReadAsync(ct);
        if (await Subject.FindAsync(db, memberId) is not { } subject) return Refusal.NotFound;
        if (!subject.May(by)) return Refusal.NotAllowed;
        return new Conduct(subject.Id, subject.Name, subject.RegionId, subject.Picture, await db.ListAsync<Sanction>("""
            select s.id, s.kind, s.words, g.name as given_by, s.given_at, s.ends_at, s.lifted_at, coalesce(l.name, '') as lifted_by
            from sanctions s join members g on g.id = s.given_by left join members l on l.id = s.lifted_by
            where s.member_id = @memberId order by s.given_at desc, s.id desc
            """, new { memberId }));
    }

    /// <summary>Who is suspended among the members this facilitator may suspend, the latest first.</summary>
    public async Task<Outcome<List<SuspendedMember>>> SuspendedAsync(Member by, CancellationToken ct)
    {
        if (!by.Facilitates) return Refusal.NotAllowed;
        await using var db = await database.ReadAsync(ct);
        return await db.ListAsync<SuspendedMember>("""
            select m.id, m.name, m.region_id, s.given_at as since, s.ends_at, g.name as given_by
            from sanctions s join members m on m.id = s.member_id join members g on g.id = s.given_by
            where s.kind = 'Suspension' and s.lifted_at is null and m.removed_at is null
                and (@coordinator or (m.role = 'Member' and m.region_id in (select w.region_id from member_scopes w where w.member_id = @viewer and w.region_id is not null and w.theme_id is null)))
            order by s.given_at desc, s.id desc limit 200
            """, new { viewer = by.Id, coordinator = by.IsCoordinator });
    }

    /// <param name="Ended">it is over</param>
    public sealed record Letter(MailAddress To, SanctionKind Kind, string Words, DateTimeOffset? EndsAt, bool Ended);

    /// <summary>For the letter about it, which also reaches who is suspended. Null where she is gone.</summary>
    public async Task<Letter?> LetterAsync(long id, CancellationToken ct)
    {
        await using var db = await database.ReadAsync(ct);
        var row = await db.FindAsync<Row>("""
            select m.email, m.name, m.lang, s.kind, s.words, s.ends_at, case when s.lifted_at is null then false else true end as ended
            from sanctions s join members m on m.id = s.member_id where s.id = @id and m.removed_at is null
            """, new { id });
        return row is null ? null : new(new(row.Email, row.Name, Languages.Parse(row.Lang)), row.Kind, row.Words, row.EndsAt, row.Ended);
    }

    private sealed record Row(string Email, string Name, string Lang, SanctionKind Kind, string Words, DateTimeOffset? EndsAt, bool Ended);
}
