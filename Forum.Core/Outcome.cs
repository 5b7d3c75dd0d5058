namespace Forum.Core;

/// <summary>Why something was refused; each kind is one HTTP status: 404, 403, 422, 409, 429.</summary>
public enum RefusalKind { NotFound, NotAllowed, Invalid, Conflict, TooMany }

/// <summary>A refusal, said to the person who asked. Bugs throw; refusals are returned.</summary>
/// <param name="Kind">decides the status</param>
/// <param name="Key">resource key of the sentence, e.g. « posts.empty »; empty where the kind's own page says enough</param>
/// <param name="Field">form field it stands beside, or empty for the whole form</param>
/// <param name="Count">what the sentence counts (key + .one, .other); null where it counts nothing</param>
public sealed record Refusal(RefusalKind Kind, string Key = "", string Field = "", long? Count = null)
{
    /// <summary>Missing and not readable are one answer: 404.</summary>
    public static Refusal NotFound { get; } = new(RefusalKind.NotFound);

    public static Refusal NotAllowed { get; } = new(RefusalKind.NotAllowed);

    public static Refusal Invalid(string field, string key) => new(RefusalKind.Invalid, key, field);
}

/// <summary>A value, or the reason it was refused.</summary>
public readonly record struct Outcome<T>(T? Value, Refusal? Refusal)
{
    public static implicit operator Outcome<T>(T value) => new(value, null);

    public static implicit operator Outcome<T>(Refusal refusal) => new(default, refusal);
}

/// <summary>The value of a use case that has nothing to hand back.</summary>
public readonly record struct Done;
