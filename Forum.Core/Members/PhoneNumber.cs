using System.Text.RegularExpressions;

namespace Forum.Core.Members;

/// <summary>How a telephone number is written: as people write it here, « 418 555-0123, poste 4 ».</summary>
public static partial class PhoneNumber
{
    public const int MaxLength = 40;

    /// <summary>The resource key of what is wrong with a number that is given, or null.</summary>
    public static string? Fault(string phone) => phone.Length == 0 || (phone.Length <= MaxLength && Shape().IsMatch(phone)) ? null : "members.phone_wrong";

    /// <summary>What a telephone dials: the digits, and the plus sign before them.</summary>
    public static string Dialled(string phone)
    {
        var number = Extension().Split(phone)[0];
        return (number.StartsWith('+') ? "+" : "") + string.Concat(number.Where(char.IsAsciiDigit));
    }

    [GeneratedRegex(@"^\+?[0-9(][0-9 ().\u00A0-]{5,22}[0-9](,? ?(poste|p\.|ext\.?|x|#) ?[0-9]{1,6})?$", RegexOptions.IgnoreCase)]
    private static partial Regex Shape();

    [GeneratedRegex(@",? ?(?:poste|p\.|ext\.?|x|#)", RegexOptions.IgnoreCase)]
    private static partial Regex Extension();
}
