using Forum.Core.Data;
using Forum.Core.Members;
using Forum.Core.Text;
using Forum.Core.Threads;

namespace Forum.Core.Agenda;

/// <summary>A member tells what became of her group’s application: deposited, granted or refused, with a note that others learn from. Told again, it replaces what she told; no outcome takes it back.</summary>
[UseCase]
public sealed class TellApplication(Database database, TimeProvider clock)
{
    public const int MaxNote = 500;

    /// <param name="Outcome">a word of the form: depose, accepte, refuse; empty takes it back</param>
    public sealed record Command(Member By, long ThreadId, string? Outcome, string? Note);

    public static ApplicationOutcome? Parse(string? word) => word switch { "depose" => ApplicationOutcome.Deposited, "accepte" => ApplicationOutcome.Granted, "refuse" => ApplicationOutcome.Refused, _ => null };

    public static string Word(ApplicationOutcome outcome) => outcome switch { ApplicationOutcome.Deposited => "depose", ApplicationOutcome.Granted => "accepte", _ => "refuse" };

    public async Task<Outcome<ThreadHead>> RunAsync(Command command, CancellationToken ct)
    {
        var by = command.By;
        if (!by.IsSignedIn) return Refusal.NotAllowed;
        var note = Input.CleanLine(command.Note);
        if (note.Length > 0 && Input.Fault(note, MaxNote) is { } fault) return Refusal.Invalid("Note", fault is "input.too_long" ? "agenda.note_too_long" : fault);
        return await database.WriteAsync<ThreadHead>(async db =>
        {
            if (await ThreadHead.FindAsync(db, command.ThreadId, by) is not { Kind: ThreadKind.Funding } thread || await SheetActs.FindAsync(db, thread.Id) is not { } sheet) return Refusal.NotFound;
            var key = new { post = sheet.PostId, by.Id };
            if (string.IsNullOrEmpty(command.Outcome)) await db.RunAsync("delete from funding_applications where post_id = @post and member_id = @Id", key);
            else if (Parse(command.Outcome) is not { } outcome) return Refusal.Invalid("Outcome", "sheets.no_choice");
            else await db.RunAsync("""
                insert into funding_applications (post_id, member_id, organisation_id, outcome, note, told_at) values (@post, @Id, (select m.organisation_id from members m where m.id = @Id), @outcome, @note, @now)
                on conflict (post_id, member_id) do update set organisation_id = excluded.organisation_id, outcome = excluded.outcome, note = excluded.note, told_at = excluded.told_at
                """, new { key.post, key.Id, outcome = outcome.ToString(), note, now = clock.GetUtcNow() });
            return thread;
        }, ct);
    }
}
