using Forum.Core.Data;

namespace Forum.Core.Members;

/// <summary>The bytes of a member's picture, for members.</summary>
[UseCase]
public sealed class ReadPicture(Database database)
{
    private sealed record Row(byte[] Bytes);

    /// <summary>WebP; null where there is none of this name and size, or not for this reader: one answer.</summary>
    /// <param name="side"><see cref="MemberPictures.Small"/> or <see cref="MemberPictures.Large"/></param>
    public async Task<byte[]?> RunAsync(Member reader, string name, int side, CancellationToken ct)
    {
        if (!reader.IsSignedIn || name.Length == 0 || side is not (MemberPictures.Small or MemberPictures.Large)) return null;
        await using var db = await database.ReadAsync(ct);
        var column = side == MemberPictures.Small ? "small" : "large";
        return (await db.FindAsync<Row>($"select p.{column} as bytes from members m join member_pictures p on p.member_id = m.id where m.picture = @name and m.removed_at is null", new { name }))?.Bytes;
    }
}
