using Forum.Web.Hosting;
using Microsoft.AspNetCore.Identity;

namespace Forum.Web.Passkeys;

/// <summary>
/// What a passkey belongs to: the host of Forum:Site:BaseUrl, where members reach the place, else the host the request names (WebAuthn calls it RP ID). An authenticator signs for this host and no other,
/// so a place that moves to another host loses its members' passkeys, and one that is reached under several should set BaseUrl. An IP address is no host to WebAuthn; browsers want https, or localhost.
/// </summary>
public sealed class PasskeyPlace(ForumSettings settings)
{
    private static readonly object Elsewhere = new();

    /// <summary>The host that the host of the place has said; null where he did not. A page names no other: what a request calls us is not repeated.</summary>
    public string? Named => settings.BaseUrl?.IdnHost;

    /// <summary>The host; null where there can be no passkeys.</summary>
    public string? Host(HttpRequest request)
    {
        var host = settings.BaseUrl?.IdnHost ?? request.Host.Host;
        return Uri.CheckHostName(host) is UriHostNameType.Dns ? host : null;
    }

    /// <summary>The page that asked is ours, and no other site's frame (WebAuthn Level 3, §13.4.9). What is wrong is noted for <see cref="WasElsewhere"/>: the framework's answer has words for programmers only.</summary>
    public ValueTask<bool> IsOursAsync(PasskeyOriginValidationContext asked)
    {
        var request = asked.HttpContext.Request;
        var ours = settings.BaseUrl is { } url ? $"{url.Scheme}://{url.IdnHost}{(url.IsDefaultPort ? "" : ":" + url.Port)}" : $"{request.Scheme}://{request.Host.Value}";
        var isOurs = !asked.CrossOrigin && string.Equals(asked.Origin, ours, StringComparison.Ordinal);
        if (!isOurs) asked.HttpContext.Items[Elsewhere] = true;
        return ValueTask.FromResult(isOurs);
    }

    public static bool WasElsewhere(HttpContext http) => http.Items.ContainsKey(Elsewhere);
}
