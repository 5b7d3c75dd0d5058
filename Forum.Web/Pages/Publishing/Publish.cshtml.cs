using Forum.Core;
using Forum.Core.Files;
using Forum.Core.Library;
using Forum.Core.Members;
using Forum.Core.Posts;
using Forum.Core.Regions;
using Forum.Core.Repertoire;
using Forum.Core.Text;
using Forum.Core.Threads;
using Forum.Web.Hosting;
using Forum.Web.Live;
using Forum.Web.Pages.Files;
using Forum.Web.Pages.Shared;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;

namespace Forum.Web.Pages.Publishing;

/// <summary>/publier. One text first; the rest is proposed and hers to change: while she writes with script, on the second showing without. All fields in one POST publish at once.</summary>
[TakesFile(TakesFileAttribute.Message)]
[EnableRateLimiting(Limit.Post)]
public sealed class PublishModel(PublishThread publish, ProposeThread propose, ReadDraft drafts, LiveNews news) : ForumPage
{
    public PublishForm Form { get; private set; } = new();

    /// <summary>The proposals are on the screen: she was asked to look at them, or something in them was refused.</summary>
    public bool ShowsDetails { get; private set; }

    /// <summary>What the confidentiality guard says of the text that came back for it.</summary>
    public Advice? Advice { get; private set; }

    /// <summary>The text arrived alone: the proposals are new to her.</summary>
    public bool IsConfirming { get; private set; }

    public IReadOnlyList<ThreadRow> Similar { get; private set; } = [];

    /// <summary>Where she may open a thread.</summary>
    public WritablePlaces.Lists Offered { get; private set; } = WritablePlaces.Lists.None;

    public DateTimeOffset? RestoredAt { get; private set; }

    /// <summary>The tool that hers is adapted from; null where she says none, or one that is not hers to read.</summary>
    public ThreadHead? Adapted { get; private set; }

    /// <summary>How she would be shown without her name.</summary>
    public string MaskedName => ShownName.Masked(HttpContext.RequestServices.GetRequiredService<Places>().Region(Member.RegionId));

    public IEnumerable<ThreadKind> Kinds => Core.Threads.Kinds.All.Where(k => Can.Publish(Member, k));

    /// <summary>Whether this place allows it is checked when it is sent.</summary>
    public bool OffersPublic => Member.Facilitates;

    public async Task<IActionResult> OnGetAsync([FromServices] ReadAddressee addressee, [FromServices] Places places, [FromServices] WritablePlaces writable, string? region, string? theme, string? kind, [FromQuery(Name = "genre")] string? genre, string? modele, long? adapte, CancellationToken ct)
    {
        if (!Member.IsSignedIn) return Challenge();
        Offered = await writable.RunAsync(Member, ct);
        Form = new() { Region = region, Theme = theme, Kind = Core.Threads.Kinds.Parse(kind ?? genre)?.Slug(), SubmissionId = Submission.New() };
        if (modele == "presentation")
        {
            (Form.Title, Form.Body) = (Texts.Say("joining.introduce_title", places.Region(Member.RegionId).In(Texts.Language), Member.Name), Texts.Say("joining.introduce_body", Member.Name));
            ShowsDetails = true;
        }
        if (adapte is { } origin && await ReadAdaptedAsync(origin, ct) is { } adapted)
        {
            Form.Adapt(adapted, Texts.Say("library.adaptation_title", adapted.Tool.Title));
            (Form.Theme, Form.Region) = (places.Theme(adapted.Tool.ThemeId).Slug, region ?? places.Region(Member.RegionId).Slug);
            ShowsDetails = true;
        }
        if (await drafts.RunAsync(Member, Drafts.Publish, ct) is { } draft)
        {
            Form.Restore(draft);
            RestoredAt = draft.SavedAt;
            ShowsDetails = draft.Title.Length > 0;
            await ReadAdaptedAsync(Form.Origin, ct);
        }
        Form.Address(await BeginningAsync(addressee, ct));
        return Page();
    }

