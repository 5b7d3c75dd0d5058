using System.Text.Encodings.Web;
using Forum.Core.Posts;
using Forum.Core.Regions;
using Forum.Core.Text;
using Forum.Web.Pages.Shared;
using Forum.Web.Resources;
using RazorSlices;

namespace Forum.Web.Pieces;

/// <summary>What a post's piece is written from: nothing of a viewer, so that page, push and answer are the same bytes for everybody.</summary>
/// <param name="Slug">the readable end of the thread's address</param>
/// <param name="Now">decides only whether a date carries its year</param>
public sealed record PostPieceModel(PostView Post, string Slug, Texts T, Places Places, Icons Icon, DateTimeOffset Now)
{
    /// <summary>The parts of a piece that speak the page's language say so where the post speaks another.</summary>
    public string? PageLanguage => Languages.Parse(Post.Lang) == T.Language ? null : T.Language.Tag();

    /// <summary>« Intervenante, Maison des jeunes », without the region, which is a link.</summary>
    public string Trade => string.Join(", ", new[] { Post.AuthorTitle, Post.Organisation }.Where(s => s.Length > 0));

    /// <summary>« · 6 » after a word; nothing for none.</summary>
    public string Number(long count) => count == 0 ? "" : $" · {T.Formats.Number(count)}";

    /// <summary>« L’animation a verrouillé ce fil. »</summary>
    public string Says(ThreadLine line) => line.Act is LineAct.Slowed ? T.Say("posts.line.Slowed", T.Minutes(line.Count)) : line.Count > 0 ? T.Count($"posts.line.{line.Act}", line.Count) : T[$"posts.line.{line.Act}"];

    public string Date(DateTimeOffset when) => T.Formats.ShortDateTime(when, Now, Zones.Place);
}

/// <summary>Writes posts as every reader gets them, in a page, a push or the answer to a form.</summary>
public sealed class PostPieces(Places places, Icons icons, TimeProvider clock, HtmlEncoder encoder)
{
    public RazorSlice Of(PostView post, string slug, Texts texts) => PostPiece.Create(new(post, slug, texts, places, icons, clock.GetUtcNow()));

    public ValueTask<string> RenderAsync(PostView post, string slug, Texts texts) => Of(post, slug, texts).RenderAsync(encoder);
}
