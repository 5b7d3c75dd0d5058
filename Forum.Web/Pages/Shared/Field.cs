namespace Forum.Web.Pages.Shared;

/// <summary>One field of a form with its label, hint and error, tied together for assistive technology (Pages/Shared/_Field.cshtml). The error is what <see cref="ForumPage"/> refused under this name.</summary>
/// <param name="Name">of the form field; its id as well</param>
public sealed record Field(string Name, string Label)
{
    public string Type { get; init; } = "text";

    /// <summary>Never given back for a password.</summary>
    public string? Value { get; init; }

    public string? Hint { get; init; }

    public string? Autocomplete { get; init; }

    /// <summary>In UTF-16 units, as browsers count; none on passwords: cutting a pasted one would change it silently.</summary>
    public int? MaxLength { get; init; }

    public bool Required { get; init; } = true;

    public bool Autofocus { get; init; }

    /// <summary>Id of a further text that describes the field.</summary>
    public string? Describe { get; init; }
}
