using System.Text.RegularExpressions;
using Forum.Core.Text;

namespace Forum.Core.Members;

/// <summary>What a member says of herself: her name, and her function where she gives one.</summary>
public static partial class MemberText
{
    /// <summary>Of a name and of a function, in UTF-16 units.</summary>
    public const int MaxLength = 80;

    /// <summary>Of a cleaned name. It greets people in letters, also those whose address a stranger wrote into a form: with a web address in it, the letter would carry that stranger's advertisement.</summary>
    internal static string? NameFault(string name) => Input.Fault(name, MaxLength) ?? (Address().IsMatch(name) ? "accounts.name_address" : null);

    internal static string? TitleFault(string title)
    {
        var clean = Input.CleanLine(title);
        return clean.Length == 0 ? null : Input.Fault(clean, MaxLength);
    }

    /// <summary>What mail programs make a link of. « J.-P. Roy », « Marie St.Pierre » and « Y.De Sève » are names.</summary>
    [GeneratedRegex(@"@|://|\bwww\.|[\p{L}\p{N}]\.(?:com|ca|org|net|info|biz|io|app|dev|xyz|top|site|shop|online|store|club|link|click|page|live|ly|gl|gd|ru|cn|fr|ch|eu|uk|quebec)(?![\p{L}\p{N}])", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Address();
}
