using Forum.Core.Data;
using Forum.Core.Members;

namespace Forum.Core.Mail;

/// <summary>« Courriel d’essai »: a message to the coordinator who asks, on the road that all others take.</summary>
[UseCase]
public sealed class SendTrial(Database database, TimeProvider clock)
{
    public Task<Outcome<Done>> RunAsync(Member by, CancellationToken ct) => database.WriteAsync<Done>(async db =>
    {
        if (!Can.Administer(by)) return Refusal.NotAllowed;
        await Outbox.AddAsync(db, MailKind.Trial, by.Id, clock.GetUtcNow());
        return default(Done);
    }, ct);
}
