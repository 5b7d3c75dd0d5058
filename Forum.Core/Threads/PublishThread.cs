using System.Globalization;
using Forum.Core.Data;
using Forum.Core.Files;
using Forum.Core.Library;
using Forum.Core.Members;
using Forum.Core.Posts;
using Forum.Core.Regions;
using Forum.Core.Search;
using Forum.Core.Sheets;
using Forum.Core.Text;

namespace Forum.Core.Threads;

/// <summary>A member opens a thread: its place, its first post, its counters and its search row in one transaction. The same submission sent twice gives the first thread back.</summary>
[UseCase]
public sealed class PublishThread(Database database, Places places, FileLimits limits, TimeProvider clock)
{
    public const int MaxTitle = 160;

    /// <param name="OtherRegions">slugs, at most two, besides <paramref name="Region"/></param>
    /// <param name="Masked">the author appears as « Un membre (région) », from the first moment and everywhere; always so for a case study, never for a live exchange</param>
    /// <param name="Language">the language the post is written in</param>
    /// <param name="Sheet">what the form says under a name of <see cref="SheetNames"/>; null where it has no such fields</param>
    public sealed record Command(
        Member By, string? Title, string? Body, string? Region, IReadOnlyList<string> OtherRegions, string? Theme, IReadOnlyList<string> OtherThemes,
        string? Kind, string? Audience, string SubmissionId, bool Masked, Language Language, Func<string, string?>? Sheet = null)
    {
        /// <summary>What goes with its first message.</summary>
        public GivenFiles Files { get; init; } = GivenFiles.None;
    }

    public async Task<Outcome<ThreadHead>> RunAsync(Command command, CancellationToken ct)
    {
        if (!command.By.IsSignedIn) return Refusal.NotAllowed;
        var (draft, refusal) = Check(command);
        if (draft is null) return refusal!;
        return await database.WriteAsync<ThreadHead>(async db =>
        {
            var again = await db.FindAsync<long>("select thread_id from posts where author_id = @Id and submission_id = @SubmissionId", new { command.By.Id, command.SubmissionId });
            if (again == 0 && Submission.IsOurs(command.SubmissionId)) again = await SentAgainAsync(db, command, draft);
            if (again == 0 && await PlaceFaultAsync(db, command.By, draft) is { } closed) return closed;
            if (again == 0)
            {
                var (written, refusal) = await WriteAsync(db, command, draft);
                if (refusal is not null) return refusal;
                again = written;
            }
            return (await ThreadHead.FindAsync(db, again, command.By))!;
        }, ct);
    }

    private sealed record Draft(string Title, string Body, string Html, List<long> Regions, List<long> Themes, ThreadKind Kind, Audience Audience, string? ShownName, SheetDraft? Sheet);

    private Outcome<Draft> Check(Command command)
    {
        var body = PostText.Check(command.Body);
        if (body.Value is null) return body.Refusal!;
        var title = Input.CleanLine(command.Title);
        if (Input.Fault(title, MaxTitle) is { } titleFault) return Refusal.Invalid("Title", titleFault is "input.empty" ? "publish.title_missing" : titleFault is "input.too_long" ? "publish.title_too_long" : titleFault);
        var regions = ThreadPlaces.Pick(command.OtherRegions.Where(o => o.Length > 0).Prepend(command.Region), s => places.Region(s) is { Served: true } r ? r.Id : null);
        if (regions is null) return Refusal.Invalid("Region", "publish.region_unknown");
        var themes = ThreadPlaces.Pick(command.OtherThemes.Where(o => o.Length > 0).Prepend(command.Theme), s => places.Theme(s) is { ClosedAt: null } t ? t.Id : null);
        if (themes is null) return Refusal.Invalid("Theme", "publish.theme_unknown");
        if (Kinds.Parse(command.Kind) is not { } kind) return Refusal.Invalid("Kind", "publish.kind_unknown");
        if (!Can.Publish(command.By, kind)) return Refusal.Invalid("Kind", "publish.kind_not_yours");
        if (Kinds.ParseAudience(command.Audience ?? "membres") is not { } audience || audience is Audience.People) return Refusal.Invalid("Audience", "publish.audience_unknown");
        if (audience is Audience.Public && !Can.PublishOpenly(command.By, regions[0], themes[0])) return Refusal.Invalid("Audience", "publish.public_not_yours");
        if (audience is Audience.Public && kind is ThreadKind.CaseStudy) return Refusal.Invalid("Audience", "publish.case_study_for_members");
        // she speaks there, raises her hand and is seen to be present
        if (command.Masked && kind is ThreadKind.Live) return Refusal.Invalid("Masked", "publish.live_under_name");
        if (!Submission.IsReadable(command.SubmissionId)) return Refusal.Invalid("", "publish.form_broken");
        SheetDraft? sheet = null;
        if (command.Sheet is not null && SheetKind.Of(kind) is { } form)
        {
            var (read, fault) = SheetDraft.Read(form, command.Sheet, places);
            if (fault is not null) return fault;
            if (!read!.IsEmpty) sheet = read;
        }
        var masked = command.Masked || kind is ThreadKind.CaseStudy;
        return new Draft(title, body.Value.Body, body.Value.Html, regions, themes, kind, audience, masked ? ShownName.Masked(places.Region(command.By.RegionId)) : null, sheet);
    }

