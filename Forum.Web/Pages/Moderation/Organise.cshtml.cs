using System.Globalization;
using System.Text.RegularExpressions;
using Forum.Core;
using Forum.Core.Posts;
using Forum.Core.Threads;
using Forum.Web.Hosting;
using Forum.Web.Live;
using Forum.Web.Pages.Shared;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;

namespace Forum.Web.Pages.Moderation;

/// <summary>/fils/{id}/organiser: a facilitator puts a thread in order. Other regions and themes, messages into a new thread or another, the whole into another, its pace, its end; and what she moved last, taken back.</summary>
[EnableRateLimiting(Limit.Act)]
public sealed partial class OrganiseModel(OpenOrganiser open, UndoMove undo, UndoFiling undoFiling, LiveNews news) : ForumPage
{
    /// <summary>Null where all she may do is take back her filing.</summary>
    public OrganisedThread? Organised { get; private set; }

    /// <summary>Her last move into this thread, where it may still be undone.</summary>
    public UndoMove.Undoable? Undoable { get; private set; }

    /// <summary>Her last filing of it elsewhere, where it may still be undone. Where she filed it out of her own places, it is all of this page.</summary>
    public UndoFiling.Undoable? Filed { get; private set; }

    /// <summary>The form that was sent.</summary>
    public string Part { get; private set; } = "";

    /// <summary>Slugs, as they stand or as they were sent.</summary>
    public IReadOnlyList<string> Regions { get; private set; } = [];

    public IReadOnlyList<string> Themes { get; private set; } = [];

    public IReadOnlyList<long> Numbers { get; private set; } = [];

    public string Title { get; private set; } = "";

    /// <summary>The other thread, as its link or its number.</summary>
    public string To { get; private set; } = "";

    /// <summary>What she just sent is done, where nothing else on the page says so.</summary>
    public bool IsDone { get; private set; }

    public async Task<IActionResult> OnGetAsync(long id, bool fait, CancellationToken ct)
    {
        IsDone = fait;
        if (!Member.IsSignedIn) return Refuse(Refusal.NotAllowed);
        return await LoadAsync(id, ct) is { } refusal ? Refuse(refusal) : Page();
    }

    public async Task<IActionResult> OnPostRangerAsync(long id, List<string?> regions, List<string?> themes, [FromServices] MoveThread move, CancellationToken ct)
    {
        (Part, Regions, Themes) = ("ranger", Filled(regions), Filled(themes));
        var (change, refusal) = await move.RunAsync(new(Member, id, Regions, Themes), ct);
        return await AnswerAsync(id, change, refusal, ct);
    }

    public async Task<IActionResult> OnPostSeparerAsync(long id, List<long> numbers, string? title, [FromServices] SplitThread split, CancellationToken ct)
    {
        (Part, Numbers, Title) = ("separer", numbers, title ?? "");
        var (moved, refusal) = await split.RunAsync(new(Member, id, numbers, title), ct);
        return await MovedAsync(id, moved, refusal, ct);
    }

    public async Task<IActionResult> OnPostDeplacerAsync(long id, List<long> numbers, string? to, [FromServices] MovePosts move, CancellationToken ct)
    {
        (Part, Numbers, To) = ("deplacer", numbers, to ?? "");
        var (moved, refusal) = await move.RunAsync(new(Member, id, numbers, ThreadOf(to)), ct);
        return await MovedAsync(id, moved, refusal, ct);
    }

    public async Task<IActionResult> OnPostFusionnerAsync(long id, string? to, [FromServices] MergeThreads merge, CancellationToken ct)
    {
        (Part, To) = ("fusionner", to ?? "");
        var (moved, refusal) = await merge.RunAsync(new(Member, id, ThreadOf(to)), ct);
        return await MovedAsync(id, moved, refusal, ct);
    }

    public async Task<IActionResult> OnPostRemettreAsync(long id, long move, CancellationToken ct)
    {
        if (await LoadAsync(id, ct) is { } gone) return Refuse(gone);
        var (moved, refusal) = await undo.RunAsync(Member, move, ct);
        return await MovedAsync(id, moved, refusal, ct);
    }

    public async Task<IActionResult> OnPostRerangerAsync(long id, long filing, CancellationToken ct)
    {
        if (await LoadAsync(id, ct) is { } gone) return Refuse(gone);
        var (change, refusal) = await undoFiling.RunAsync(Member, filing, ct);
        return await AnswerAsync(id, change, refusal, ct);
    }

    public async Task<IActionResult> OnPostRalentirAsync(long id, long minutes, [FromServices] SlowThread slow, CancellationToken ct)
    {
        Part = "ralentir";
        var (change, refusal) = await slow.RunAsync(Member, id, minutes, ct);
        return await AnswerAsync(id, change, refusal, ct, "?fait=true");
    }

    public async Task<IActionResult> OnPostVerrouillerAsync(long id, bool locks, [FromServices] LockThread lockThread, CancellationToken ct)
    {
        var (change, refusal) = await lockThread.RunAsync(Member, id, locks, ct);
        return await AnswerAsync(id, change, refusal, ct, "?fait=true");
    }

    private async Task<IActionResult> AnswerAsync(long id, PostChange? change, Refusal? refusal, CancellationToken ct, string said = "")
    {
        if (refusal is not null) return await AgainAsync(id, refusal, ct);
        if (change is not null) news.Replied(change);
        return SeeOther($"/fils/{id}/organiser{said}");
    }

    /// <summary>Readers of both threads get what changed; she goes where the messages are, with the way back.</summary>
    private async Task<IActionResult> MovedAsync(long id, PostsMoved? moved, Refusal? refusal, CancellationToken ct)
    {
        if (moved is null) return await AgainAsync(id, refusal!, ct);
        foreach (var change in new[] { moved.From, moved.To })
        {
            news.Replied(change);
            news.Pinned(change);
        }
        return SeeOther($"/fils/{moved.To.ThreadId}/organiser");
    }

    private async Task<IActionResult> AgainAsync(long id, Refusal refusal, CancellationToken ct) =>
        refusal.Kind is RefusalKind.Invalid && await LoadAsync(id, ct) is { } gone ? Refuse(gone) : Refuse(refusal);

    private async Task<Refusal?> LoadAsync(long id, CancellationToken ct)
    {
        var (organised, refusal) = await open.RunAsync(Member, id, ct);
        Filed = await undoFiling.FindAsync(Member, id, ct);
        if (organised is null) return Filed is null ? refusal : null;
        (Organised, Undoable) = (organised, await undo.FindAsync(Member, id, ct));
        if (Part != "ranger") (Regions, Themes) = (organised.Regions, organised.Themes);
        return null;
    }

    private static List<string> Filled(IEnumerable<string?> slugs) => [.. slugs.OfType<string>().Where(s => s.Length > 0)];

    /// <summary>The thread of a link of ours, or of its number alone; 0 where it is neither.</summary>
    private static long ThreadOf(string? text) =>
        Link().Match(text?.Trim() ?? "") is { Success: true } found && long.TryParse(found.Groups["id"].Value, NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : 0;

    [GeneratedRegex(@"^(?:(?:https?://[^/\s]+)?/fils/)?(?<id>[0-9]{1,18})(?:[/?#].*)?$")]
    private static partial Regex Link();
}
