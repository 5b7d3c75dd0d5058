namespace Forum.Core.Tries;

public enum TryOutcome { Worked, Adapted, Failed }

/// <summary>What a group tells of having tried a bon coup or a tool, as everybody sees it.</summary>
/// <param name="Organisation">empty where who tells is of none</param>
/// <param name="RegionId">hers on that day</param>
public sealed record ToldTry(string Organisation, long RegionId, TryOutcome Outcome, string Note, DateTimeOffset ToldAt)
{
    /// <summary>Shown under one message; the counts go on.</summary>
    public const int MostShown = 30;

    public static TryOutcome? Parse(string? word) => word switch { "marche" => TryOutcome.Worked, "adapte" => TryOutcome.Adapted, "pas-marche" => TryOutcome.Failed, _ => null };

    public static string Word(TryOutcome outcome) => outcome switch { TryOutcome.Worked => "marche", TryOutcome.Adapted => "adapte", _ => "pas-marche" };
}
