using Forum.Core.Data;
using Forum.Core.Mail;
using Forum.Core.Members;
using Forum.Core.Sheets;
using Forum.Core.Text;
using Forum.Core.Threads;

namespace Forum.Core.BonsCoups;

/// <summary>
/// The yearly « recueil » of bons coups: one printable document of the cards that were retained in a year, in the place's zone, and whose authors agreed that they stand in it.
/// Only what all members may read: a document goes from hand to hand.
/// </summary>
[UseCase]
public sealed class ReadBooklet(Database database, TimeProvider clock)
{
    /// <summary>A document of so many cards is as long as anybody prints.</summary>
    public const int Most = 300;

    /// <summary>So long an author who was asked is left in peace.</summary>
    private static readonly TimeSpan Again = TimeSpan.FromDays(90);

    /// <param name="Sheet">null where nobody filled the card in: the message speaks for itself</param>
    public sealed record Card(BonCoup Coup, Sheet? Sheet);

    /// <param name="Years">those with any card that may stand in a booklet, the latest first; and the current one</param>
    /// <param name="Waiting">cards of the year that its reader facilitates and whose authors were not asked lately; 0 for who facilitates nothing</param>
    public sealed record View(int Year, IReadOnlyList<int> Years, IReadOnlyList<Card> Cards, long Waiting);

    private const string Counted = $"p.deleted_at is null and t.audience in {Readers.CountedAudiences} and {Readers.MayRead}";

    private const string InYear = "b.marked_at >= @from and b.marked_at < @until";

    private const string Agreed = "exists (select 1 from coup_consents c where c.post_id = b.post_id and c.booklet_at is not null)";

    private const string Askable = $"""
        exists (select 1 from coup_consents c where c.post_id = b.post_id and c.card_at is not null and c.booklet_at is null and (c.booklet_asked_at is null or c.booklet_asked_at < @again))
        and {Seen.Stands} and m.coup_mail_off_at is null
        """;

    /// <param name="year">null: this one</param>
    public async Task<View> RunAsync(Member reader, int? year, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var asked = year ?? Year(now);
        await using var db = await database.ReadAsync(ct);
        var coups = await db.ListAsync<BonCoup>($"select {BonCoup.Columns} from {BonCoup.From} where {InYear} and {Agreed} and {Counted} order by t.region_id, b.marked_at, b.post_id limit {Most}", Args(reader, asked, now));
        var sheets = await SheetRows.OfAsync(db, [.. coups.Select(c => c.PostId)]);
        var oldest = await db.FindAsync<Marked>($"select b.marked_at as at from {BonCoup.From} where {Agreed} and {Counted} order by b.marked_at, b.post_id limit 1", Args(reader, asked, now));
        var first = Year(oldest?.At ?? now);
        return new(asked, [.. Enumerable.Range(first, Year(now) - first + 1).Reverse()], [.. coups.Select(c => new Card(c, sheets.GetValueOrDefault(c.PostId) is { Kind: ThreadKind.BonCoup } sheet ? sheet : null))], (await WaitingAsync(db, reader, asked, now)).Count);
    }

    /// <summary>A facilitator asks the authors of the year's cards in what she facilitates, each once in a while, by letter.</summary>
    /// <returns>how many were asked</returns>
    public Task<Outcome<long>> AskAsync(Member by, int year, CancellationToken ct) => database.WriteAsync<long>(async db =>
    {
        if (!by.Facilitates) return Refusal.NotAllowed;
        var now = clock.GetUtcNow();
        var waiting = await WaitingAsync(db, by, year, now);
        foreach (var card in waiting)
        {
            await db.RunAsync("update coup_consents set booklet_asked_at = @now where post_id = @PostId", new { now, card.PostId });
            await Outbox.AddAsync(db, MailKind.CoupBooklet, card.PostId, now, card.AuthorId);
        }
        return (long)waiting.Count;
    }, ct);

    private sealed record Marked(DateTimeOffset At);

    private sealed record Waiting(long PostId, long AuthorId, long RegionId, long ThemeId);

    private static async Task<List<Waiting>> WaitingAsync(Db db, Member reader, int year, DateTimeOffset now)
    {
        if (!reader.Facilitates) return [];
        var all = await db.ListAsync<Waiting>($"select b.post_id, p.author_id, t.region_id, t.theme_id from {BonCoup.From} where {InYear} and {Askable} and {Counted} order by b.post_id limit {Most}", Args(reader, year, now));
        return all.FindAll(c => Can.PublishOpenly(reader, c.RegionId, c.ThemeId));
    }

    private static int Year(DateTimeOffset at) => TimeZoneInfo.ConvertTime(at, Zones.Place).Year;

    private static Args Args(Member reader, int year, DateTimeOffset now) => ThreadRow.Args(reader, new { from = Begin(year), until = Begin(year + 1), again = now - Again });

    private static DateTimeOffset Begin(int year)
    {
        var midnight = new DateTime(year, 1, 1);
        return new DateTimeOffset(midnight, Zones.Place.GetUtcOffset(midnight)).ToUniversalTime();
    }
}
