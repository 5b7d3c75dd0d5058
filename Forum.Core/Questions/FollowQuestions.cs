namespace Forum.Core.Questions;

/// <summary>All that time does to questions, in one turn: peers are invited, facilitators told, askers asked. What was done is done once; a turn that finds nothing costs a few short ranges of an index.</summary>
[UseCase]
public sealed class FollowQuestions(RouteQuestions route, TellFacilitators tell, AskAskers ask)
{
    public async Task RunAsync(CancellationToken ct)
    {
        await route.RunAsync(ct);
        await tell.RunAsync(ct);
        await ask.RunAsync(ct);
    }
}
