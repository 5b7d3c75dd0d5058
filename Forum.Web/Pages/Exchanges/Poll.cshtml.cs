using Forum.Core.Exchanges;
using Forum.Core.Polls;
using Forum.Core.Threads;
using Forum.Web.Hosting;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;

namespace Forum.Web.Pages.Exchanges;

/// <summary>A quick poll in an exchange: its counts are for everybody.</summary>
[EnableRateLimiting(Limit.Act)]
public sealed class PollModel(ReadExchange read, ShowThread showThread, AskPoll ask, ExchangeAnswers answers) : LivePageModel(read, showThread)
{
    public IActionResult OnGet(long id) => Redirect($"/en-direct/{id}#sondage");

    public async Task<IActionResult> OnPostAsync(long id, string? pollQuestion, string? choices, CancellationToken ct)
    {
        if (Member.IsSignedIn && Guarded(["PollQuestion", "Choices"]) is { } form)
        {
            if (await LoadAsync(id, ct) is { } gone) return Refuse(gone);
            PollForm = form;
            return Again();
        }
        var (thread, refusal) = await ask.RunAsync(new(Member, id, pollQuestion, choices, CountsShown: true), ct);
        if (thread is not null) return await answers.AnswerAsync(HttpContext, Member, thread, "sondage");
        return await RefuseAsync(id, refusal!.Field == "Question" ? refusal with { Field = "PollQuestion" } : refusal, ct);
    }
}
