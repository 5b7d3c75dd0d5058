using Forum.Core.Exchanges;
using Forum.Core.Members;
using Forum.Core.Threads;
using Forum.Web.Live;
using Forum.Web.Pieces;
using Forum.Web.Resources;
using Microsoft.AspNetCore.Mvc;

namespace Forum.Web.Pages.Exchanges;

/// <summary>After an act in an exchange: everybody is told, and who acted gets its parts again where script asked, or is sent back to the exchange.</summary>
public sealed class ExchangeAnswers(ReadExchange read, ExchangePieces pieces, LiveNews news)
{
    /// <param name="anchor">of the part she acted in</param>
    public async Task<IActionResult> AnswerAsync(HttpContext http, Member member, ThreadHead thread, string anchor)
    {
        news.Exchanged(thread.Id);
        if (!Streams.AreAccepted(http.Request))
        {
            http.Response.Headers.Location = $"/en-direct/{thread.Id}#{anchor}";
            return new StatusCodeResult(StatusCodes.Status303SeeOther);
        }
        if ((await read.RunAsync(member, thread.Id, http.RequestAborted)).Value is not { } opened) return new NotFoundResult();
        var parts = await pieces.StreamsAsync(opened.View, opened.Leads, Texts.Current);
        // her own first: script dresses the parts with it
        return new TurboStreamResult(Streams.Replace(ExchangeOwnModel.Id, ExchangeOwnModel.Of(opened, member, http).Html) + string.Concat(parts));
    }
}
