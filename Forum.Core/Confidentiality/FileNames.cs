using System.Text.RegularExpressions;

namespace Forum.Core.Confidentiality;

/// <summary>Files named after people (DOMAIN.md §5): « Plan_intervention_Samuel_Gauthier.pdf », « CV_Olivier-Roy.docx ».</summary>
internal static partial class FileNames
{
    public static IEnumerable<Finding> Find(Reading reading)
    {
        foreach (Match file in File().Matches(reading.Text))
        {
            var stem = file.Groups["stem"];
            var parts = Part().Matches(stem.Value).ToList();
            var personal = Personal().IsMatch(reading.Folded.AsSpan(stem.Index, stem.Length));
            for (var i = 0; i < parts.Count; i++)
            {
                var start = stem.Index + parts[i].Index;
                if (!char.IsUpper(parts[i].Value[0]) || FirstNames.Of(reading.Folded.Substring(start, parts[i].Length)) is null) continue;
                // a first name alone may be a word of the title; beside a family name or in a person's own paper it is somebody
                var named = i + 1 < parts.Count && char.IsUpper(parts[i + 1].Value[0]);
                if (!named && !personal) continue;
                var last = named ? parts.Skip(i + 1).TakeWhile(p => char.IsUpper(p.Value[0])).Last() : parts[i];
                yield return new(FindingKind.Name, start, stem.Index + last.Index + last.Length - start, reading.Proposals.Name);
                break;
            }
        }
    }

    [GeneratedRegex(@"(?<![\w/.-])(?<stem>[\w-]{3,120})\.(?i:pdf|docx?|odt|rtf|txt|xlsx?|ods|pptx?|jpe?g|png|heic|gif|mp4|mov|m4a)\b")]
    private static partial Regex File();

    [GeneratedRegex(@"[^\W\d_]+")]
    private static partial Regex Part();

    [GeneratedRegex(@"(?:^|[_-])(?:cv|pi|plan_?d?_?intervention|bilan|bulletin|dossier|releve|evaluation|rapport_?psycho\w*|photo|img|lettre|signalement|consentement|inscription|suivi|resume|report)(?:[_-]|$)")]
    private static partial Regex Personal();
}
