using Forum.Core.Data;
using Forum.Core.Members;
using Forum.Core.Posts;
using Forum.Core.Threads;

namespace Forum.Core.Library;

/// <summary>What stands beside a tool: where it comes from, what came of it, its versions.</summary>
/// <param name="Versions">the latest first; none for a tool that has had one version only</param>
/// <param name="Merged">of tools that were merged into this one: their messages are replies in its thread</param>
/// <param name="Downloads">of its files, over all versions, and of those of tools that were merged into this one</param>
/// <param name="Changes">this reader may give a version and say its origin</param>
/// <param name="Adapts">this reader may publish one of hers made from it</param>
public sealed record ToolFacts(ToolKin? Origin, IReadOnlyList<ToolKin> Adaptations, IReadOnlyList<ToolVersion> Versions, IReadOnlyList<ToolVersion> Merged, long Downloads, bool Changes, bool Adapts);

/// <summary>Reads <see cref="ToolFacts"/> of a thread whose head its caller has read through the predicate. Null where it is no tool, or its message is taken back.</summary>
[UseCase]
public sealed class ReadTool(Database database)
{
    public async Task<ToolFacts?> RunAsync(Member reader, ThreadHead thread, CancellationToken ct)
    {
        if (thread.Kind is not ThreadKind.Tool) return null;
        await using var db = await database.ReadAsync(ct);
        if (await ActedPost.FindAsync(db, thread.Id, 1) is not { DeletedAt: null } post) return null;
        var downloads = await db.OneAsync<long>($"select t.downloads from threads t where t.id = @Id and {Readers.MayRead}", ThreadRow.Args(reader, new { thread.Id }));
        return new((await ToolOrigins.OfAsync(db, reader, [post.Id])).FirstOrDefault(), await ToolOrigins.AdaptationsAsync(db, reader, post.Id), await ToolVersions.OfAsync(db, post.Id), await ToolVersions.OfMergedAsync(db, thread.Id),
            downloads, Can.EditPost(reader, thread, post.AuthorId), Can.Publish(reader, ThreadKind.Tool));
    }
}
