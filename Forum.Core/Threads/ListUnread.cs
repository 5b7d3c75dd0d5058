using Forum.Core.Data;
using Forum.Core.Members;

namespace Forum.Core.Threads;

/// <summary>Threads with posts a member has not read, the latest activity first. A page looks at no more than <see cref="Window"/> threads, so that whoever has read everything for years waits no longer than a newcomer.</summary>
[UseCase]
public sealed class ListUnread(Database database, ThreadRows rows)
{
    /// <summary>Threads looked at for one page.</summary>
    internal const long Window = 500;

    /// <param name="RegionId">null: every region</param>
    public sealed record Command(Member Reader, long? RegionId, ThreadKey Before, int Size = ThreadList.PageSize);

    public async Task<ThreadList> RunAsync(Command command, CancellationToken ct)
    {
        if (!command.Reader.IsSignedIn) return new([], null);
        await using var db = await database.ReadAsync(ct);
        // who has much to read finds her page among the first threads
        var found = await FindAsync(db, command, command.Size * 2);
        if (found.Count <= command.Size) found = await FindAsync(db, command, Window);
        var list = await ThreadList.ReadAsync(rows, db, command.Reader, found, command.Size);
        return list.Older is not null ? list : list with { Older = await EndOfWindowAsync(db, command) };
    }

    private static Task<List<ThreadList.Found>> FindAsync(Db db, Command command, long window) => db.ListAsync<ThreadList.Found>($"""
        {RecentThreads(command.RegionId)}
        select t.id as thread_id, t.last_post_at
        from recent join threads t on t.id = recent.id left join reads r on r.thread_id = t.id and r.member_id = @viewer
        where {ThreadRow.IsUnread} and {Readers.MayRead}
        order by t.last_post_at desc, t.id desc
        limit @take
        """, Args(command, window));

    private static Args Args(Command command, long window) =>
        ThreadRow.Args(command.Reader, new { region = command.RegionId ?? -1, command.Before.At, command.Before.Id, window, take = (long)command.Size + 1 });

    /// <summary>The threads a page looks at, by activity.</summary>
    internal static string RecentThreads(long? region) => region is null
        ? """
          with recent as (
              select id, last_post_at from threads where last_post_at > @allReadAt and (last_post_at, id) < (@At, @Id)
              order by last_post_at desc, id desc limit @window)
          """
        : $"""
          with recent as (
              select place.thread_id as id, place.last_post_at from thread_places place
              where {ThreadList.InRegion} and place.last_post_at > @allReadAt and (place.last_post_at, place.thread_id) < (@At, @Id)
              order by place.last_post_at desc, place.thread_id desc limit @window)
          """;

    /// <summary>The last thread looked at, where there are more behind it.</summary>
    private static Task<ThreadKey?> EndOfWindowAsync(Db db, Command command) => db.FindAsync<ThreadKey>($"""
        {RecentThreads(command.RegionId)}
        select last_post_at as at, id from recent
        where (select count(*) from recent) = @window
        order by last_post_at, id limit 1
        """, Args(command, Window));
}
