using Forum.Core.Data;
using Forum.Core.Joining;
using Forum.Core.Members;
using Forum.Core.Moderation;
using Forum.Core.Posts;
using Forum.Core.Questions;

namespace Forum.Core.Privacy;

/// <summary>How long is kept what is not part of the conversation, and its end (Loi 25, a. 23). /confidentialite says these numbers.</summary>
[UseCase]
public sealed class Retention(Database database, TimeProvider clock)
{
    /// <summary>Months of a draft, of a request or an invitation that ended, of who was asked to help with a question, of what was said in a report and to a member about how she behaves; years of an incident.</summary>
    public const int DraftMonths = 12, JoiningMonths = 12, HelpMonths = 12, ConductMonths = 24, IncidentYears = 5;

    /// <summary>Days of the log (Web/Hosting/LogFile), of messages to hand on (Web/Mail), and of a session (<see cref="Sessions.Lifetime"/>).</summary>
    public const int LogDays = 30, MailDays = 60;

    public Task RunAsync(CancellationToken ct) => database.WriteAsync<Done>(async db =>
    {
        var now = clock.GetUtcNow();
        await Sessions.ForgetAsync(db, now);
        await Sanctions.ForgetAsync(db, now.AddMonths(-ConductMonths));
        await LetterStops.ForgetAsync(db, now.AddMonths(-LetterStops.Months));
        await Drafts.ForgetAsync(db, now.AddMonths(-DraftMonths));
        await Applications.ForgetAsync(db, now.AddMonths(-JoiningMonths));
        await QuestionRows.ForgetAsync(db, now.AddMonths(-HelpMonths));
        await Reports.ForgetAsync(db, now.AddMonths(-ConductMonths));
        await db.RunAsync("delete from incidents where changed_at < @before", new { before = now.AddYears(-IncidentYears) });
        return default(Done);
    }, ct);
}
