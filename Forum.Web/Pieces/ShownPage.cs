using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Mvc;
using RazorSlices;

namespace Forum.Web.Pieces;

/// <summary>A page made of pieces: written whole before its first byte leaves, so that a fault on the way still gets its error page.</summary>
/// <param name="body">what stands in <c>main</c></param>
/// <param name="aside">what stands beside it, if anything</param>
public sealed class ShownPage(PageFrame frame, RazorSlice body, RazorSlice? aside = null) : ActionResult
{
    public override async Task ExecuteResultAsync(ActionContext context)
    {
        var http = context.HttpContext;
        PageParts.Of(http).State = context.ModelState;
        using var page = new PageBuffer();
        await WriteAsync(page, http);
        if (VisitorPage.Of(http) is { } visitors)
        {
            visitors.Keep(page.Written.Span);
            await visitors.SendAsync(http);
            return;
        }
        http.Response.ContentType = "text/html; charset=utf-8";
        http.Response.ContentLength = page.Written.Length;
        await http.Response.Body.WriteAsync(page.Written, http.RequestAborted);
    }

    private async Task WriteAsync(PageBuffer page, HttpContext http)
    {
        var encoder = http.RequestServices.GetRequiredService<HtmlEncoder>();
        var around = await frame.ForAsync(http);
        foreach (var piece in new[] { FrameTopPiece.Create(around), body, FrameSidePiece.Create(around), aside, FrameEndPiece.Create(around) })
        {
            if (piece is null) continue;
            piece.HttpContext = http;
            await piece.RenderAsync(page, encoder, http.RequestAborted);
        }
    }
}
