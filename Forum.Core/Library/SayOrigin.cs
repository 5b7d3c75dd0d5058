using System.Globalization;
using Forum.Core.Data;
using Forum.Core.Members;
using Forum.Core.Moderation;
using Forum.Core.Posts;
using Forum.Core.Text;
using Forum.Core.Threads;

namespace Forum.Core.Library;

/// <summary>
/// Who may change a tool's message says of which other tool it is adapted, by that one's address as she copies it; nothing given takes it back.
/// Refused beside the field: an address of no tool that she may read, the tool itself, and one that is adapted from this one.
/// </summary>
[UseCase]
public sealed class SayOrigin(Database database, TimeProvider clock)
{
    public sealed record Command(Member By, long ThreadId, string? Address);

    /// <param name="Origin">null where none is said, or where she may not read it</param>
    public sealed record View(ThreadHead Thread, ToolKin? Origin);

    public async Task<Outcome<View>> OpenAsync(Member by, long threadId, CancellationToken ct)
    {
        await using var db = await database.ReadAsync(ct);
        var (tool, refusal) = await ActedTool.FindAsync(db, by, threadId);
        return tool is null ? refusal! : new View(tool.Thread, (await ToolOrigins.OfAsync(db, by, [tool.Post.Id])).FirstOrDefault());
    }

    public Task<Outcome<PostChange>> RunAsync(Command command, CancellationToken ct) => database.WriteAsync<PostChange>(async db =>
    {
        var (by, address) = (command.By, Input.CleanLine(command.Address));
        var (tool, refusal) = await ActedTool.FindAsync(db, by, command.ThreadId);
        if (tool is null) return refusal!;
        if (address.Length == 0) await ToolOrigins.RemoveAsync(db, tool.Post.Id);
        else
        {
            if (await OriginAsync(db, by, address) is not { } origin) return Refusal.Invalid("Address", "library.origin_unknown");
            if (origin == tool.Post.Id) return Refusal.Invalid("Address", "library.origin_itself");
            if (await ToolOrigins.ComesFromAsync(db, origin, tool.Post.Id)) return Refusal.Invalid("Address", "library.origin_circle");
            await ToolOrigins.SayAsync(db, tool.Post.Id, origin, by.Id, clock.GetUtcNow());
        }
        if (by.Id != tool.Post.AuthorId) await AuditLog.WriteAsync(db, new(by.Id, AuditAct.PostEdited, clock.GetUtcNow()) { ThreadId = tool.Thread.Id, Number = 1 });
        return tool.Post.Unchanged;
    }, ct);

    /// <summary>The opening message of the tool at this address, which may be a number alone; null where it leads to no tool of hers to read.</summary>
    private static async Task<long?> OriginAsync(Db db, Member by, string address)
    {
        var link = long.TryParse(address, NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? new(id, "") : ThreadLinks.In(address) is [var first, ..] ? first : null;
        return link is not null && await ReadAdapted.OfThreadAsync(db, by, link.ThreadId) is var (tool, post) && (link.Slug.Length == 0 || link.Slug == tool.Slug) ? post.Id : null;
    }
}

/// <summary>A tool that somebody may change: its thread and its opening message.</summary>
internal sealed record ActedTool(ThreadHead Thread, ActedPost Post)
{
    /// <summary>404 for what is no tool, is taken back or is not hers to read; 403 for who may not change it.</summary>
    public static async Task<Outcome<ActedTool>> FindAsync(Db db, Member by, long threadId)
    {
        if (!by.IsSignedIn) return Refusal.NotAllowed;
        if (await ReadAdapted.OfThreadAsync(db, by, threadId) is not var (thread, post)) return Refusal.NotFound;
        return Can.EditPost(by, thread, post.AuthorId) ? new ActedTool(thread, post) : Refusal.NotAllowed;
    }
}
