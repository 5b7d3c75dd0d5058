using System.Globalization;
using Forum.Core;
using Forum.Core.Files;
using Forum.Core.Members;
using Forum.Web.Pages.Shared;
using Forum.Web.Resources;

namespace Forum.Web.Pages.Files;

/// <summary>
/// The files of a form that posts, with script or without: what is in the form itself is kept first, before anything is said of the text, so that nobody chooses a file twice. Then the form names what it holds by ids.
/// Fields: Upload (files), Files (ids), Remove (ids), Alt-{id}.
/// </summary>
public sealed class FormFiles(KeepFile keep, ChangeWaiting change)
{
    private const string AltPrefix = "Alt-";

    /// <summary>What goes with the message; null where a file was refused, and the form comes back with the sentences beside the field.</summary>
    /// <param name="place">of the draft</param>
    public async Task<GivenFiles?> TakeAsync(ForumPage page, string place, CancellationToken ct)
    {
        if (!page.Member.IsSignedIn || !page.Request.HasFormContentType) return GivenFiles.None;
        var form = page.Request.Form;
        if (form.Files.Count == 0 && !form.ContainsKey("Files") && !form.ContainsKey("Remove")) return GivenFiles.None;
        var given = new GivenFiles(Ids(form["Files"]), Ids(form["Remove"]), Alts(form));
        await change.RunAsync(page.Member, given, ct);
        List<long> kept = [.. given.Keep];
        var faults = 0;
        foreach (var file in form.Files.Where(f => f.Name == "Upload" && (f.Length > 0 || f.FileName.Length > 0)))
        {
            var (known, refusal) = await KeepAsync(page.Member, place, file, ct);
            if (known is not null) kept.Add(known.Id);
            else
            {
                faults++;
                page.ModelState.AddModelError("Upload", Sentence(refusal!, file.FileName, page.Texts));
            }
        }
        return faults == 0 ? given with { Keep = kept } : null;
    }

    public async Task<Outcome<WaitingFile>> KeepAsync(Member by, string place, IFormFile file, CancellationToken ct)
    {
        // more is not even read
        if (file.Length > keep.Limits.MostBytes) return Refusal.Invalid("Upload", "files.refused.too_heavy");
        var bytes = new byte[file.Length];
        await using var from = file.OpenReadStream();
        await from.ReadExactlyAsync(bytes, ct);
        return await keep.RunAsync(new(by, place, file.FileName, bytes), ct);
    }

    /// <summary>« plan.docm » : why, and what to do.</summary>
    public string Sentence(Refusal refusal, string name, Texts texts) =>
        texts.Say("files.refused", FileNames.Shortened(FileNames.Shown(name)), texts.Say(refusal.Key, texts.Formats.Number(keep.Limits.MostBytes / (decimal)FileLimits.Megabyte), texts.Formats.Number(keep.Limits.PerPost), texts.Formats.Number(keep.Limits.DayBytes / (decimal)FileLimits.Megabyte)));

    private static List<long> Ids(IEnumerable<string?> values) => [.. values.Select(v => long.TryParse(v, NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : 0).Where(id => id > 0).Distinct()];

    private static Dictionary<long, string> Alts(IFormCollection form) => form.Keys.Where(k => k.StartsWith(AltPrefix, StringComparison.Ordinal) && long.TryParse(k.AsSpan(AltPrefix.Length), NumberStyles.None, CultureInfo.InvariantCulture, out _))
        .ToDictionary(k => long.Parse(k.AsSpan(AltPrefix.Length), CultureInfo.InvariantCulture), k => form[k].ToString());
}
