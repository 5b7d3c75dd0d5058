using Forum.Core.Data;
using Forum.Core.Files;
using Forum.Core.Members;

namespace Forum.Core.Posts;

/// <summary>A member throws away her own draft, and the files that waited with it; throwing away one that is not there changes nothing.</summary>
[UseCase]
public sealed class RemoveDraft(Database database)
{
    public async Task<Outcome<Done>> RunAsync(Member by, string place, CancellationToken ct)
    {
        if (!by.IsSignedIn) return Refusal.NotAllowed;
        return await database.WriteAsync<Done>(async db =>
        {
            await Drafts.RemoveAsync(db, by.Id, place);
            await PostFiles.ForgetDraftAsync(db, by.Id, place);
            return default(Done);
        }, ct);
    }
}
