using Forum.Core.Exchanges;
using Forum.Core.Threads;
using Forum.Web.Hosting;
using Forum.Web.Pages.Shared;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;

namespace Forum.Web.Pages.Exchanges;

/// <summary>A question for an exchange, sent ahead or while it is held.</summary>
[EnableRateLimiting(Limit.Post)]
public sealed class AskModel(ReadExchange read, ShowThread showThread, AskInExchange ask, ExchangeAnswers answers) : LivePageModel(read, showThread)
{
    public IActionResult OnGet(long id) => Redirect($"/en-direct/{id}#questions");

    public async Task<IActionResult> OnPostAsync(long id, string? question, bool mayOpen, string? questionSubmissionId, string? seen, string? act, CancellationToken ct)
    {
        var proposes = act == Advice.Propose;
        if (Member.IsSignedIn && Advise("", question, proposes ? null : seen) is { } advice)
        {
            if (await LoadAsync(id, ct) is { } gone) return Refuse(gone);
            (Question, QuestionAdvice) = (proposes ? advice.Rewritten().Body : question ?? "", proposes ? null : advice);
            return Again();
        }
        Question = question ?? "";
        var (thread, refusal) = await ask.RunAsync(new(Member, id, question, mayOpen, questionSubmissionId ?? ""), ct);
        return thread is not null ? await answers.AnswerAsync(HttpContext, Member, thread, "questions") : await RefuseAsync(id, refusal!, ct);
    }
}
