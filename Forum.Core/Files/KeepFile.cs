using Forum.Core.Data;
using Forum.Core.Members;
using Forum.Core.Posts;

namespace Forum.Core.Files;

/// <summary>
/// A member gives a file, for the draft of a place: looked at, made harmless, durable, and hers alone until she sends the message it goes with. What is not sent is forgotten after <see cref="ForgetFiles.Unsent"/>.
/// Two at a time: the largest takes some 200 MB while it is looked at.
/// </summary>
[UseCase]
public sealed class KeepFile(Database database, FileStore store, FileLimits limits, TimeProvider clock) : IDisposable
{
    /// <param name="Place">of the draft: <see cref="Drafts"/></param>
    /// <param name="Name">as her computer calls it</param>
    public sealed record Command(Member By, string Place, string? Name, byte[] Bytes);

    private readonly SemaphoreSlim _turns = new(2);

    public FileLimits Limits => limits;

    public async Task<Outcome<WaitingFile>> RunAsync(Command command, CancellationToken ct)
    {
        if (!command.By.IsSignedIn) return Refusal.NotAllowed;
        if (!Drafts.TakesFiles(command.Place)) return Refusal.NotFound;
        if (command.Bytes.Length > limits.MostBytes) return ExamineFile.Refused("too_heavy");
        await using (var db = await database.ReadAsync(ct))
        {
            if (await FaultAsync(db, command) is { } full) return full;
        }
        var (found, refusal) = await ExamineAsync(command, ct);
        if (found is null) return refusal!;
        FileStore.Written? written = null, preview = null;
        try
        {
            written = await store.WriteAsync(found.Bytes, ct);
            if (found.Image is { } image) preview = await store.WriteAsync(image.Preview, ct);
            return await database.WriteAsync<WaitingFile>(async db =>
            {
                await db.HoldAsync("files");
                if (await FaultAsync(db, command) is { } meanwhile) return meanwhile;
                store.Place(written);
                if (preview is not null) store.Place(preview);
                var id = await PostFiles.InsertAsync(db, new(command.By.Id, null, command.Place, written, FileNames.Clean(command.Name, found.Kind), found, preview?.Hash ?? "", "", clock.GetUtcNow()));
                return await db.OneAsync<WaitingFile>($"select {WaitingFile.Columns} from files f where f.id = @id", new { id });
            }, ct);
        }
        finally
        {
            FileStore.Leave(written);
            FileStore.Leave(preview);
        }
    }

    public void Dispose() => _turns.Dispose();

    private async Task<Outcome<CheckedFile>> ExamineAsync(Command command, CancellationToken ct)
    {
        await _turns.WaitAsync(ct);
        try { return await Task.Run(() => ExamineFile.Run(command.Bytes, command.Name), ct); }
        finally { _turns.Release(); }
    }

    private sealed record Sum(long Bytes, long Waiting);

    private async Task<Refusal?> FaultAsync(Db db, Command command)
    {
        var sum = await db.OneAsync<Sum>("""
            select (select coalesce(cast(sum(f.bytes) as bigint), 0) from files f where f.member_id = @Id and f.made_at > @since) as bytes,
                (select count(*) from files f where f.member_id = @Id and f.place = @Place and f.post_id is null) as waiting
            """, new { command.By.Id, command.Place, since = clock.GetUtcNow().AddDays(-1) });
        if (sum.Waiting >= limits.PerPost) return ExamineFile.Refused("too_many");
        return sum.Bytes + command.Bytes.Length > limits.DayBytes ? ExamineFile.Refused("day_full") : null;
    }
}
