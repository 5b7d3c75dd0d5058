namespace Forum.Web.Pages.Errors;

/// <summary>What a refused form held. It can be sent again as it was, with the token it came with: what was forged stays forged, and its submission id keeps it from counting twice.</summary>
/// <param name="Title">shown and editable where the form had one</param>
/// <param name="Hidden">the other fields, in their order</param>
/// <param name="Action">where to send it again; "" where it can only be copied</param>
public sealed record KeptForm(string? Title, string Body, IReadOnlyList<(string Name, string Value)> Hidden, string Action)
{
    /// <summary>The form, where it held a text worth keeping; a password is never given back.</summary>
    public static KeptForm? Of(IFormCollection form, string action, bool mayResend)
    {
        string? title = form.TryGetValue("Title", out var given) ? given.ToString() : null;
        var body = form["Body"].ToString();
        if ((title ?? "").Length + body.Length == 0 || form.Keys.Any(k => k.Contains("Password", StringComparison.OrdinalIgnoreCase))) return null;
        var hidden = form.Where(f => f.Key is not ("Title" or "Body")).SelectMany(f => f.Value.Select(v => (f.Key, v ?? "")));
        return new(title, body, [.. hidden], mayResend ? action : "");
    }
}
