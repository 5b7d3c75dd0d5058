using Forum.Core.Data;
using Forum.Core.Members;
using Forum.Core.Text;

namespace Forum.Core.Briefs;

/// <summary>A member begins a brief, changes what is hers in it, or throws it away. Refused: no title, too much for two pages, a name of somebody who is quoted or of herself (a brief names nobody), more than <see cref="Brief.Most"/>.</summary>
[UseCase]
public sealed class KeepBrief(Database database, TimeProvider clock)
{
    /// <param name="Id">null: a new one</param>
    public sealed record Command(Member By, long? Id, string? Title, string? Table, string? Figures, string? Demands);

    /// <summary>The brief’s id.</summary>
    public async Task<Outcome<long>> RunAsync(Command command, CancellationToken ct)
    {
        var by = command.By;
        if (!by.IsSignedIn) return Refusal.NotAllowed;
        (string Name, string Text, int Max)[] fields = [("Title", Input.CleanLine(command.Title), Brief.MaxTitle), ("Table", Input.CleanLine(command.Table), Brief.MaxTitle), ("Figures", Input.Clean(command.Figures), Brief.MaxFigures), ("Demands", Input.Clean(command.Demands), Brief.MaxDemands)];
        foreach (var (name, text, max) in fields)
        {
            if (text.Length == 0 && name != "Title") continue;
            if (Input.Fault(text, max) is { } fault) return Refusal.Invalid(name, fault is "input.empty" ? "briefs.title_missing" : fault is "input.too_long" ? "briefs.too_long" : fault);
        }
        return await database.WriteAsync<long>(async db =>
        {
            if (command.Id is { } known && await Brief.FindAsync(db, by, known) is null) return Refusal.NotFound;
            var names = await BriefNames.OfAsync(db, command.Id ?? 0, by.Id);
            foreach (var (name, text, _) in fields) if (BriefNames.Named(text, names)) return Refusal.Invalid(name, "briefs.names_somebody");
            var args = new { owner = by.Id, command.Id, title = fields[0].Text, table = fields[1].Text, figures = fields[2].Text, demands = fields[3].Text, now = clock.GetUtcNow() };
            if (command.Id is { } id)
            {
                await db.RunAsync("update briefs set title = @title, table_name = @table, figures = @figures, demands = @demands, changed_at = @now where id = @Id and member_id = @owner", args);
                return id;
            }
            if (await db.OneAsync<long>("select count(*) from briefs where member_id = @owner", args) >= Brief.Most) return Refusal.Invalid("Title", "briefs.too_many");
            return await db.OneAsync<long>("insert into briefs (member_id, title, table_name, figures, demands, created_at, changed_at) values (@owner, @title, @table, @figures, @demands, @now, @now) returning id", args);
        }, ct);
    }

    public Task<Outcome<Done>> RemoveAsync(Member by, long id, CancellationToken ct) => database.WriteAsync<Done>(async db =>
        await db.RunAsync("delete from briefs where id = @id and member_id = @owner", new { id, owner = by.Id }) == 0 ? Refusal.NotFound : default(Done), ct);

    /// <summary>What the table said stands in this thread.</summary>
    public Task<Outcome<Done>> ReturnedAsync(Member by, long id, long threadId, CancellationToken ct) => database.WriteAsync<Done>(async db =>
        await db.RunAsync("update briefs set returned_thread_id = @threadId where id = @id and member_id = @owner", new { threadId, id, owner = by.Id }) == 0 ? Refusal.NotFound : default(Done), ct);
}
