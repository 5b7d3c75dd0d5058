namespace Forum.Core.Joining;

/// <summary>Where a request to join stands: it waits for the facilitators, or for its author's answer to a question; it ends approved or refused.</summary>
public enum JoinState { Waiting, Asked, Approved, Refused }

/// <summary>Somebody asks to join, as the facilitators of her region read it.</summary>
/// <param name="Question">the last one a facilitator asked; empty for none</param>
/// <param name="Reply">hers to it</param>
/// <param name="Reason">of a refusal</param>
public sealed record JoinRequest(long Id, string Name, string Email, string Organisation, long RegionId, string Sentence, string Lang, JoinState State, string Question, string Reply, string Reason, DateTimeOffset CreatedAt)
{
    internal const string Columns = "r.id, r.name, r.email, r.organisation, r.region_id, r.sentence, r.lang, r.state, r.question, r.reply, r.reason, r.created_at";

    public bool IsOpen => State is JoinState.Waiting or JoinState.Asked;
}
