namespace Forum.Web.Pages.Shared;

/// <summary>A question with several boxes to tick (Pages/Shared/_Choices.cshtml).</summary>
/// <param name="Name">of every box</param>
/// <param name="Options">value and words of each</param>
/// <param name="Ticked">the values ticked</param>
public sealed record Choices(string Name, string Legend, IEnumerable<(string Value, string Label)> Options, IReadOnlyCollection<string> Ticked)
{
    public string? Hint { get; init; }
}
