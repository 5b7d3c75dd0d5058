using Forum.Core.Data;
using Forum.Core.Privacy;

namespace Forum.Core.Briefs;

/// <summary>Briefs, when somebody is forgotten: her own, what others quote of words that go with her, and her name in theirs.</summary>
internal static class BriefErasure
{
    private sealed record Said(long Id, string Title, string TableName, string Figures, string Demands);

    private sealed record Quoted(long BriefId, long PostId, string Quote);

    public static Task EraseAsync(Db db, long memberId) => db.RunAsync("delete from briefs where member_id = @memberId", new { memberId });

    /// <summary>Of messages of hers that are taken back. What stands is quoted without her name, and stays.</summary>
    public static Task EraseQuotesAsync(Db db, long authorId) =>
        db.RunAsync("delete from brief_quotes where post_id in (select p.id from posts p where p.author_id = @authorId and p.deleted_at is not null)", new { authorId });

    public static async Task ForgetAsync(Db db, FormerMember former)
    {
        foreach (var one in (await db.ListAsync<Said>("select id, title, table_name, figures, demands from briefs")).Where(b => former.IsNamedIn($"{b.Title}\n{b.TableName}\n{b.Figures}\n{b.Demands}")))
            await db.RunAsync("update briefs set title = @title, table_name = @table, figures = @figures, demands = @demands where id = @Id",
                new { one.Id, title = former.Replace(one.Title), table = former.Replace(one.TableName), figures = former.Replace(one.Figures), demands = former.Replace(one.Demands) });
        foreach (var one in (await db.ListAsync<Quoted>("select brief_id, post_id, quote from brief_quotes")).Where(q => former.IsNamedIn(q.Quote)))
            await db.RunAsync("update brief_quotes set quote = @quote where brief_id = @BriefId and post_id = @PostId", new { one.BriefId, one.PostId, quote = former.Replace(one.Quote) });
    }
}
