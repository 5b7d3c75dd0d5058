namespace Forum.Core.Exchanges;

/// <summary>Talk: a plan of one's own. Codev: the six steps of a group of codevelopment, around one person's question.</summary>
public enum ExchangeMode { Talk, Codev }

/// <summary>Announced, held, over and not yet summarised, summarised.</summary>
public enum ExchangeState { Announced, Live, Closed, Summarised }

/// <summary>What a live exchange is beside its messages.</summary>
/// <param name="Code">the short address on its poster: /d/{code}</param>
/// <param name="Guests">who has the short address comes in without an account, for this exchange alone</param>
/// <param name="Version">moves with every change that everybody sees beside the messages</param>
/// <param name="Segment">position in the plan; null before it is opened, and where there is no plan</param>
/// <param name="SegmentEndsAt">when that part of the plan should be over</param>
/// <param name="ClientId">in a Codev: whose question it is</param>
public sealed record Exchange(
    long ThreadId, ExchangeMode Mode, string Code, bool Guests, long Version, DateTimeOffset? OpenedAt, DateTimeOffset? ClosedAt, DateTimeOffset? SummarisedAt,
    long? Segment, DateTimeOffset? SegmentEndsAt, long? ClientId)
{
    internal const string Columns = "e.thread_id, e.mode, e.code, e.guests, e.version, e.opened_at, e.closed_at, e.summarised_at, e.segment, e.segment_ends_at, e.client_id";

    public ExchangeState State => SummarisedAt is not null ? ExchangeState.Summarised : ClosedAt is not null ? ExchangeState.Closed : OpenedAt is not null ? ExchangeState.Live : ExchangeState.Announced;

    /// <summary>It has an address to put on a poster.</summary>
    public bool HasAddress => ExchangeRows.IsCode(Code);

    /// <summary>The address on its poster.</summary>
    public string ShortUrl => $"/d/{Code}";

    public bool IsLive => State is ExchangeState.Live;

    public string Url => $"/en-direct/{ThreadId}";
}

/// <summary>A part of the plan.</summary>
/// <param name="Position">1, 2, …</param>
/// <param name="Messages">that were written in it</param>
/// <param name="First">the first message that was written in it; 0 where there is none</param>
public sealed record ExchangeSegment(long Position, string Title, long Minutes, long Messages, long First);

/// <summary>The plan moved on: the messages after that number belong to that segment.</summary>
public sealed record ExchangePassage(long Segment, long AfterNumber);

/// <summary>A raised hand, or whose turn it is.</summary>
public sealed record ExchangeHand(long MemberId, string Name, long RegionId, DateTimeOffset RaisedAt, DateTimeOffset? CalledAt);

/// <summary>A question to be answered in the exchange.</summary>
/// <param name="MayOpen">its author agrees that it becomes a thread of hers where it stays open</param>
public sealed record ExchangeQuestion(long Id, long MemberId, string Name, long RegionId, string Body, bool MayOpen, DateTimeOffset? AnsweredAt, long Votes);

/// <summary>What is retained for the summary.</summary>
/// <param name="Section">a word of <see cref="Sections"/></param>
/// <param name="Number">the message it comes from; null for a question sent ahead and for the team's own lines</param>
/// <param name="AuthorId">of that message or question; 0 for the team's own line, and where its author is masked or gone</param>
/// <param name="Author">shown name of that author; empty where there is none</param>
/// <param name="Who">does it, where it is something to do</param>
/// <param name="Due">until when, in words</param>
/// <param name="AskedAt">its author was asked to make it a thread of hers</param>
/// <param name="OpenedId">the thread it became</param>
public sealed record ExchangeLine(
    long Id, string Section, long? Number, long? QuestionId, long AuthorId, string Author, string Body, string Who, string Due, DateTimeOffset? AskedAt, long? OpenedId, bool MayOpen);

/// <summary>Somebody by name and region.</summary>
public sealed record ExchangePerson(long MemberId, string Name, long RegionId, string Picture);

/// <summary>What one reader did in an exchange.</summary>
/// <param name="Supported">questions she supports</param>
public sealed record ExchangeOwn(bool Hand, bool Turn, bool Muted, bool Goes, IReadOnlyList<long> Supported);

/// <summary>How an exchange went.</summary>
public sealed record ExchangeFigures(long People, long Regions, long Messages);

/// <summary>The headings of a summary.</summary>
public static class Sections
{
    public const string Ideas = "idees", Resources = "ressources", Questions = "questions", Actions = "suites";

    private static readonly string[] Talk = [Ideas, Resources, Questions, Actions];

    private static readonly string[] Codev = [.. Enumerable.Range(1, CodevSteps).Select(n => $"etape-{n}")];

    /// <summary>Exposé, clarification, contrat, consultation, synthèse et plan d'action, apprentissages.</summary>
    public const int CodevSteps = 6;

    /// <summary>Minutes that are usual for each step of a group of codevelopment; together an hour and a half.</summary>
    public static IReadOnlyList<long> CodevMinutes { get; } = [10, 15, 5, 35, 15, 10];

    public static IReadOnlyList<string> Of(ExchangeMode mode) => mode is ExchangeMode.Codev ? Codev : Talk;
}
