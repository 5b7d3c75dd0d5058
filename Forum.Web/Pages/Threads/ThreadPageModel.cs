using System.Globalization;
using System.Text;
using Forum.Core;
using Forum.Core.Posts;
using Forum.Core.Questions;
using Forum.Core.Threads;
using Forum.Web.Pages.Shared;
using Forum.Web.Pieces;
using Microsoft.AspNetCore.Mvc;

namespace Forum.Web.Pages.Threads;

/// <summary>A thread on the screen: to read it, and again where a reply or an act was refused.</summary>
public abstract class ThreadPageModel(ShowThread showThread) : ForumPage
{
    public ThreadPage Thread { get; private set; } = null!;

    public ThreadHead Head => Thread.Head;

    /// <summary>The reply as it was written, kept when it is refused.</summary>
    public string Body { get; protected set; } = "";

    /// <summary>Made by the server at each showing: a form sent twice is one reply.</summary>
    public string SubmissionId { get; protected set; } = Submission.New();

    /// <summary>What the confidentiality guard says of the reply that came back for it.</summary>
    public Advice? Advice { get; protected set; }

    /// <summary>What the guard says of another form of the page, of an application or a poll; null where it says nothing.</summary>
    public GuardedForm? ActForm { get; protected set; }

    public ComposerModel Composer => new("reponse", Body, Drafts.Reply(Head.Id), Texts["threads.reply"], Texts["threads.reply_placeholder"]) { Label = Texts["threads.your_reply"], HidesLabel = true, TakesFiles = true, ThreadId = Head.Id, Advice = Advice };

    /// <summary>The post before which « Dernière visite » stands: the first of this page that is new to a reader who came before; 0 where there is none.</summary>
    public long FirstNew => Thread.LastSeen > 0 && Thread.LastSeen < Head.LastNumber ? Thread.LastSeen + 1 : 0;

    /// <summary>The highest number on this page.</summary>
    public long LastShown => Thread.Last;

    public bool IsAsker => Member.IsSignedIn && Head.AuthorId == Member.Id && Head.Kind is ThreadKind.Question;

    /// <summary>The reader's own posts and reactions, from which script decorates the pieces that are the same for everybody.</summary>
    public string Own
    {
        get
        {
            var json = new StringBuilder("[");
            foreach (var mark in Thread.Own)
                json.Append(CultureInfo.InvariantCulture, $"{(json.Length > 1 ? "," : "")}{{\"n\":{mark.Number},\"mine\":{Word(mark.Mine)},\"merci\":{Word(mark.Merci)},\"meToo\":{Word(mark.MeToo)}}}");
            return json.Append(']').ToString();
        }
    }

    /// <summary>Where an open question stands, and what this reader is asked; null for every other thread.</summary>
    public ReadQuestion.View? Question { get; private set; }

    protected override IActionResult Shown() =>
        new ShownPage(new(Head.Title, Canonical: Thread.Page == 1 ? Head.Url : PageUrl(Thread.Page)), ThreadPiece.Create(this), ThreadAsidePiece.Create(this));

    public string PageUrl(long page) => $"{Head.Url}?page={page}";

    /// <summary>Where a post stands: the page of its number, and the post.</summary>
    public static string PostUrl(ThreadHead head, long number) => $"{head.Url}?page={PageOf(number)}#m{number}";

    public static long PageOf(long number) => (number + ShowThread.PageSize - 1) / ShowThread.PageSize;

    /// <summary>The thread without its posts; null where it is missing or not hers.</summary>
    protected Task<ThreadHead?> HeadAsync(long id, CancellationToken ct) => showThread.HeadAsync(Member, id, ct);

    protected async Task<Refusal?> LoadAsync(long id, long? page, CancellationToken ct)
    {
        var shown = await showThread.RunAsync(Member, id, page, ct);
        if (shown.Value is null) return shown.Refusal;
        Thread = shown.Value;
        Question = await HttpContext.RequestServices.GetRequiredService<ReadQuestion>().RunAsync(Member, Head, ct);
        return null;
    }

    private static string Word(bool value) => value ? "true" : "false";
}
