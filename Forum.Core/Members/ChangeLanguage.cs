using Forum.Core.Data;
using Forum.Core.Text;

namespace Forum.Core.Members;

/// <summary>The language in which a member reads the place, on every device from the next page on. What members wrote stays as they wrote it.</summary>
[UseCase]
public sealed class ChangeLanguage(Database database)
{
    public Task<Outcome<Done>> RunAsync(Member member, Language language, CancellationToken ct) => database.WriteAsync<Done>(async db =>
    {
        if (!member.IsSignedIn) return Refusal.NotAllowed;
        await db.RunAsync("update members set lang = @lang where id = @Id", new { member.Id, lang = language.Code() });
        return default(Done);
    }, ct);
}
