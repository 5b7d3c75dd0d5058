using Forum.Core.Data;
using Forum.Core.Members;
using Forum.Core.Text;

namespace Forum.Core.Repertoire;

/// <summary>Whom a question is for, as the text that begins it names her: « Demander à… » on a profile, « Poser une question » beside a group.</summary>
[UseCase]
public sealed class ReadAddressee(Database database)
{
    /// <summary>« @ » and the name, as the composer writes it; null where she is not here.</summary>
    public async Task<string?> MentionAsync(long memberId, CancellationToken ct)
    {
        await using var db = await database.ReadAsync(ct);
        var name = await db.FindAsync<string>($"select m.name from members m where m.id = @memberId and {Seen.Stands}", new { memberId });
        return name is null ? null : Markup.Mention(memberId, name);
    }

    /// <summary>The group's name; null where there is none.</summary>
    public async Task<string?> OrganisationAsync(long id, CancellationToken ct)
    {
        await using var db = await database.ReadAsync(ct);
        return await db.FindAsync<string>("select o.name from organisations o where o.id = @id and o.merged_into is null", new { id });
    }
}
