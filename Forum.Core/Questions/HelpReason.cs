namespace Forum.Core.Questions;

/// <summary>Why somebody may know, the strongest first. It is always said to her, and beside her name.</summary>
public enum HelpReason
{
    /// <summary>Somebody who was invited named her.</summary>
    Named,

    /// <summary>Answers of hers in this theme helped who asked.</summary>
    Accepted,

    /// <summary>Answers of hers in this theme were thanked for.</summary>
    Thanked,

    /// <summary>She says of herself that she knows it; the detail is her own word.</summary>
    Declared,

    /// <summary>She answered in this theme.</summary>
    Wrote,

    /// <summary>She follows this theme.</summary>
    Follows,
}

/// <summary>Somebody who may know, and why.</summary>
/// <param name="Weight">what she showed and declared, together</param>
/// <param name="Detail">her own word where she declared it; else empty</param>
internal sealed record Peer(long MemberId, long Weight, HelpReason Reason, string Detail = "");
