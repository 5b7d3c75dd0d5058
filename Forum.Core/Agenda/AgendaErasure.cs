using Forum.Core.Data;
using Forum.Core.Privacy;

namespace Forum.Core.Agenda;

/// <summary>Where somebody goes, what she asked to be reminded of and what she told of her group’s applications, when she is forgotten.</summary>
internal static class AgendaErasure
{
    public static async Task EraseAsync(Db db, long memberId)
    {
        await db.RunAsync("delete from attendances where member_id = @memberId", new { memberId });
        await db.RunAsync("delete from funding_applications where member_id = @memberId", new { memberId });
        await db.RunAsync("delete from reminders where member_id = @memberId", new { memberId });
        await db.RunAsync("delete from agenda_letters where member_id = @memberId", new { memberId });
    }

    /// <summary>Her name, in what others told of their applications.</summary>
    public static async Task ForgetAsync(Db db, FormerMember former)
    {
        foreach (var one in (await db.ListAsync<Told>("select post_id, member_id, note from funding_applications where note <> ''")).Where(a => former.IsNamedIn(a.Note)))
            await db.RunAsync("update funding_applications set note = @note where post_id = @PostId and member_id = @MemberId", new { one.PostId, one.MemberId, note = former.Replace(one.Note) });
    }

    private sealed record Told(long PostId, long MemberId, string Note);

    /// <summary>Two groups became one.</summary>
    public static Task MoveGroupAsync(Db db, long from, long to) => db.RunAsync("update funding_applications set organisation_id = @to where organisation_id = @from", new { from, to });
}
