namespace Forum.Core.Members;

/// <summary>Whom a member shows a part of her profile to: nobody, who is of her regions (<see cref="Seen"/>), every member. She sees all of it herself.</summary>
public enum FieldAudience { Nobody, Regions, Members }

/// <summary>How an audience is called in forms.</summary>
public static class FieldAudiences
{
    public static IReadOnlyList<FieldAudience> All { get; } = [FieldAudience.Members, FieldAudience.Regions, FieldAudience.Nobody];

    public static string Slug(this FieldAudience audience) => audience switch { FieldAudience.Members => "membres", FieldAudience.Regions => "regions", _ => "personne" };

    /// <summary>Null where the word is none of ours.</summary>
    public static FieldAudience? Parse(string? slug) => slug switch { "membres" => FieldAudience.Members, "regions" => FieldAudience.Regions, "personne" => FieldAudience.Nobody, _ => null };
}
