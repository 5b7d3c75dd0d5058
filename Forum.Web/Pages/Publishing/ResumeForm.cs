namespace Forum.Web.Pages.Publishing;

/// <summary>A form whose session had ended, on its way through a sign-in: nothing of it is posted, it comes back to its page as a draft.</summary>
/// <param name="Place">of the draft: <see cref="Core.Posts.Drafts"/></param>
/// <param name="Choices">region, theme, kind… of a new thread</param>
public sealed record ResumeForm(string Place, string? Title, string Body, IReadOnlyList<(string Name, string Value)> Choices, string? Email = null)
{
    /// <summary>The first step of her sign-in was shown; now her code.</summary>
    public bool NeedsCode { get; init; }

    /// <summary>Null where the form was none of a composer's.</summary>
    public static ResumeForm? Of(IFormCollection form, string? email = null) => form["Place"].ToString() is not { Length: > 0 } place || form["Body"].ToString() is not { Length: > 0 } body ? null
        : new(place, form.TryGetValue("Title", out var title) ? title.ToString() : null, body,
            [.. form.Where(f => PublishForm.IsChoice(f.Key)).SelectMany(f => f.Value.Select(v => (f.Key, v ?? "")))], email);
}
