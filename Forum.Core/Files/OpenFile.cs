using Forum.Core.Data;
using Forum.Core.Members;
using Forum.Core.Threads;

namespace Forum.Core.Files;

/// <summary>A file as it is sent to a reader.</summary>
/// <param name="Hash">of the bytes: names them, and tells whether she has them already</param>
/// <param name="Preview">of its smaller picture; empty for none</param>
/// <param name="Counts">whether her getting it is counted: not what she gave herself, nor what is not sent yet</param>
public sealed record OpenedFile(long Id, string Hash, string Name, string KindName, string Preview, bool Counts)
{
    public FileKind Kind => Enum.Parse<FileKind>(KindName);
}

/// <summary>
/// A file for whoever may read the message it is under, asked anew for every request: 404 where the message is missing, taken back, moved out of her sight or not hers to read, and for a name that is not the file's.
/// What is not sent yet only who gave it may see.
/// </summary>
[UseCase]
public sealed class OpenFile(Database database)
{
    public async Task<Outcome<OpenedFile>> RunAsync(Member reader, long id, string name, CancellationToken ct)
    {
        await using var db = await database.ReadAsync(ct);
        var file = await db.FindAsync<OpenedFile>($"""
            select f.id, f.hash, f.name, f.kind as kind_name, f.preview, case when f.member_id = @viewer or f.post_id is null then false else true end as counts
            from files f left join posts p on p.id = f.post_id left join threads t on t.id = p.thread_id
            where f.id = @id and ((f.post_id is null and f.member_id = @viewer and @viewer > 0) or (f.post_id is not null and p.deleted_at is null and {Readers.MayRead}))
            """, new { id, viewer = reader.Id, coordinator = reader.IsCoordinator });
        return file is not null && file.Name == name ? file : Refusal.NotFound;
    }
}
