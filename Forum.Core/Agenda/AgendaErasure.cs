using Forum.Core.Data;

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

    /// <summary>Two groups became one.</summary>
    public static Task MoveGroupAsync(Db db, long from, long to) => db.RunAsync("update funding_applications set organisation_id = @to where organisation_id = @from", new { from, to });
}
