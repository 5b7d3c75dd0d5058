using Forum.Core.Text;

namespace Forum.Core.Posts;

/// <summary>A text ready to be stored: cleaned, and rendered once.</summary>
public sealed record PostText(string Body, string Html)
{
    /// <summary>Longest text of a post, in characters (DESIGN.md, Limits).</summary>
    public const int MaxBody = Markup.MaxLength;

    /// <summary>Refuses on the field Body what is empty, too long, unreadable, or would not render within its limits.</summary>
    public static Outcome<PostText> Check(string? raw)
    {
        var body = Input.Clean(raw);
        if (Input.Fault(body, MaxBody) is { } fault) return Refusal.Invalid("Body", fault is "input.empty" ? "posts.body_missing" : fault is "input.too_long" ? "posts.body_too_long" : fault);
        var rendering = Markup.Render(body);
        return rendering.Refusal is { } refusal ? Refusal.Invalid("Body", refusal) : new PostText(body, rendering.Html);
    }
}
