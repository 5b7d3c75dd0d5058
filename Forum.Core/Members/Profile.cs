namespace Forum.Core.Members;

/// <summary>What a member says of herself beside her name, and whom she shows each part to.</summary>
/// <param name="Expertises">at most <see cref="MostExpertises"/>, in her order</param>
/// <param name="Offers">« Je peux aider »</param>
/// <param name="Seeks">« Je cherche »</param>
public sealed record Profile(IReadOnlyList<string> Expertises, string Offers, string Seeks, string Phone, Profile.Audiences For)
{
    public const int MostExpertises = 5;

    public const int ExpertiseMaxLength = 60;

    /// <summary>Of « Je peux aider » and « Je cherche ».</summary>
    public const int TextMaxLength = 600;

    /// <param name="Places">the regions and themes she follows</param>
    public sealed record Audiences(FieldAudience Places, FieldAudience Expertises, FieldAudience Offers, FieldAudience Seeks, FieldAudience Email, FieldAudience Phone)
    {
        /// <summary>Private by default: how to reach her is hidden, the rest is for members.</summary>
        public static Audiences Default { get; } = new(FieldAudience.Members, FieldAudience.Members, FieldAudience.Members, FieldAudience.Members, FieldAudience.Nobody, FieldAudience.Nobody);
    }

    public static Profile Empty { get; } = new([], "", "", "", Audiences.Default);
}
