using System.Globalization;
using System.Runtime.CompilerServices;
using Forum.Core.Doctor;
using Forum.Web.Resources;

namespace Forum.Web.Hosting;

/// <summary>Everything that the place keeps twice, compared with the truth: what « doctor » says on the command line and /administration/etat in the browser.</summary>
internal sealed class Diagnosis(ForumSettings settings, ExamineStore store, KeysCheck keys, IEnumerable<ICheck> others)
{
    /// <summary>In the order in which they are found. Takes as long as the store is large.</summary>
    /// <param name="repair">mends what can be mended</param>
    public async IAsyncEnumerable<Finding> RunAsync(bool repair, [EnumeratorCancellation] CancellationToken ct)
    {
        // opening a store that is missing would make an empty one
        if (settings.StoreFile is not { } file || File.Exists(file))
        {
            await foreach (var finding in store.RunAsync(repair, ct, [keys, .. others.OfType<FilesCheck>()])) yield return finding;
        }
        // what the rows name is compared above, where the store can be read
        foreach (var check in others.Where(c => c is not FilesCheck))
        {
            await foreach (var finding in check.RunAsync(repair, ct)) yield return finding;
        }
    }

    public static string Say(Finding finding, Texts texts) => texts.Say(finding.Key, [.. finding.Values.Select(Shown)]) + (finding.Mended ? " " + texts["doctor.mended"] : "");

    /// <summary>To the millisecond: two moments that differ must not look alike. A file's name cannot end a line.</summary>
    private static object Shown(object value) => value switch
    {
        DateTimeOffset at => at.ToString("yyyy-MM-dd HH:mm:ss.fff 'UTC'", CultureInfo.InvariantCulture),
        DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        string text => string.Concat(text.Select(c => char.IsControl(c) ? '\uFFFD' : c)),
        _ => value,
    };
}
