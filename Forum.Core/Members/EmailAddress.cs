using System.Text.RegularExpressions;
using Forum.Core.Text;

namespace Forum.Core.Members;

/// <summary>How an e-mail address is written and compared. Whether it reaches somebody only a message can tell.</summary>
public static partial class EmailAddress
{
    /// <summary>RFC 5321: a path of 256 octets, its two brackets included.</summary>
    public const int MaxLength = 254;

    /// <summary>The form under which an account is found: without the spaces around it, in lower case.</summary>
    public static string Key(string? email) => Input.CleanLine(email).ToLowerInvariant();

    /// <summary>The resource key of what is wrong, or null.</summary>
    public static string? Fault(string email) => email.Length == 0 ? "accounts.email_empty"
        : Input.Fault(email, MaxLength) is not null || !Shape().IsMatch(email) ? "accounts.email_wrong"
        : null;

    [GeneratedRegex(@"^[^\s@<>(),;:""\[\]\\]+@[^\s@<>(),;:""\[\]\\.]+(\.[^\s@<>(),;:""\[\]\\.]+)+$")]
    private static partial Regex Shape();
}
