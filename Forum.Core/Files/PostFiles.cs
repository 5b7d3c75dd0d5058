using Forum.Core.Data;
using Forum.Core.Text;

namespace Forum.Core.Files;

/// <summary>The files of a message, in the transaction that writes it.</summary>
internal static class PostFiles
{
    /// <summary>UTF-16 units of an image's description.</summary>
    public const int MaxAlt = 300;

    private sealed record Row(long Id, long MemberId, long PostId, string Alt);

    /// <summary>Hangs what was given on the post, takes off what is not wanted, and describes. Whether anything changed; refused where a file is gone or they are too many.</summary>
    /// <param name="by">who sends the form: only what she gave herself is hung</param>
    public static async Task<Outcome<bool>> ChangeAsync(Db db, FileLimits limits, long by, long postId, GivenFiles given)
    {
        if (given.IsEmpty) return false;
        var keep = given.Keep.Distinct().Except(given.Remove).ToArray();
        var named = keep.Union(given.Remove).Union(given.Alts.Keys).ToArray();
        if (named.Length > 10 * limits.PerPost) return Refusal.Invalid("Upload", "files.too_many");
        var rows = (await db.ListAsync<Row>("select id, member_id, coalesce(post_id, 0) as post_id, alt from files where id in @named order by id", new { named })).ToDictionary(r => r.Id);
        // an id may be named again by the form of a post that has it already
        if (keep.Any(id => !rows.TryGetValue(id, out var row) || !(row.PostId == postId || (row.PostId == 0 && row.MemberId == by)))) return Refusal.Invalid("Upload", "files.gone");
        var changed = false;
        foreach (var id in given.Remove.Where(id => rows.TryGetValue(id, out var row) && row.PostId == postId)) changed |= await db.RunAsync("delete from files where id = @id", new { id }) > 0;
        foreach (var id in keep.Where(id => rows[id].PostId == 0)) changed |= await db.RunAsync("update files set post_id = @postId, place = '' where id = @id", new { postId, id }) > 0;
        foreach (var (id, said) in given.Alts.Where(a => rows.TryGetValue(a.Key, out var row) && !given.Remove.Contains(a.Key) && (row.PostId == postId || keep.Contains(a.Key)) && row.Alt != Alt(a.Value)))
            changed |= await db.RunAsync("update files set alt = @alt where id = @id", new { alt = Alt(said), id }) > 0;
        return changed && await db.OneAsync<long>("select count(*) from files where post_id = @postId and version_id is null", new { postId }) > limits.PerPost ? Refusal.Invalid("Upload", "files.too_many") : changed;
    }

    /// <summary>What stands under a message belongs to a version before from now on: it is under the message no more, and is still sent to who may read it.</summary>
    public static Task RetireAsync(Db db, long postId, long versionId) => db.RunAsync("update files set version_id = @versionId where post_id = @postId and version_id is null", new { postId, versionId });

    public static async Task<bool> AnyAsync(Db db, long postId) => await db.OneAsync<long>("select count(*) from files where post_id = @postId and version_id is null", new { postId }) > 0;

    /// <summary>One line, readable, and not longer than it may be.</summary>
    public static string Alt(string? said)
    {
        var line = Input.CleanLine(said);
        if (line.Length > MaxAlt) line = line[..MaxAlt];
        return Input.Fault(line, MaxAlt) is null ? line : "";
    }

    /// <summary>All that a member gave, when she is forgotten: the posts that had some.</summary>
    public static async Task<List<long>> EraseAsync(Db db, long memberId)
    {
        var posts = await db.ListAsync<long>("select distinct post_id from files where member_id = @memberId and post_id is not null order by post_id", new { memberId });
        await db.RunAsync("delete from files where member_id = @memberId", new { memberId });
        return posts;
    }

    /// <summary>What waits for a draft that is thrown away.</summary>
    public static Task ForgetDraftAsync(Db db, long memberId, string place) =>
        db.RunAsync("delete from files where member_id = @memberId and place = @place and post_id is null", new { memberId, place });

    /// <summary>A file that the program itself gives (the demo community).</summary>
    internal sealed record Given(long MemberId, long? PostId, string Place, FileStore.Written Written, string Name, CheckedFile File, string Preview, string Alt, DateTimeOffset At);

    public static Task<long> InsertAsync(Db db, Given given) => db.OneAsync<long>("""
        insert into files (member_id, post_id, place, hash, name, kind, bytes, width, height, preview, preview_width, preview_height, alt, made_at)
        values (@MemberId, cast(@PostId as bigint), @Place, @Hash, @Name, @kind, @bytes, @width, @height, @Preview, @previewWidth, @previewHeight, @Alt, @At) returning id
        """, new
    {
        given.MemberId,
        given.PostId,
        given.Place,
        given.Written.Hash,
        given.Name,
        kind = given.File.Kind.ToString(),
        bytes = (long)given.File.Bytes.Length,
        width = given.File.Image?.Width ?? 0,
        height = given.File.Image?.Height ?? 0,
        given.Preview,
        previewWidth = given.File.Image?.PreviewWidth ?? 0,
        previewHeight = given.File.Image?.PreviewHeight ?? 0,
        given.Alt,
        given.At,
    });
}
