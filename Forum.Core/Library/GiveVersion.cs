using Forum.Core.Data;
using Forum.Core.Files;
using Forum.Core.Members;
using Forum.Core.Moderation;
using Forum.Core.Posts;
using Forum.Core.Search;
using Forum.Core.Sheets;
using Forum.Core.Text;
using Forum.Core.Threads;

namespace Forum.Core.Library;

/// <summary>
/// Who may change a tool's message gives a new version of it: other files under the same message, its word for it and a line of what is new. The address, the thread and what was counted stay;
/// the files before are sent on, under the versions before. Refused: a word that is missing or is the one it has (so a form sent twice gives one version), no line, and no file where the tool had some.
/// </summary>
[UseCase]
public sealed class GiveVersion(Database database, FileLimits limits, TimeProvider clock)
{
    /// <summary>UTF-16 units of a version's word.</summary>
    public const int MaxWord = 40;

    /// <summary>UTF-16 units of the line that says what is new.</summary>
    public const int MaxChanged = 160;

    /// <param name="Files">that come with it; what stands under the message now goes to the version before</param>
    public sealed record Command(Member By, long ThreadId, string? Word, string? Changed, GivenFiles Files);

    /// <param name="PostId">of the tool's message</param>
    /// <param name="Word">of the version that stands; empty where none is said</param>
    public sealed record View(ThreadHead Thread, long PostId, string Word);

    /// <param name="Opening">the tool's message, with its new files</param>
    /// <param name="Last">the message under which the thread says so</param>
    public sealed record Given(PostChange Opening, PostChange Last);

    public async Task<Outcome<View>> OpenAsync(Member by, long threadId, CancellationToken ct)
    {
        await using var db = await database.ReadAsync(ct);
        var (tool, refusal) = await ActedTool.FindAsync(db, by, threadId);
        return tool is null ? refusal! : new View(tool.Thread, tool.Post.Id, Word(await SheetAsync(db, tool)));
    }

    public Task<Outcome<Given>> RunAsync(Command command, CancellationToken ct)
    {
        var (word, changed) = (Input.CleanLine(command.Word), Input.CleanLine(command.Changed));
        return database.WriteAsync<Given>(async db =>
        {
            var (tool, refusal) = await ActedTool.FindAsync(db, command.By, command.ThreadId);
            if (tool is null) return refusal!;
            if (Fault("Word", word, MaxWord, "library.word_missing") is { } wordFault) return wordFault;
            if (Fault("Changed", changed, MaxChanged, "library.changed_missing") is { } changedFault) return changedFault;
            var sheet = await SheetAsync(db, tool);
            if (word == Word(sheet)) return Refusal.Invalid("Word", "library.word_same");
            if (command.Files.Keep.Count == 0 && await PostFiles.AnyAsync(db, tool.Post.Id)) return Refusal.Invalid("Upload", "library.version_without_file");
            return await WriteAsync(db, command, tool, sheet, (word, changed));
        }, ct);
    }

    private async Task<Outcome<Given>> WriteAsync(Db db, Command command, ActedTool tool, Sheet? sheet, (string Word, string Changed) said)
    {
        var (by, post, now) = (command.By, tool.Post, clock.GetUtcNow());
        var known = await ToolVersions.OfAsync(db, post.Id);
        var before = known.Count > 0 ? known[0].Id : await ToolVersions.AddAsync(db, post.Id, Word(sheet), "", post.AuthorId, post.CreatedAt);
        await PostFiles.RetireAsync(db, post.Id, before);
        if ((await PostFiles.ChangeAsync(db, limits, by.Id, post.Id, command.Files with { Remove = [] })).Refusal is { } refusal) return refusal;
        await ToolVersions.AddAsync(db, post.Id, said.Word, said.Changed, by.Id, now);
        await SheetRows.WriteAsync(db, post.Id, new(SheetKind.Of(ThreadKind.Tool)!, new(sheet?.Fields ?? new Dictionary<string, string>()) { [SheetKind.Version] = said.Word }, []), by.Id, now);
        var version = await ThreadActivity.TouchAsync(db, post.ThreadId);
        await PostActivity.ShowAgainAsync(db, post.Id, version);
        await SearchIndex.RewriteAsync(db, post.Id, tool.Thread.Title, post.Html);
        if (by.Id != post.AuthorId) await AuditLog.WriteAsync(db, new(by.Id, AuditAct.PostEdited, now) { ThreadId = post.ThreadId, Number = 1 });
        return new Given(post.At(version), await PostActivity.AddLineAsync(db, post.ThreadId, new(LineAct.NewVersion, now)));
    }

    /// <summary>What it says in fields as a tool; null where it says nothing so.</summary>
    private static async Task<Sheet?> SheetAsync(Db db, ActedTool tool) =>
        (await SheetRows.OfAsync(db, [tool.Post.Id])).GetValueOrDefault(tool.Post.Id) is { Kind: ThreadKind.Tool } sheet ? sheet : null;

    private static string Word(Sheet? sheet) => sheet?[SheetKind.Version] ?? "";

    private static Refusal? Fault(string field, string line, int most, string missing) => Input.Fault(line, most) is { } fault
        ? Refusal.Invalid(field, fault is "input.empty" ? missing : fault is "input.too_long" ? "library.too_long" : fault) : null;
}
