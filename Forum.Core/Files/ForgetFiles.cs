using Forum.Core.Data;

namespace Forum.Core.Files;

/// <summary>Files given and not sent are forgotten after a day, and the bytes that nothing names go.</summary>
[UseCase]
public sealed class ForgetFiles(Database database, DropBytes drop, TimeProvider clock)
{
    /// <summary>From when a file was given: a night and a working day.</summary>
    public static readonly TimeSpan Unsent = TimeSpan.FromHours(24);

    public async Task RunAsync(CancellationToken ct)
    {
        await database.WriteAsync<Done>(async db =>
        {
            await db.RunAsync("delete from files where post_id is null and made_at < @before", new { before = clock.GetUtcNow() - Unsent });
            return default(Done);
        }, ct);
        await drop.RunAsync(ct);
    }
}
