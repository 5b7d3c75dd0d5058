using System.Globalization;
using Forum.Core.BonsCoups;
using Forum.Core.Data;
using Forum.Core.Members;
using Forum.Core.Moderation;
using Forum.Core.Posts;
using Forum.Core.Privacy;
using Forum.Core.Regions;
using Forum.Core.Search;
using Forum.Core.Threads;

namespace Forum.Core.Sheets;

/// <summary>The sheet of a message in the form that changes it.</summary>
/// <param name="Sheet">null where it has none yet</param>
/// <param name="From">names the sheet the form was made from</param>
/// <param name="Consent">of the author of a bon coup, where she herself opens it; null for every other kind and for everybody else</param>
public sealed record EditableSheet(ShownPost Shown, SheetKind Kind, Sheet? Sheet, string From, CoupConsent? Consent);

/// <summary>
/// Who may change a message (<see cref="Can.EditPost"/>) says in fields what it is about. 404 for a message whose kind has no sheet, and for one that is taken back;
/// the card of somebody else’s bon coup needs its author’s consent (<see cref="AnswerCoup"/>), which her own card gives;
/// who started from a sheet that has changed since gets a conflict. A facilitator’s change of another’s sheet stands in the journal.
/// </summary>
[UseCase]
public sealed class SaveSheet(Database database, Places places, TimeProvider clock)
{
    /// <param name="Form">what the form says under a name of <see cref="SheetNames"/></param>
    /// <param name="From">as <see cref="EditableSheet"/> gave it</param>
    /// <param name="Settles">she has seen what the other wrote and chose this</param>
    /// <param name="Booklet">the author of a bon coup lets its card stand in the yearly booklet; null where the form does not ask</param>
    public sealed record Command(Member By, long ThreadId, long Number, Func<string, string?> Form, string? From, bool Settles = false, bool? Booklet = null);

    public async Task<Outcome<EditableSheet>> OpenAsync(Member by, long threadId, long number, CancellationToken ct)
    {
        await using var db = await database.ReadAsync(ct);
        return await FindAsync(db, by, threadId, number);
    }

    public async Task<Outcome<PostChange>> RunAsync(Command command, CancellationToken ct) => await database.WriteAsync<PostChange>(async db =>
    {
        var (found, refusal) = await FindAsync(db, command.By, command.ThreadId, command.Number);
        if (found is null) return refusal!;
        var (draft, fault) = SheetDraft.Read(found.Kind, command.Form, places);
        if (draft is null) return fault!;
        if (!command.Settles && (command.From ?? "") != found.From) return new Refusal(RefusalKind.Conflict, "sheets.changed_meanwhile");
        return await WriteAsync(db, command, found, draft);
    }, ct);

    /// <summary>Whether <paramref name="by"/> may say in fields what a message is about, which she may read and its kind allows.</summary>
    internal static async Task<bool> MayAsync(Db db, Member by, ThreadHead thread, ActedPost post, SheetKind kind) =>
        Can.EditPost(by, thread, post.AuthorId) && (kind.Kind is not ThreadKind.BonCoup || by.Id == post.AuthorId || await CoupConsents.FindAsync(db, post.Id) is { CardAt: not null });

    private static async Task<Outcome<EditableSheet>> FindAsync(Db db, Member by, long threadId, long number)
    {
        if (!by.IsSignedIn) return Refusal.NotAllowed;
        if (await ThreadHead.FindAsync(db, threadId, by) is not { } thread || await ActedPost.FindAsync(db, threadId, number) is not { DeletedAt: null } post) return Refusal.NotFound;
        var view = (await PostView.RangeAsync(db, threadId, number, number))[0];
        if (SheetKind.Of(thread.Kind, number, view.BonCoup) is not { } kind) return Refusal.NotFound;
        if (!await MayAsync(db, by, thread, post, kind)) return Refusal.NotAllowed;
        // a thread that became of another kind: its first sheet of the new kind begins empty
        var sheet = view.Sheet?.Kind == kind.Kind ? view.Sheet : null;
        var consent = kind.Kind is ThreadKind.BonCoup && by.Id == post.AuthorId ? await CoupConsents.FindAsync(db, post.Id) : null;
        return new EditableSheet(new(thread, view), kind, sheet, sheet is null ? "" : sheet.ChangedAt.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture), consent);
    }

    private async Task<PostChange> WriteAsync(Db db, Command command, EditableSheet found, SheetDraft draft)
    {
        var (thread, view, by, now) = (found.Shown.Thread, found.Shown.Post, command.By, clock.GetUtcNow());
        var post = (await ActedPost.FindAsync(db, thread.Id, view.Number))!;
        await SheetRows.WriteAsync(db, post.Id, draft, by.Id, now);
        if (found.Kind.Kind is ThreadKind.BonCoup)
        {
            if (by.Id == post.AuthorId) await CoupConsents.AnswerAsync(db, post.Id, card: true, command.Booklet ?? found.Consent?.BookletAt is not null, now);
            if (draft.Fields.GetValueOrDefault("status") is { } status && status != found.Sheet?["status"]) await CoupLetters.TellStatusAsync(db, post.Id, status, by.Id, now);
        }
        var version = await ThreadActivity.TouchAsync(db, thread.Id);
        await PostActivity.ShowAgainAsync(db, post.Id, version);
        await SearchIndex.RewriteAsync(db, post.Id, post.Number == 1 ? thread.Title : "", post.Html);
        await Traces.SettleAsync(db, post.Id, by.Id, now);
        if (by.Id != post.AuthorId) await AuditLog.WriteAsync(db, new(by.Id, AuditAct.PostEdited, now) { ThreadId = thread.Id, Number = post.Number });
        return post.At(version);
    }
}
