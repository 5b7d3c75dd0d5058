using System.Net;
using Forum.Core.Members;
using Forum.Core.Regions;
using Forum.Core.Text;

namespace Forum.Core.Threads;

/// <summary>
/// A « capsule »: a member pastes an address and adds a sentence, or none; it becomes a thread in her own region, on the shelf its words belong to.
/// The title is hers, or read from the address: the page behind it is never fetched. Refused: no address, one that is none of the web, a title or words too long.
/// </summary>
[UseCase]
public sealed class ShareLink(PublishThread publish, ProposeThread propose, Places places)
{
    /// <param name="Words">what she adds to it; may be empty</param>
    /// <param name="Title">empty: read from the address</param>
    public sealed record Command(Member By, string? Link, string? Words, string? Title, string SubmissionId, Language Language);

    public async Task<Outcome<ThreadHead>> RunAsync(Command command, CancellationToken ct)
    {
        if (!command.By.IsSignedIn) return Refusal.NotAllowed;
        if (string.IsNullOrWhiteSpace(command.Link)) return Refusal.Invalid("Link", "publish.link_missing");
        if (Address(command.Link) is not { } address) return Refusal.Invalid("Link", "publish.link_wrong");
        var typed = Input.CleanLine(command.Title);
        var title = typed.Length > 0 ? typed : TitleOf(address);
        var words = Input.Clean(command.Words);
        var (proposed, refusal) = await propose.RunAsync(new(command.By, title, words), ct);
        if (proposed is null) return refusal!;
        var region = places.Region(command.By.RegionId) is var home && proposed.Places.Regions.Contains(home) ? home : places.Region(Region.AllQuebec);
        var body = words.Length == 0 ? $"<{address}>" : $"{words}\n\n<{address}>";
        return await publish.RunAsync(new(command.By, title, body, region.Slug, [], proposed.Proposal.Theme?.Slug, [], ThreadKind.Discussion.Slug(), null, command.SubmissionId, Masked: false, command.Language), ct);
    }

    /// <summary>The address as it is kept; null where it is none. « fonds.example/appel » is how people say one.</summary>
    public static string? Address(string? link)
    {
        var said = Input.CleanLine(link);
        if (!said.Contains(':', StringComparison.Ordinal) && said.Contains('.', StringComparison.Ordinal) && !said.StartsWith('/')) said = "https://" + said;
        return Links.Safe(said) is { } safe && safe.StartsWith("http", StringComparison.OrdinalIgnoreCase) && Uri.TryCreate(safe, UriKind.Absolute, out var uri) && uri.Host.Contains('.', StringComparison.Ordinal) && !safe.Contains('>', StringComparison.Ordinal) ? safe : null;
    }

    /// <summary>« https://www.fonds.example/appels/appel-2027.html » is « Appel 2027 (fonds.example) »; where its last part says nothing in words, the host alone.</summary>
    public static string TitleOf(string address)
    {
        var uri = new Uri(address);
        var host = uri.Host.StartsWith("www.", StringComparison.OrdinalIgnoreCase) ? uri.Host[4..] : uri.Host;
        var last = WebUtility.UrlDecode(uri.AbsolutePath).Split('/', StringSplitOptions.RemoveEmptyEntries).LastOrDefault() ?? "";
        var dot = last.LastIndexOf('.');
        var words = Input.CleanLine((dot > 0 ? last[..dot] : last).Replace('-', ' ').Replace('_', ' '));
        // a number or a key of the other place’s store names nothing
        if (words.Count(char.IsLetter) < 4 || words.Count(char.IsLetter) < words.Count(char.IsDigit) || (!words.Contains(' ', StringComparison.Ordinal) && words.Any(char.IsDigit))) return Excerpt.Line(host, PublishThread.MaxTitle);
        return Excerpt.Line($"{char.ToUpperInvariant(words[0])}{words[1..]} ({host})", PublishThread.MaxTitle);
    }
}
