using Forum.Web.Pages.Shared;

namespace Forum.Web.Pages.Help;

/// <summary>/aide: « Comment ça marche », for who has just come. For everybody.</summary>
public sealed class IndexModel : ForumPage
{
    /// <summary>Each part, its icon, and where to try what it says.</summary>
    public IReadOnlyList<(string Part, string Icon, IReadOnlyList<(string Path, string Key)> Links)> Parts { get; } =
    [
        ("ask", "circle-help", [("/publier?kind=question", "home.ask"), ("/questions", "common.questions")]),
        ("read", "inbox", [("/non-lus", "common.unread"), ("/explorer", "common.explore"), ("/regions", "common.regions"), ("/themes", "common.themes")]),
        ("answer", "reply", [("/questions", "lists.see_questions")]),
        ("find", "search", [("/bons-coups", "common.bons_coups"), ("/repertoire", "common.directory")]),
        ("protect", "lock", [("/confidentialite", "privacy.short")]),
        ("people", "users", [("/messages", "messages.title"), ("/compte", "accounts.title")]),
    ];
}
