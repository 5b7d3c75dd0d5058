using Forum.Core.Data;
using Forum.Core.Files;

namespace Forum.Core.Library;

/// <summary>A version of a tool, as everybody sees it who may read the tool.</summary>
/// <param name="Word">« 2.1 »; empty for a first one that had none</param>
/// <param name="Changed">in one line what is new in it; empty for the first</param>
public sealed record ToolVersion(long Id, string Word, string Changed, DateTimeOffset GivenAt)
{
    /// <summary>Those of a version before; the last one's stand under the message.</summary>
    public IReadOnlyList<PostFile> Files { get; init; } = [];

    /// <summary>Of its message in the thread where it stands now: 1, but for a tool that was merged into another.</summary>
    public long Number { get; init; } = 1;
}

/// <summary>The rows of versions, from a tool's second one on.</summary>
internal static class ToolVersions
{
    private const string Columns = $"v.id, v.word, v.changed, v.given_at, {PostFile.OfVersion} as files, p.number";

    private sealed record Row(long Id, string Word, string Changed, DateTimeOffset GivenAt, string Files, long Number)
    {
        public ToolVersion Version => new(Id, Word, Changed, GivenAt) { Files = PostFile.Parse(Files), Number = Number };
    }

    /// <summary>The latest first; none for a tool that has had one version only. The caller has checked the right to read it.</summary>
    public static async Task<List<ToolVersion>> OfAsync(Db db, long postId) => (await db.ListAsync<Row>(
        $"select {Columns} from tool_versions v join posts p on p.id = v.post_id where v.post_id = @postId order by v.id desc", new { postId })).ConvertAll(r => r.Version);

    /// <summary>Those of tools whose messages were moved into this thread and stand in it, but the last of each, which its message shows.</summary>
    public static async Task<List<ToolVersion>> OfMergedAsync(Db db, long threadId) => (await db.ListAsync<Row>($"""
        select {Columns} from posts p join tool_versions v on v.post_id = p.id
        where p.thread_id = @threadId and p.number > 1 and p.deleted_at is null and v.id < (select max(last.id) from tool_versions last where last.post_id = p.id)
        order by p.number, v.id desc
        """, new { threadId })).ConvertAll(r => r.Version);

    public static Task<long> AddAsync(Db db, long postId, string word, string changed, long by, DateTimeOffset at) => db.OneAsync<long>("""
        insert into tool_versions (post_id, word, changed, given_by, given_at) values (@postId, @word, @changed, @by, @at) returning id
        """, new { postId, word, changed, by, at });

    /// <summary>Of messages of somebody who is forgotten with her words.</summary>
    public static Task EraseAsync(Db db, long authorId) =>
        db.RunAsync("delete from tool_versions where post_id in (select p.id from posts p where p.author_id = @authorId and p.deleted_at is not null)", new { authorId });

    /// <summary>Her name, in what somebody said of a version.</summary>
    public static async Task ForgetAsync(Db db, Privacy.FormerMember former)
    {
        foreach (var one in (await db.ListAsync<Said>("select id, word, changed from tool_versions")).Where(v => former.IsNamedIn(v.Word + "\n" + v.Changed)))
            await db.RunAsync("update tool_versions set word = @word, changed = @changed where id = @Id", new { one.Id, word = former.Replace(one.Word), changed = former.Replace(one.Changed) });
    }

    private sealed record Said(long Id, string Word, string Changed);
}
