using Forum.Core.Data;
using Forum.Core.Members;
using Forum.Core.Regions;
using Forum.Core.Text;

namespace Forum.Core.Exchanges;

/// <summary>
/// Who has the short address of an exchange comes in without an account, where those who conduct it let guests in: a name, a region, her agreement to the conditions, and she is inside.
/// She reads and writes in this exchange alone (Threads/Readers, Hosting/GuestGate), until it is summarised (<see cref="EndGuests"/>). Coming twice makes two guests: nothing proves that they are one.
/// </summary>
[UseCase]
public sealed class EnterAsGuest(Database database, Places places, TimeProvider clock)
{
    /// <summary>Guests of one exchange.</summary>
    public const int Most = 500;

    /// <param name="Region">slug</param>
    /// <param name="Agrees">to the conditions: nothing is ticked for her</param>
    public sealed record Command(string? Code, string? Name, string? Region, bool Agrees, Language Language, string Device);

    /// <param name="Session">the value for her cookie</param>
    public sealed record Entered(long ThreadId, string Session);

    /// <summary>What the code opens; null where it opens nothing.</summary>
    public async Task<Entrance?> LookAsync(string? code, CancellationToken ct)
    {
        await using var db = await database.ReadAsync(ct);
        return await Entrance.FindAsync(db, code);
    }

    public async Task<Outcome<Entered>> RunAsync(Command command, CancellationToken ct)
    {
        var name = Input.CleanLine(command.Name);
        return await database.WriteAsync<Entered>(async db =>
        {
            if (await Entrance.FindAsync(db, command.Code) is not { } entrance) return Refusal.NotFound;
            if (!entrance.IsOpen) return Refusal.Invalid("", "guests.not_open");
            if (MemberText.NameFault(name) is { } fault) return Refusal.Invalid("Name", fault);
            if (places.Region(command.Region) is not { Served: true } region || region.Id == Region.AllQuebec) return Refusal.Invalid("Region", "joining.region_missing");
            if (!command.Agrees) return Refusal.Invalid("Agrees", "guests.must_agree");
            if (await db.OneAsync<long>("select count(*) from exchange_guests where thread_id = @ThreadId", new { entrance.ThreadId }) >= Most) return Refusal.Invalid("", "guests.full");
            var now = clock.GetUtcNow();
            var id = await MemberRows.AddGuestAsync(db, name, region.Id, command.Language, now);
            await db.RunAsync("insert into exchange_guests (thread_id, member_id, came_at) values (@ThreadId, @id, @now)", new { entrance.ThreadId, id, now });
            return new Entered(entrance.ThreadId, await Sessions.OpenAsync(db, id, now, command.Device));
        }, ct);
    }
}