    /// <summary>Her thread of the same title and words, minutes old, sent again (<see cref="Submission.Again"/>).</summary>
    private Task<long> SentAgainAsync(Db db, Command command, Draft draft) => db.FindAsync<long>("""
        select t.id from threads t join posts p on p.thread_id = t.id and p.number = 1
        where t.author_id = @Id and t.title = @Title and p.body = @Body and p.deleted_at is null and t.created_at > @since
        order by t.id desc limit 1
        """, new { command.By.Id, draft.Title, draft.Body, since = clock.GetUtcNow() - Submission.Again });

    private static async Task<Refusal?> PlaceFaultAsync(Db db, Member by, Draft draft) => await ThreadAudience.FaultAsync(db, by, draft.Regions, draft.Themes)
        ?? (draft.Audience is Audience.Public && await ThreadAudience.AnyPrivateAsync(db, draft.Regions, draft.Themes) ? Refusal.Invalid("Audience", "publish.public_in_private") : null);

    private async Task<Outcome<long>> WriteAsync(Db db, Command command, Draft draft)
    {
        var opened = await NewThread.WriteAsync(db, new(
            draft.Kind, draft.Title, draft.Regions, draft.Themes, command.By.Id, draft.ShownName, draft.Audience, command.Language,
            draft.Body, draft.Html, command.SubmissionId, clock.GetUtcNow()));
        if (draft.Sheet is { } sheet)
        {
            await SheetRows.WriteAsync(db, opened.PostId, sheet, command.By.Id, clock.GetUtcNow());
            await SearchIndex.RewriteAsync(db, opened.PostId, draft.Title, draft.Html);
        }
        if (draft.Kind is ThreadKind.Tool && await SayOriginAsync(db, command, opened.PostId) is { } unknown) return unknown;
        if ((await PostFiles.ChangeAsync(db, limits, command.By.Id, opened.PostId, command.Files)).Refusal is { } refusal) return refusal;
        await Drafts.RemoveAsync(db, command.By.Id, Drafts.Publish);
        return opened.Id;
    }

    /// <summary>A tool that is published as adapted from another says so from its first moment.</summary>
    private async Task<Refusal?> SayOriginAsync(Db db, Command command, long postId)
    {
        if (command.Sheet?.Invoke(ReadAdapted.Field) is not { Length: > 0 } said) return null;
        if (!long.TryParse(said, NumberStyles.None, CultureInfo.InvariantCulture, out var id) || await ReadAdapted.OfThreadAsync(db, command.By, id) is not var (_, origin)) return Refusal.Invalid(ReadAdapted.Field, "library.origin_unknown");
        await ToolOrigins.SayAsync(db, postId, origin.Id, command.By.Id, clock.GetUtcNow());
        return null;
    }
}
