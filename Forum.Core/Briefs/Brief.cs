using Forum.Core.Data;
using Forum.Core.Members;
using Forum.Core.Threads;

namespace Forum.Core.Briefs;

/// <summary>A « dossier de concertation »: what a member brings to a table of partners, on two pages. Nobody else sees it until she prints it.</summary>
/// <param name="Table">the table it is for; may be empty</param>
/// <param name="Figures">hers, one a line; the place adds its own (<see cref="BriefView"/>)</param>
/// <param name="Demands">one a line</param>
public sealed record Brief(long Id, string Title, string Table, string Figures, string Demands, DateTimeOffset ChangedAt, long? ReturnedThreadId)
{
    /// <summary>So many quotes stand on two pages.</summary>
    public const int MostQuotes = 8;

    /// <summary>In UTF-16 units: with these two pages hold everything.</summary>
    public const int MaxTitle = 120, MaxFigures = 600, MaxDemands = 900, MaxQuote = 320;

    /// <summary>Of one member.</summary>
    public const int Most = 30;

    internal const string Columns = "id, title, table_name as \"table\", figures, demands, changed_at, returned_thread_id";

    /// <summary>Null where it is missing or somebody else’s.</summary>
    internal static Task<Brief?> FindAsync(Db db, Member by, long id) => db.FindAsync<Brief>($"select {Columns} from briefs where id = @id and member_id = @owner", new { id, owner = by.Id });
}

/// <summary>A passage of somebody’s message, without her name.</summary>
/// <param name="RegionId">of the thread: who speaks is a region</param>
public sealed record BriefQuote(long PostId, long ThreadId, long Number, string Title, string Slug, long RegionId, string Quote)
{
    public string Url => $"/fils/{ThreadId}/m/{Number}";
}

/// <summary>A brief as its maker works on it and prints it. What she may no longer read is not in it.</summary>
/// <param name="Regions">where those quoted work; with the numbers after it, what the place itself can say</param>
/// <param name="Groups">to which they belong</param>
/// <param name="Tried">groups that took up what is quoted</param>
/// <param name="ReturnUrl">of the thread where she told what the table said; empty while she has not</param>
public sealed record BriefView(Brief Brief, IReadOnlyList<BriefQuote> Quotes, long Regions, long Groups, long Replies, long Tried, string ReturnUrl);

/// <summary>Reads briefs, for their maker alone.</summary>
[UseCase]
public sealed class ReadBriefs(Database database)
{
    private sealed record Numbers(long Regions, long Groups, long Replies, long Tried);

    public async Task<IReadOnlyList<Brief>> ListAsync(Member by, CancellationToken ct)
    {
        await using var db = await database.ReadAsync(ct);
        return await db.ListAsync<Brief>($"select {Brief.Columns} from briefs where member_id = @owner order by changed_at desc, id desc", new { owner = by.Id });
    }

    public async Task<Outcome<BriefView>> RunAsync(Member by, long id, CancellationToken ct)
    {
        if (!by.IsSignedIn) return Refusal.NotAllowed;
        await using var db = await database.ReadAsync(ct);
        if (await Brief.FindAsync(db, by, id) is not { } brief) return Refusal.NotFound;
        var quotes = await db.ListAsync<BriefQuote>($"select p.id as post_id, t.id as thread_id, p.number, t.title, t.slug, t.region_id, q.quote from {From} where {Shown} order by q.position, q.post_id", ThreadRow.Args(by, new { id }));
        var numbers = await db.OneAsync<Numbers>($"""
            select count(distinct m.region_id) as regions, count(distinct m.organisation_id) as groups,
                (select cast(coalesce(sum(one.reply_count), 0) as bigint) from threads one where one.id in (select t.id from {From} where {Shown})) as replies, cast(coalesce(sum(p.tried_groups), 0) as bigint) as tried
            from {From} join members m on m.id = p.author_id and p.shown_name is null where {Shown}
            """, ThreadRow.Args(by, new { id }));
        var back = brief.ReturnedThreadId is { } thread ? await ThreadHead.FindAsync(db, thread, by) : null;
        return new BriefView(brief, quotes, numbers.Regions, numbers.Groups, numbers.Replies, numbers.Tried, back?.Url ?? "");
    }

    private const string From = "brief_quotes q join posts p on p.id = q.post_id join threads t on t.id = p.thread_id";

    /// <summary>What leaves the place is what every member may read, case studies aside.</summary>
    private const string Shown = $"q.brief_id = @id and {QuoteInBrief.MayLeave} and {Readers.MayRead}";
}
