using Forum.Core.Data;
using Forum.Core.Members;
using Forum.Core.Text;

namespace Forum.Core.Joining;

/// <summary>For the message that carries an invitation: makes the key of its link, which nothing keeps but that message.</summary>
[UseCase]
public sealed class GiveInvitation(Database database, TimeProvider clock)
{
    /// <param name="By">who invites, whose address gets the answers; a colleague's address is hers to show or to keep: none</param>
    /// <param name="Approves">it answers a request to join</param>
    public sealed record Given(string Key, MailAddress To, MailAddress? By, string ByName, string Note, bool Approves);

    /// <returns>null where it is withdrawn, taken up or over</returns>
    public async Task<Given?> RunAsync(long invitationId, CancellationToken ct)
    {
        var key = Secret.New();
        var found = await database.WriteAsync<Row>(async db =>
        {
            var row = await db.FindAsync<Row>($"""
                select i.email, i.name, i.lang, i.note, case when i.request_id is null then false else true end as approves, case when i.organisation_id is null then m.email else '' end as by_email, m.name as by_name
                from invitations i join members m on m.id = i.invited_by where i.id = @invitationId and {Invitations.IsOpen}
                """, new { invitationId, now = clock.GetUtcNow() });
            if (row is null) return Refusal.NotFound;
            await db.RunAsync("update invitations set secret = @hash where id = @invitationId", new { invitationId, hash = Secret.Hash(key) });
            return row;
        }, ct);
        if (found.Value is not { } given) return null;
        var language = Languages.Parse(given.Lang);
        return new(key, new(given.Email, given.Name, language), given.ByEmail.Length == 0 ? null : new(given.ByEmail, given.ByName, language), given.ByName, given.Note, given.Approves);
    }

    private sealed record Row(string Email, string Name, string Lang, string Note, bool Approves, string ByEmail, string ByName);
}
