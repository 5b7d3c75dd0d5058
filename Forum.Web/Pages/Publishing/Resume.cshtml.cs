using Forum.Core.Members;
using Forum.Core.Posts;
using Forum.Web.Hosting;
using Forum.Web.Pages.Shared;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;

namespace Forum.Web.Pages.Publishing;

/// <summary>POST /reprise: a session ended while somebody wrote; she signs in with the text in the form. It is kept as her draft and waits for her in its page: only she sends it.</summary>
[EnableRateLimiting(Limit.SignIn)]
public sealed class ResumeModel(SignIn signIn, Sessions sessions, SaveDraft save, ListDrafts drafts) : ForumPage
{
    public ResumeForm Kept { get; private set; } = null!;

    /// <summary>The first step was shown; a code is wanted.</summary>
    public bool NeedsCode { get; private set; }

    public IActionResult OnGet() => Redirect("/connexion");

    public async Task<IActionResult> OnPostAsync(string? email, string? password, string? code, [FromServices] SecondStep secondStep, CancellationToken ct)
    {
        if (ResumeForm.Of(Request.Form, email) is not { } kept) return Redirect("/connexion");
        Kept = kept;
        var (session, refusal) = await SignInAsync(email, password, code, secondStep, ct);
        if (session is null) return Refuse(refusal!);
        SessionCookie.Write(HttpContext, session, Sessions.Lifetime);
        var member = (await sessions.FindAsync(session, ct))!;
        var saved = await save.RunAsync(new(member, kept.Place, kept.Title, kept.Body, PublishForm.FieldsOf(Request.Form), ""), ct);
        // a thread closed to her meanwhile, or a text no store can hold: it stays on the screen, hers to copy
        if (saved.Refusal is not null) return Refuse(Core.Refusal.Invalid("", "publish.resume_lost"));
        return SeeOther(await drafts.UrlAsync(member, kept.Place, ct));
    }

    /// <summary>In one step, or in two with the text in the form all the while.</summary>
    private async Task<Core.Outcome<string>> SignInAsync(string? email, string? password, string? code, SecondStep secondStep, CancellationToken ct)
    {
        if (code is not null && StepCookie.Read(Request) is { } begun)
        {
            var second = await secondStep.RunAsync(new(begun, code, SessionCookie.Read(Request)), ct);
            NeedsCode = second.Refusal is { Kind: Core.RefusalKind.Invalid };
            if (second.Refusal is { Kind: Core.RefusalKind.NotFound }) return Core.Refusal.Invalid("", "accounts.second_over");
            if (second.Refusal is null) StepCookie.Remove(HttpContext);
            return second;
        }
        var (step, refusal) = await signIn.RunAsync(new(email, password, SessionCookie.Read(Request), Device.Of(Request)), ct);
        if (step is null) return refusal!;
        if (!step.NeedsCode) return step.Secret;
        StepCookie.Write(HttpContext, step.Secret);
        NeedsCode = true;
        return Core.Refusal.Invalid("Code", "accounts.code_hint");
    }
}
