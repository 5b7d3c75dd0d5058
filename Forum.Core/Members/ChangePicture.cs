using Forum.Core.Data;
using Forum.Core.Moderation;
using Forum.Core.Pictures;

namespace Forum.Core.Members;

/// <summary>A member gives a picture, gives another one in its place, or takes it off. Where it has no place here, a facilitator of her region takes it off, and the journal says so.</summary>
[UseCase]
public sealed class ChangePicture(Database database, RedrawPicture redraw, TimeProvider clock)
{
    /// <summary>Bytes of what is sent: 5 Mo, more than a telephone's usual picture.</summary>
    public const int MaxBytes = 5 * 1024 * 1024;

    /// <param name="sent">any bytes: only what can be drawn anew is kept, and nothing else of it</param>
    public async Task<Outcome<Done>> RunAsync(Member member, byte[] sent, CancellationToken ct)
    {
        if (!member.IsSignedIn) return Refusal.NotAllowed;
        if (sent.Length > MaxBytes) return Refusal.Invalid("Picture", "pictures.too_heavy");
        var (squares, refusal) = await redraw.SquaresAsync(sent, [MemberPictures.Large, MemberPictures.Small], ct);
        if (refusal is not null) return refusal;
        return await database.WriteAsync<Done>(async db =>
        {
            await MemberPictures.SetAsync(db, member.Id, squares![0], squares[1], clock.GetUtcNow());
            return default(Done);
        }, ct);
    }

    /// <summary>Taking off what is not there changes nothing.</summary>
    public Task<Outcome<Done>> RemoveAsync(Member by, long memberId, CancellationToken ct) => database.WriteAsync<Done>(async db =>
    {
        if (!by.IsSignedIn || (by.Id != memberId && !by.Facilitates)) return Refusal.NotAllowed;
        if (await Subject.FindAsync(db, memberId) is not { } subject) return Refusal.NotFound;
        if (by.Id != memberId && !subject.May(by)) return Refusal.NotAllowed;
        if (!await MemberPictures.RemoveAsync(db, memberId) || by.Id == memberId) return default(Done);
        await AuditLog.WriteAsync(db, new(by.Id, AuditAct.PictureTakenOff, clock.GetUtcNow()) { SubjectId = memberId });
        return default(Done);
    }, ct);
}
