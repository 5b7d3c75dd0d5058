using System.Globalization;
using System.Text.Json;
using Forum.Core.Library;
using Forum.Core.Posts;
using Forum.Core.Sheets;
using Forum.Core.Text;
using Forum.Core.Threads;
using Forum.Web.Pages.Sheets;

namespace Forum.Web.Pages.Publishing;

/// <summary>The form of a new thread, as it was sent (DESIGN.md, Contracts for scripts). What is not here cannot be sent.</summary>
public sealed class PublishForm
{
    /// <summary>Fields that say where a thread stands and for whom; a draft keeps them as JSON.</summary>
    public static IReadOnlyList<string> Choices { get; } = ["Region", "Theme", "Kind", "Audience", "Masked", "OtherRegions", "OtherThemes"];

    public static bool IsChoice(string name) => Choices.Contains(name) || name.StartsWith(SheetNames.Prefix, StringComparison.Ordinal);

    /// <summary>What its sheets say, by the names of <see cref="SheetNames"/>.</summary>
    public IReadOnlyDictionary<string, string> Sheet { get; private set; } = new Dictionary<string, string>();

    /// <summary>The text, and what the sheet of its kind tells: what the confidentiality guard reads.</summary>
    public string Told => $"{Body}\n{SheetTexts.Of(Kinds.Parse(Kind), Sheet.GetValueOrDefault)}";

    /// <summary>The guard’s proposals, in the sheet.</summary>
    public void RewriteSheet(DateTimeOffset today) => Sheet = SheetTexts.Rewritten(Kinds.Parse(Kind), Sheet, today);

    public void TakeSheet(IFormCollection form) => Sheet = form.Where(f => f.Key.StartsWith(SheetNames.Prefix, StringComparison.Ordinal)).ToDictionary(f => f.Key, f => f.Value.ToString());

    public string? Title { get; set; }

    public string? Body { get; set; }

    /// <summary>Slug of the main region.</summary>
    public string? Region { get; set; }

    public string? Theme { get; set; }

    // writable lists: the binder fills what it finds
    public IList<string?> OtherRegions { get; private set; } = [];

    public IList<string?> OtherThemes { get; private set; } = [];

    public string? Kind { get; set; }

    public string? Audience { get; set; }

    /// <summary>« Ne pas montrer mon nom »: she appears as « Un membre (région) ».</summary>
    public bool Masked { get; set; }

    public string? SubmissionId { get; set; }

    /// <summary>What of the guard's advice she has seen: <see cref="Shared.Advice.SeenField"/>.</summary>
    public string? Seen { get; set; }

    /// <summary>The button, where it is another than the one that publishes.</summary>
    public string? Act { get; set; }

    /// <summary>The proposals were on her screen: a title that is missing now is one she took out.</summary>
    public bool Details { get; set; }

    /// <summary>The first sending without script: a text, and at most what the page's address chose for her.</summary>
    public bool IsTextOnly => string.IsNullOrWhiteSpace(Title) && !Details;

    public static string Nth(IList<string?> chosen, int n) => n < chosen.Count ? chosen[n] ?? "" : "";

    public static IReadOnlyList<string> Given(IList<string?> chosen) => [.. chosen.OfType<string>().Where(c => c.Length > 0)];

    /// <summary>What she has not said yet is proposed; what she has said stays.</summary>
    public void Fill(Proposal proposal)
    {
        if (string.IsNullOrWhiteSpace(Title)) Title = proposal.Title;
        if (string.IsNullOrWhiteSpace(Kind)) Kind = proposal.Kind.Slug();
        if (string.IsNullOrWhiteSpace(Region)) Region = proposal.Region.Slug;
        if (string.IsNullOrWhiteSpace(Theme)) Theme = proposal.Theme?.Slug;
    }

    /// <summary>Takes up a draft; a choice that the page's address brought stands where the draft has none.</summary>
    public void Restore(Draft draft)
    {
        (Title, Body) = (draft.Title, draft.Body);
        var fields = Fields(draft);
        Region = First("Region") ?? Region;
        Theme = First("Theme") ?? Theme;
        Kind = First("Kind") ?? Kind;
        Audience = First("Audience") ?? Audience;
        Masked = First("Masked") is "true";
        Sheet = fields.Where(f => f.Key.StartsWith(SheetNames.Prefix, StringComparison.Ordinal)).ToDictionary(f => f.Key, f => string.Concat(f.Value));
        OtherRegions = fields.GetValueOrDefault("OtherRegions") ?? [];
        OtherThemes = fields.GetValueOrDefault("OtherThemes") ?? [];
        string? First(string name) => fields.GetValueOrDefault(name)?.FirstOrDefault(v => !string.IsNullOrEmpty(v));
    }

    /// <summary>Begins as a tool made from another: what that one says is proposed, its title marked as an adaptation’s.</summary>
    public void Adapt(ReadAdapted.View adapted, string title)
    {
        (Title, Kind) = (Excerpt.Line(title, PublishThread.MaxTitle), ThreadKind.Tool.Slug());
        Sheet = new Dictionary<string, string>(adapted.Fields) { [ReadAdapted.Field] = adapted.Tool.Id.ToString(CultureInfo.InvariantCulture) };
    }

    /// <summary>Number of the tool that hers is adapted from; 0 where she says none.</summary>
    public long Origin => long.TryParse(Sheet.GetValueOrDefault(ReadAdapted.Field), NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : 0;

    /// <summary>Begins with whom it is for; a draft comes first, and is not lost.</summary>
    public void Address(string beginning)
    {
        if (beginning.Length == 0 || Body?.Contains(beginning, StringComparison.Ordinal) == true) return;
        Body = string.IsNullOrWhiteSpace(Body) ? beginning : Body + "\n\n" + beginning;
    }

    /// <summary>The choices of a form, for its draft.</summary>
    public static string FieldsOf(IFormCollection form) => JsonSerializer.Serialize(
        form.Where(f => IsChoice(f.Key)).ToDictionary(f => f.Key, f => f.Value.ToArray()));

    private static Dictionary<string, string?[]> Fields(Draft draft)
    {
        if (draft.Fields.Length == 0) return [];
        try { return JsonSerializer.Deserialize<Dictionary<string, string?[]>>(draft.Fields) ?? []; }
        // a browser wrote it: what cannot be read proposes nothing
        catch (JsonException) { return []; }
    }
}
