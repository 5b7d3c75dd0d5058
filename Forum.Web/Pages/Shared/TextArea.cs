namespace Forum.Web.Pages.Shared;

/// <summary>A text of several lines with its label, hint and error (Pages/Shared/_TextArea.cshtml), as <see cref="Field"/> is of one.</summary>
/// <param name="Name">of the form field; its id as well</param>
public sealed record TextArea(string Name, string Label)
{
    public string? Value { get; init; }

    public string? Hint { get; init; }

    public int MaxLength { get; init; }
}
