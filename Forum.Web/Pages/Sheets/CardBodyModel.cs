using Forum.Core.Sheets;

namespace Forum.Web.Pages.Sheets;

/// <summary>One card on paper (Pages/Sheets/_CardBody.cshtml): what it says in fields, or the message itself where it says nothing so.</summary>
/// <param name="Lang">of the title</param>
/// <param name="Html">of the message</param>
public sealed record CardBodyModel(string Title, string Lang, string Html, string PostLang, Sheet? Sheet)
{
    /// <summary>The author as she is shown, and her group.</summary>
    public required string By { get; init; }

    /// <summary>Region and theme.</summary>
    public required string Place { get; init; }

    public long Groups { get; init; }

    public long Regions { get; init; }

    /// <summary>Level of the title’s heading.</summary>
    public int Heading { get; init; } = 1;
}
