using Forum.Core.Data;
using Forum.Core.Members;
using Forum.Core.Text;

namespace Forum.Core.Site;

/// <summary>A coordinator adds her own words to « Comment ça marche »: whom to call, when the facilitators meet.</summary>
[UseCase]
public sealed class SaveHelp(Database database, SiteSettings site)
{
    /// <summary>UTF-16 units of each language.</summary>
    public const int MaxLength = 5_000;

    public async Task<Outcome<Done>> RunAsync(Member by, string? words, string? wordsEn, CancellationToken ct)
    {
        if (!Can.Administer(by)) return Refusal.NotAllowed;
        var (french, english) = (Input.Clean(words), Input.Clean(wordsEn));
        foreach (var (field, text) in new[] { ("Help", french), ("HelpEn", english) })
            if (Input.Fault(text, MaxLength) is { } fault and not "input.empty") return Refusal.Invalid(field, fault);
        await database.WriteAsync<Done>(async db =>
        {
            await SiteSettings.HelpAsync(db, french, english);
            return default(Done);
        }, ct);
        await site.LoadAsync(ct);
        return default(Done);
    }
}
