namespace Forum.Core.Questions;

/// <summary>Where a question stands, the same for everybody who may read it: never who was asked.</summary>
/// <param name="FirstReplyAt">of somebody else; null while there is none</param>
/// <param name="Invited">how many were ever invited</param>
/// <param name="FacilitatorsAt">when they were told</param>
public sealed record QuestionFacts(
    long ThreadId, DateTimeOffset AskedAt, DateTimeOffset? FirstReplyAt, long Invited, DateTimeOffset? FacilitatorsAt, DateTimeOffset? RemindedAt, DateTimeOffset? AnsweredAt, DateTimeOffset? NewsAskedAt, DateTimeOffset? NewsAt)
{
    /// <summary>Goes with <see cref="From"/>.</summary>
    internal const string Columns = $"""
        t.id as thread_id, t.created_at as asked_at, {Question.FirstReplyAt} as first_reply_at,
        (select count(*) from question_invitations i where i.thread_id = t.id) as invited, s.facilitators_at, s.reminded_at, t.answered_at, s.news_asked_at,
        case when exists (select 1 from posts said where said.id = s.news_post_id and said.deleted_at is null) then s.news_at end as news_at
        """;

    internal const string From = "threads t left join question_steps s on s.thread_id = t.id";

    /// <summary>What happens next, and when.</summary>
    public NextStep Next(DateTimeOffset now) => this switch
    {
        { NewsAt: { } at } => new(Step.NewsGiven, at),
        { AnsweredAt: not null, NewsAskedAt: { } at } => new(Step.NewsAsked, at),
        { AnsweredAt: { } at } => new(Step.NewsExpected, at + AskAskers.News),
        { FirstReplyAt: not null, RemindedAt: { } at } => new(Step.Reminded, at),
        { FirstReplyAt: { } at } => new(Step.Reminder, at + AskAskers.Reminder),
        { FacilitatorsAt: { } at } => new(Step.FacilitatorsTold, at),
        _ when AskedAt <= now - Question.Window => new(Step.Waiting, AskedAt),
        { Invited: > 0 } => new(Step.Invited, WorkingHours.After(AskedAt, WorkingHours.TwoDays), Invited),
        _ when WorkingHours.After(AskedAt, WorkingHours.OneDay) is var at && at > now => new(Step.WillInvite, at),
        _ => new(Step.WillTell, WorkingHours.After(AskedAt, WorkingHours.TwoDays)),
    };
}

/// <summary>What a question waits for.</summary>
public enum Step
{
    /// <summary>Peers will be invited then.</summary>
    WillInvite,

    /// <summary>Peers were invited; the facilitators are told at that moment.</summary>
    Invited,

    /// <summary>There was nobody to invite; the facilitators are told then.</summary>
    WillTell,

    FacilitatorsTold,

    /// <summary>Too old for the program to do more.</summary>
    Waiting,

    /// <summary>Others replied; the asker is asked then which reply helped.</summary>
    Reminder,
    Reminded,
    NewsExpected,
    NewsAsked,
    NewsGiven,
}

/// <param name="At">when; see <see cref="Step"/></param>
/// <param name="People">how many were invited</param>
public sealed record NextStep(Step Step, DateTimeOffset At, long People = 0);
