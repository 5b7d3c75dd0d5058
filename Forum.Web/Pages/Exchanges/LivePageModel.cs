using Forum.Core;
using Forum.Core.Exchanges;
using Forum.Core.Members;
using Forum.Core.Posts;
using Forum.Core.Threads;
using Forum.Web.Pages.Shared;
using Microsoft.AspNetCore.Mvc;

namespace Forum.Web.Pages.Exchanges;

/// <summary>A live exchange on the screen: to take part, and again where a message or an act was refused.</summary>
public abstract class LivePageModel(ReadExchange read, ShowThread showThread) : ForumPage
{
    /// <summary>Of the thread's pages the last so many are shown; older messages are a link away.</summary>
    private const int MostPages = 15;

    public OpenedExchange Opened { get; private set; } = null!;

    public ExchangeView View => Opened.View;

    public ThreadHead Head => View.Thread;

    public IReadOnlyList<ThreadPage> Pages { get; private set; } = [];

    /// <summary>The message as it was written, kept when it is refused.</summary>
    public string Body { get; protected set; } = "";

    public string SubmissionId { get; protected set; } = Submission.New();

    /// <summary>What the confidentiality guard says of the message that came back for it.</summary>
    public Advice? Advice { get; protected set; }

    /// <summary>Her question as it was written, and what the guard says of it.</summary>
    public string Question { get; protected set; } = "";

    public Advice? QuestionAdvice { get; protected set; }

    /// <summary>A quick poll that came back for the guard.</summary>
    public GuardedForm? PollForm { get; protected set; }

    /// <summary>Where she stopped: « Vous en êtes ici » stands before the first message that is new to her; 0 where there is none.</summary>
    public long FirstNew => Pages is [{ LastSeen: > 0 and var seen }, ..] && seen < Head.LastNumber ? seen + 1 : 0;

    /// <summary>The page renews itself, for who has no script and asked for it.</summary>
    public bool Renews { get; protected set; }

    public bool MayWrite => Can.Reply(Member, Head) && !Opened.Own.Muted;

    protected async Task<Refusal?> LoadAsync(long id, CancellationToken ct)
    {
        var opened = await read.RunAsync(Member, id, ct);
        if (opened.Value is null) return opened.Refusal;
        Opened = opened.Value;
        var pages = (Head.LastNumber + ShowThread.PageSize - 1) / ShowThread.PageSize;
        List<ThreadPage> shown = [];
        for (var page = Math.Max(1, pages - MostPages + 1); page <= pages; page++)
        {
            if ((await showThread.RunAsync(Member, id, page, ct)).Value is { } found) shown.Add(found);
        }
        Pages = shown;
        return null;
    }

    /// <summary>The page again where an act was refused, with its sentence.</summary>
    protected async Task<IActionResult> RefuseAsync(long id, Refusal refusal, CancellationToken ct)
    {
        if (refusal.Kind is RefusalKind.Invalid && await LoadAsync(id, ct) is { } gone) return Refuse(gone);
        return Refuse(refusal);
    }

}
