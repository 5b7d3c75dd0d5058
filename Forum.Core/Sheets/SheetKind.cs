using Forum.Core.Threads;

namespace Forum.Core.Sheets;

/// <summary>What the days of a sheet are: none, a date until when something is possible, or a time when people meet.</summary>
public enum SheetDays { None, Deadlines, Meetings }

/// <summary>What a message of one kind says in fields (DOMAIN.md §3). A new kind of sheet is one more of <see cref="All"/> and its words in Resources/Sheets.</summary>
/// <param name="Kind">of the thread that the message opens; a bon coup may be any message</param>
/// <param name="Recheck">somebody shall say from time to time that it still holds (<see cref="Age"/>)</param>
public sealed record SheetKind(ThreadKind Kind, SheetDays Days, bool Recheck, IReadOnlyList<SheetField> Fields)
{
    /// <summary>So long a sheet is taken to hold after somebody said so (DOMAIN.md §1, C1f: a warning after twelve months).</summary>
    public static readonly TimeSpan Age = TimeSpan.FromDays(365);

    /// <summary>When it was last looked at, YYYY-MM-DD: written by « Toujours valable » and by each save of a sheet that is rechecked.</summary>
    public const string Verified = "verified";

    /// <summary>Of a tool.</summary>
    public const string Licence = "licence";

    /// <summary>Of a tool or a study: its word for it.</summary>
    public const string Version = "version";

    /// <summary>The choice by which its lists are filtered; null for none. What was saved before it is named here needs a migration.</summary>
    public string? Facet { get; init; }

    public string Slug => Kind.Slug();

    /// <summary>Other groups may take it up and tell what became of it (Core/Tries).</summary>
    public bool Tried { get; init; }

    public static IReadOnlyList<SheetKind> All { get; } =
    [
        new(ThreadKind.Funding, SheetDays.Deadlines, Recheck: true,
        [
            new("funder", AtOpening: true), new("amount", AtOpening: true), new("eligibility", SheetFieldType.Text), new("link", SheetFieldType.Link, AtOpening: true),
        ]),
        new(ThreadKind.Training, SheetDays.Meetings, Recheck: false,
        [
            new("mode", SheetFieldType.Choice, AtOpening: true) { Choices = ["sur-place", "en-ligne", "hybride"] },
            new("place", AtOpening: true), new("cost", AtOpening: true), new("seats", SheetFieldType.Number), new("registration", SheetFieldType.Link), new("audience"),
        ]),
        new(ThreadKind.Live, SheetDays.Meetings, Recheck: false, [new("aim", SheetFieldType.Text, AtOpening: true), new("audience", AtOpening: true), new("link", SheetFieldType.Link)]),
        new(ThreadKind.Tool, SheetDays.None, Recheck: false,
        [
            new("audience", AtOpening: true), new("duration", AtOpening: true),
            new(Licence, SheetFieldType.Choice) { Choices = ["cc-by", "cc-by-sa", "cc-by-nc", "cc-by-nc-sa", "domaine-public", "avec-accord"] },
            new(Version), new("link", SheetFieldType.Link),
        ]) { Facet = Licence, Tried = true },
        new(ThreadKind.Dossier, SheetDays.Deadlines, Recheck: false,
        [
            new("issue", SheetFieldType.Text, AtOpening: true), new("messages", SheetFieldType.Text), new("link", SheetFieldType.Link, AtOpening: true),
        ]),
        new(ThreadKind.Resource, SheetDays.None, Recheck: true,
        [
            new("territory", AtOpening: true), new("audience"), new("phone", AtOpening: true), new("address"), new("link", SheetFieldType.Link, AtOpening: true), new("hours"), new("cost"),
        ]),
        new(ThreadKind.Study, SheetDays.None, Recheck: false,
        [
            new("authors", AtOpening: true), new("year", SheetFieldType.Number, AtOpening: true), new("organisation", AtOpening: true), new(Version), new("link", SheetFieldType.Link, AtOpening: true),
        ]),
        new(ThreadKind.BonCoup, SheetDays.None, Recheck: true,
        [
            new("status", SheetFieldType.Choice) { Choices = ["a-l-essai", "eprouve", "abandonne"] },
            new("context", SheetFieldType.Text, AtOpening: true), new("did", SheetFieldType.Text), new("result", SheetFieldType.Text, AtOpening: true),
            new("cost", SheetFieldType.Text), new("otherwise", SheetFieldType.Text), new("audience"), new("contact"),
        ]) { Tried = true },
    ];

    /// <summary>Null for a kind that has no sheet.</summary>
    public static SheetKind? Of(ThreadKind kind) => All.FirstOrDefault(k => k.Kind == kind);

    /// <summary>What a message’s sheet is: its thread’s kind with the first message; with any message a bon coup’s where it is marked as one.</summary>
    public static SheetKind? Of(ThreadKind thread, long number, bool bonCoup) => number == 1 && Of(thread) is { } own ? own : bonCoup ? Of(ThreadKind.BonCoup) : null;
}
