using Forum.Core;
using Forum.Core.Briefs;
using Forum.Core.Posts;
using Forum.Core.Regions;
using Forum.Core.Threads;
using Forum.Web.Hosting;
using Forum.Web.Live;
using Forum.Web.Pages.Shared;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;

namespace Forum.Web.Pages.Briefs;

/// <summary>/concertation/{id}: a brief as its maker works on it; and, once the table has met, what it said.</summary>
[Authorize]
[EnableRateLimiting(Limit.Act)]
public sealed class EditModel(ReadBriefs read, KeepBrief keep, QuoteInBrief quote) : ForumPage
{
    /// <summary>Where what a table said is told (DOMAIN.md §1, B2).</summary>
    private const string Shelf = "enjeux-politiques";

    private IFormCollection? _sent;

    public BriefView View { get; private set; } = null!;

    [BindProperty(Name = "fait", SupportsGet = true)]
    public bool Saved { get; set; }

    /// <summary>What the confidentiality guard says of the fields that came back for it, of what the table said or of the brief.</summary>
    public GuardedForm? Back { get; private set; }

    public bool IsReturn { get; private set; }

    public string SubmissionId { get; private set; } = Submission.New();

    /// <summary>What a form that was refused said, else what stands.</summary>
    public string Value(string field, string stands) => Back?.Values.GetValueOrDefault(field) is { } again ? again : _sent is not null && _sent.TryGetValue(field, out var said) ? said.ToString() : stands;

    public async Task<IActionResult> OnGetAsync(long id, CancellationToken ct) => await LoadAsync(id, ct) is { } refusal ? Refuse(refusal) : Page();

    /// <summary>The fields and all passages at once.</summary>
    public async Task<IActionResult> OnPostAsync(long id, string? title, string? table, string? figures, string? demands, CancellationToken ct)
    {
        if (await LoadAsync(id, ct) is { } gone) return Refuse(gone);
        _sent = Request.Form;
        Back = Guarded(["Title", "Table", "Figures", "Demands", .. View.Quotes.Select(q => QuoteInBrief.Field(q.PostId))], string.Join('\n', [View.Brief.Title, View.Brief.Table, View.Brief.Figures, View.Brief.Demands, .. View.Quotes.Select(q => q.Quote)]));
        if (Back is not null) return Again();
        if ((await keep.RunAsync(new(Member, id, title, table, figures, demands), ct)).Refusal is { } refusal) return Refuse(refusal);
        foreach (var one in View.Quotes)
        {
            if (Request.Form[QuoteInBrief.Field(one.PostId)].ToString() is { Length: > 0 } said && said != one.Quote && (await quote.RunAsync(new(Member, id, one.ThreadId, one.Number, said), ct)).Refusal is { } fault) return Refuse(fault);
        }
        return SeeOther(Request.Form["Act"] == "imprimer" ? $"/concertation/{id}/imprimer" : $"/concertation/{id}?fait=true");
    }

    public async Task<IActionResult> OnPostRetirerAsync(long id, long post, CancellationToken ct) =>
        (await quote.RemoveAsync(Member, id, post, ct)).Refusal is { } refusal ? Refuse(refusal) : SeeOther($"/concertation/{id}");

    public async Task<IActionResult> OnPostSupprimerAsync(long id, CancellationToken ct) =>
        (await keep.RemoveAsync(Member, id, ct)).Refusal is { } refusal ? Refuse(refusal) : SeeOther("/concertation");

    /// <summary>« Ce que la table a dit »: a thread of its own in her region.</summary>
    public async Task<IActionResult> OnPostRetourAsync(long id, string? said, string? submissionId, [FromServices] PublishThread publish, [FromServices] Places places, [FromServices] LiveNews news, CancellationToken ct)
    {
        if (await LoadAsync(id, ct) is { } gone) return Refuse(gone);
        _sent = Request.Form;
        SubmissionId = Submission.IsReadable(submissionId) ? submissionId! : SubmissionId;
        (Back, IsReturn) = (Guarded(["Said"]), true);
        if (Back is not null) return Again();
        var title = Texts.Say("briefs.return_title", View.Brief.Table.Length > 0 ? View.Brief.Table : View.Brief.Title);
        var (thread, refusal) = await publish.RunAsync(new(Member, title, said, places.Region(Member.RegionId).Slug, [], Shelf, [], ThreadKind.Discussion.Slug(), null, SubmissionId, Masked: false, Texts.Language), ct);
        if (thread is null) return Refuse(Refusal.Invalid("Said", refusal!.Key));
        if ((await keep.ReturnedAsync(Member, id, thread.Id, ct)).Refusal is { } lost) return Refuse(lost);
        news.Moved(thread.Id);
        return SeeOther(thread.Url + "#m1");
    }

    private async Task<Refusal?> LoadAsync(long id, CancellationToken ct)
    {
        var (view, refusal) = await read.RunAsync(Member, id, ct);
        if (view is not null) View = view;
        return refusal;
    }
}
