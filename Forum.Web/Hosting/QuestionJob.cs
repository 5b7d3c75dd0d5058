using Forum.Core.Data;
using Forum.Core.Questions;

namespace Forum.Web.Hosting;

/// <summary>Passes questions on while the program serves, each minute; on one node at a time.</summary>
internal sealed partial class QuestionJob(FollowQuestions follow, Database database, TimeProvider clock, ILogger<QuestionJob> log) : Recurring(TimeSpan.FromMinutes(1), clock)
{
    protected override Task WorkAsync(CancellationToken ct) => database.AloneAsync("questions", () => follow.RunAsync(ct), ct);

    protected override void Failed(Exception error) => NotFollowed(error.GetType().Name);

    [LoggerMessage(LogLevel.Error, "Questions were not passed on: {Reason}")]
    private partial void NotFollowed(string reason);
}
