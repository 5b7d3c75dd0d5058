using Forum.Core.Text;

namespace Forum.Core.Members;

/// <summary>What a member says of herself: her name, and her function where she gives one.</summary>
public static class MemberText
{
    /// <summary>Of a name and of a function, in UTF-16 units.</summary>
    public const int MaxLength = 80;

    internal static string? TitleFault(string title)
    {
        var clean = Input.CleanLine(title);
        return clean.Length == 0 ? null : Input.Fault(clean, MaxLength);
    }
}
