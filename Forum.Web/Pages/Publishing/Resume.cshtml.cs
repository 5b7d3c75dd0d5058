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

    public IActionResult OnGet() => Redirect("/connexion");

    public async Task<IActionResult> OnPostAsync(string? email, string? password, CancellationToken ct)
    {
        if (ResumeForm.Of(Request.Form, email) is not { } kept) return Redirect("/connexion");
        Kept = kept;
        var opened = await signIn.RunAsync(new(email, password, SessionCookie.Read(Request)), ct);
        if (opened.Refusal is { } wrong) return Refuse(wrong);
        SessionCookie.Write(HttpContext, opened.Value!, Sessions.Lifetime);
        var member = (await sessions.FindAsync(opened.Value!, ct))!;
        var saved = await save.RunAsync(new(member, kept.Place, kept.Title, kept.Body, PublishForm.FieldsOf(Request.Form), ""), ct);
        // a thread closed to her meanwhile, or a text no store can hold: it stays on the screen, hers to copy
        if (saved.Refusal is not null) return Refuse(Core.Refusal.Invalid("", "publish.resume_lost"));
        return SeeOther(await drafts.UrlAsync(member, kept.Place, ct));
    }
}
