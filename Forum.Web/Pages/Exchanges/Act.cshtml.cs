using System.Globalization;
using Forum.Core;
using Forum.Core.Exchanges;
using Forum.Core.Polls;
using Forum.Core.Threads;
using Forum.Web.Hosting;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;

namespace Forum.Web.Pages.Exchanges;

/// <summary>The buttons of an exchange: <c>Act</c> is « lever » or « etape:2 ». They stand in parts that are the same for everybody and hold no token, so all belong to one form beside them.</summary>
[EnableRateLimiting(Limit.Act)]
public sealed class ActModel(ReadExchange read, ShowThread showThread, ExchangeAnswers answers) : LivePageModel(read, showThread)
{
    public IActionResult OnGet(long id) => Redirect($"/en-direct/{id}");

    public async Task<IActionResult> OnPostAsync(long id, string? act, CancellationToken ct)
    {
        var words = (act ?? "").Split(':');
        long[] numbers = [.. words.Skip(1).Select(w => long.TryParse(w, NumberStyles.None, CultureInfo.InvariantCulture, out var n) ? n : -1)];
        if (numbers.Contains(-1) || Do(id, words[0], numbers, ct) is not var (anchor, doing)) return BadRequest();
        var (thread, refusal) = await doing;
        return thread is not null ? await answers.AnswerAsync(HttpContext, Member, thread, anchor) : await RefuseAsync(id, refusal!, ct);
    }

    private T Use<T>() where T : notnull => HttpContext.RequestServices.GetRequiredService<T>();

    /// <summary>The part where the act is, and the act; null for a word that is none of ours.</summary>
    private (string Anchor, Task<Outcome<ThreadHead>> Doing)? Do(long id, string word, long[] n, CancellationToken ct) => (word, n) switch
    {
        ("ouvrir", []) => ("etape", Use<OpenExchange>().RunAsync(Member, id, ct)),
        ("fermer", []) => ("etape", Use<CloseExchange>().RunAsync(Member, id, ct)),
        ("etape", [var segment]) => ("etape", Use<MoveOn>().RunAsync(Member, id, segment, ct)),
        ("prolonger", [var minutes]) => ("etape", Use<MoveOn>().ExtendAsync(Member, id, minutes, ct)),
        ("lever", []) => ("parole", Use<RaiseHand>().RunAsync(Member, id, true, ct)),
        ("baisser", []) => ("parole", Use<RaiseHand>().RunAsync(Member, id, false, ct)),
        ("parole", [var member]) => ("parole", Use<RaiseHand>().GiveTurnAsync(Member, id, member, ct)),
        ("parole-finie", [var member]) => ("parole", Use<RaiseHand>().EndTurnAsync(Member, id, member, ct)),
        ("appuyer", [var question]) => ("questions", Use<AskInExchange>().SupportAsync(Member, id, question, true, ct)),
        ("ne-plus-appuyer", [var question]) => ("questions", Use<AskInExchange>().SupportAsync(Member, id, question, false, ct)),
        ("repondue", [var question]) => ("questions", Use<AskInExchange>().SettleAsync(Member, id, question, true, ct)),
        ("rouvrir-question", [var question]) => ("questions", Use<AskInExchange>().SettleAsync(Member, id, question, false, ct)),
        ("oter-question", [var question]) => ("questions", Use<AskInExchange>().TakeBackAsync(Member, id, question, ct)),
        ("retenir", [var number]) => ("retenus", Use<KeepIdea>().RunAsync(Member, id, number, ct)),
        ("retenir-question", [var question]) => ("retenus", Use<KeepIdea>().QuestionAsync(Member, id, question, ct)),
        ("lacher", [var line]) => ("retenus", Use<KeepIdea>().LetGoAsync(Member, id, line, ct)),
        ("voter", [var poll, var position]) => ("sondage", VoteAsync(id, poll, position, ct)),
        ("fermer-sondage", [var poll]) => ("sondage", Use<ClosePoll>().RunAsync(Member, id, poll, ct)),
        ("rythme", [var seconds]) => ("rythme", Use<ConductExchange>().SlowAsync(Member, id, seconds, ct)),
        ("sourdine", [var number]) => ("rythme", Use<ConductExchange>().MuteAuthorAsync(Member, id, number, ct)),
        ("rendre-parole", [var member]) => ("rythme", Use<ConductExchange>().MuteAsync(Member, id, member, false, ct)),
        ("animer", [var member]) => ("equipe", Use<ConductExchange>().ShareAsync(Member, id, member, true, ct)),
        ("ne-plus-animer", [var member]) => ("equipe", Use<ConductExchange>().ShareAsync(Member, id, member, false, ct)),
        ("client", [var member]) => ("deroulement", Use<ConductExchange>().ClientAsync(Member, id, member, ct)),
        _ => null,
    };

    /// <summary>The answer she pressed, in place of the one she gave before.</summary>
    private Task<Outcome<ThreadHead>> VoteAsync(long id, long poll, long position, CancellationToken ct) => Use<Vote>().RunAsync(new(Member, id, poll, position), ct);
}
