using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using RazorSlices;

namespace Forum.Web.Pieces;

internal static class PieceHtml
{
    /// <summary>A piece inside a Razor page that is not made of pieces itself.</summary>
    public static async Task<IHtmlContent> PieceAsync(this IHtmlHelper html, RazorSlice piece)
    {
        var http = html.ViewContext.HttpContext;
        PageParts.Of(http).State = html.ViewData.ModelState;
        piece.HttpContext = http;
        return new HtmlString(await piece.RenderAsync(http.RequestServices.GetRequiredService<HtmlEncoder>()));
    }
}