    private async Task<ReadAdapted.View?> ReadAdaptedAsync(long threadId, CancellationToken ct)
    {
        var view = threadId == 0 ? null : await HttpContext.RequestServices.GetRequiredService<ReadAdapted>().RunAsync(Member, threadId, ct);
        Adapted = view?.Tool;
        return view;
    }

    /// <summary>« @Maude Larivière, » where the address names a member, « Question pour… » where it names a group; else nothing.</summary>
    private async Task<string> BeginningAsync(ReadAddressee addressee, CancellationToken ct)
    {
        if (long.TryParse(Request.Query["membre"], out var member) && await addressee.MentionAsync(member, ct) is { } mention) return Texts.Say("publish.to_member", mention);
        return long.TryParse(Request.Query["organisme"], out var id) && await addressee.OrganisationAsync(id, ct) is { } name ? Texts.Say("publish.to_organisation", name) : "";
    }

    public async Task<IActionResult> OnPostAsync([Bind(Prefix = "")] PublishForm form, [FromServices] FormFiles files, CancellationToken ct)
    {
        Form = form;
        Form.TakeSheet(Request.Form);
        var given = await files.TakeAsync(this, Drafts.Publish, ct);
        if (Member.IsSignedIn && form.Act == Advice.Propose) return await ProposeAsync(ct);
        if (Member.IsSignedIn) Advice = Advise(form.Title, form.Told, form.Seen);
        if (form.IsTextOnly) return await ConfirmAsync(ct);
        if (Advice is not null || (given is null && Member.IsSignedIn)) return await AgainAsync(null, ct);
        var language = LanguageGuess.Of($"{form.Title}\n{form.Body}", Texts.Language);
        var published = await publish.RunAsync(new(Member, form.Title, form.Body, form.Region, PublishForm.Given(form.OtherRegions), form.Theme, PublishForm.Given(form.OtherThemes),
            form.Kind, string.IsNullOrEmpty(form.Audience) ? null : form.Audience, form.SubmissionId ?? "", form.Masked, language, form.Sheet.GetValueOrDefault)
        { Files = given ?? GivenFiles.None }, ct);
        if (published.Refusal is { } refusal) return await AgainAsync(refusal, ct);
        if (published.Value!.ShownName is not null) HttpContext.LeaveMemberOut();
        news.Moved(published.Value.Id);
        return SeeOther(published.Value.Url + "#m1");
    }

    /// <summary>The same page with the proposals filled in; 422, as nothing is published yet.</summary>
    private async Task<IActionResult> ConfirmAsync(CancellationToken ct)
    {
        if (PostText.Check(Form.Body).Refusal is { } refusal && Member.IsSignedIn) return await AgainAsync(refusal, ct);
        IsConfirming = true;
        return await AgainAsync(null, ct);
    }

    /// <summary>The same page with the guard's proposals in title, text and sheet, to look at.</summary>
    private async Task<IActionResult> ProposeAsync(CancellationToken ct)
    {
        if (Advise(Form.Title, Form.Body) is { } advice) (Form.Title, Form.Body) = advice.Rewritten();
        Form.RewriteSheet(DateTimeOffset.FromUnixTimeMilliseconds(Since));
        return await AgainAsync(null, ct);
    }

    private async Task<IActionResult> AgainAsync(Refusal? refusal, CancellationToken ct)
    {
        var proposed = await propose.RunAsync(new(Member, Form.Title, Form.Body), ct);
        if (proposed.Value is null) return Refuse(proposed.Refusal!);
        Offered = proposed.Value.Places;
        await ReadAdaptedAsync(Form.Origin, ct);
        if (refusal?.Field != "Body" || !Form.IsTextOnly)
        {
            // what she emptied herself stays empty, with its sentence beside it
            if (refusal is null || Form.IsTextOnly) Form.Fill(proposed.Value.Proposal);
            Similar = proposed.Value.Similar;
            ShowsDetails = true;
        }
        // a broken id would be refused for ever
        if (!Submission.IsReadable(Form.SubmissionId)) Form.SubmissionId = Submission.New();
        return refusal is not null ? Refuse(refusal) : Again();
    }
}
