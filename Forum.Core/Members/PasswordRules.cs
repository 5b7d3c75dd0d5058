using System.Text;
using Forum.Core.Data;
using Forum.Core.Text;

namespace Forum.Core.Members;

/// <summary>What a new password must be: long enough and not one that many people choose. Nothing else: no digits or capitals asked for (NIST SP 800-63B; ASVS 6.2.1, 6.2.4, 6.2.9).</summary>
public static class PasswordRules
{
    /// <summary>In characters as people count them. 15 is what the forms recommend.</summary>
    public const int MinLength = 8;

    /// <summary>In UTF-16 units.</summary>
    public const int MaxLength = 200;

    private static readonly HashSet<string> Common = Load();

    /// <summary>The resource key of what is wrong, or null.</summary>
    /// <param name="own">what others know of her or of the place (e-mail, name, name of the place): no password either, alone or before some digits</param>
    public static string? Fault(string password, params ReadOnlySpan<string> own)
    {
        if (password.EnumerateRunes().Count() < MinLength) return "accounts.password_short";
        if (password.Length > MaxLength) return "accounts.password_long";
        var plain = Plain(password);
        if (plain.Length == 0 || Common.Contains(plain) || Common.Contains(plain.TrimEnd('!', '?', '*', '#', '$'))) return "accounts.password_common";
        foreach (var word in own)
        {
            if (IsMadeOf(plain, Plain(word)) || IsMadeOf(plain, Plain(word.Split('@')[0]))) return "accounts.password_own";
        }
        return null;
    }

    private static bool IsMadeOf(string password, string word) =>
        word.Length > 2 && password.StartsWith(word, StringComparison.Ordinal) && password.AsSpan(word.Length).Trim("0123456789!?*#$").IsEmpty;

    /// <summary>As the list is written: « Mot de passe! » and « mot-de-passe! » are « motdepasse! ».</summary>
    private static string Plain(string text)
    {
        var plain = new StringBuilder(text.Length);
        foreach (var c in Folding.Fold(Input.Compose(text)))
        {
            if (c is not (' ' or '-' or '_' or '.' or '\u00A0')) plain.Append(c);
        }
        return plain.ToString();
    }

    private static HashSet<string> Load()
    {
        using var reader = new StreamReader(SeedFile.Open("common-passwords.txt"));
        return reader.ReadToEnd().Split('\n').Where(line => line.Length > 0 && line[0] != '#').ToHashSet();
    }
}
