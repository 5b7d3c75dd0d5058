using Forum.Core.Exchanges;
using Forum.Core.Text;
using Forum.Web.Hosting;
using Forum.Web.Live;
using Forum.Web.Pages.Shared;
using Forum.Web.Resources;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;

namespace Forum.Web.Pages.Exchanges;

/// <summary>/en-direct/{id}/question/{line}: an open question's author agrees that it becomes a thread of hers.</summary>
[Authorize]
[EnableRateLimiting(Limit.Act)]
public sealed class QuestionModel(OpenQuestionThread open, ReadExchange read, LiveNews news) : ForumPage
{
    public long Id { get; private set; }

    public ExchangeLine Line { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(long id, long line, CancellationToken ct)
    {
        var (asked, refusal) = await open.AskedAsync(Member, id, line, ct);
        if (asked is null) return Refuse(refusal!);
        if (asked.OpenedId is { } there) return Redirect($"/fils/{there}");
        (Id, Line) = (id, asked);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(long id, long line, CancellationToken ct)
    {
        if ((await read.RunAsync(Member, id, ct)).Value is not { } exchange) return NotFound();
        var (result, refusal) = await open.AgreeAsync(Member, id, line, SummaryModel.Origin(exchange.View, Texts.For(Languages.Parse(exchange.View.Thread.Lang))), ct);
        if (result is null) return Refuse(refusal!);
        news.Moved(result.Opened!.Id);
        news.Exchanged(id);
        return SeeOther(result.Opened.Url);
    }
}
