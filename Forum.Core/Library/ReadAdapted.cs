using Forum.Core.Data;
using Forum.Core.Members;
using Forum.Core.Posts;
using Forum.Core.Sheets;
using Forum.Core.Threads;

namespace Forum.Core.Library;

/// <summary>The tool that a member is about to adapt, and what it says in fields: from it her own begins. Null where it is no tool, is taken back, or is not hers to read.</summary>
[UseCase]
public sealed class ReadAdapted(Database database)
{
    /// <summary>The name under which a form says which tool hers is adapted from, by the number of its thread; kept with a draft as the sheet’s fields are.</summary>
    public const string Field = SheetNames.Prefix + "outil.origin";

    /// <summary>What another group’s tool says that holds for one made from it too. Its version is its own.</summary>
    private static readonly string[] Passed = ["audience", "duration", SheetKind.Licence];

    /// <param name="Fields">by the names of <see cref="SheetNames"/></param>
    public sealed record View(ThreadHead Tool, IReadOnlyDictionary<string, string> Fields);

    public async Task<View?> RunAsync(Member by, long threadId, CancellationToken ct)
    {
        await using var db = await database.ReadAsync(ct);
        if (await OfThreadAsync(db, by, threadId) is not var (tool, post)) return null;
        var sheet = (await SheetRows.OfAsync(db, [post.Id])).GetValueOrDefault(post.Id);
        return new(tool, Passed.Where(f => sheet?[f] is { Length: > 0 }).ToDictionary(f => SheetNames.Field(SheetKind.Of(ThreadKind.Tool)!, f), f => sheet![f]));
    }

    internal static async Task<(ThreadHead Tool, ActedPost Post)?> OfThreadAsync(Db db, Member by, long threadId) =>
        await ThreadHead.FindAsync(db, threadId, by) is { Kind: ThreadKind.Tool } tool && await ActedPost.FindAsync(db, threadId, 1) is { DeletedAt: null } post ? (tool, post) : null;
}
