using System.Buffers.Text;
using System.Security.Cryptography;
using Forum.Core.Data;
using Forum.Core.Posts;

namespace Forum.Core.Members;

/// <summary>
/// Members' pictures, in the store (docs/decisions/0011-pictures-in-the-store.md). A picture's name in addresses is random, says nothing of its member, and is another one for each new picture: whatever keeps a page shows no old one.
/// </summary>
public static class MemberPictures
{
    /// <summary>Sides of the squares, in pixels: beside what she wrote (42 pixels wide, on screens of twice that), and on her own page.</summary>
    public const int Small = 96, Large = 320;

    /// <summary>Her picture from now on; what she wrote under her name shows it.</summary>
    internal static async Task SetAsync(Db db, long memberId, byte[] large, byte[] small, DateTimeOffset now)
    {
        await db.RunAsync("""
            insert into member_pictures (member_id, large, small, made_at) values (@memberId, @large, @small, @now)
            on conflict (member_id) do update set large = excluded.large, small = excluded.small, made_at = excluded.made_at
            """, new { memberId, large, small, now });
        await db.RunAsync("update members set picture = @name where id = @memberId", new { memberId, name = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(12)) });
        await AuthorPosts.TouchAsync(db, memberId);
    }

    /// <summary>False where she has none.</summary>
    internal static async Task<bool> RemoveAsync(Db db, long memberId)
    {
        var had = await db.RunAsync("delete from member_pictures where member_id = @memberId", new { memberId });
        had += await db.RunAsync("update members set picture = '' where id = @memberId and picture <> ''", new { memberId });
        if (had > 0) await AuthorPosts.TouchAsync(db, memberId);
        return had > 0;
    }
}
