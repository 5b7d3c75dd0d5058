using Forum.Core.Data;

namespace Forum.Core.BonsCoups;

/// <summary>What the author of a bon coup agreed to.</summary>
/// <param name="CardAt">since when it may be made into a card; null: not answered, or declined</param>
/// <param name="BookletAt">since when the card may stand in the yearly booklet</param>
public sealed record CoupConsent(DateTimeOffset? CardAt, DateTimeOffset? DeclinedAt, DateTimeOffset? BookletAt)
{
    public bool IsWaiting => CardAt is null && DeclinedAt is null;
}

/// <summary>The rows of consents, written with the mark or by the author's answer.</summary>
internal static class CoupConsents
{
    /// <summary>Null where nobody ever retained it.</summary>
    public static Task<CoupConsent?> FindAsync(Db db, long postId) => db.FindAsync<CoupConsent>("select card_at, declined_at, booklet_at from coup_consents where post_id = @postId", new { postId });

    /// <summary>With the mark: who retains her own message agrees by it; of another's, her answer is waited for. An answer given before stands.</summary>
    public static Task OpenAsync(Db db, BonCoupRows.Row row) => db.RunAsync("""
        insert into coup_consents (post_id, asked_by, asked_at, card_at)
        select p.id, case when p.author_id = @MarkedBy then cast(null as bigint) else @MarkedBy end, @MarkedAt, case when p.author_id = @MarkedBy then @MarkedAt else cast(null as bigint) end from posts p where p.id = @PostId
        on conflict (post_id) do update set card_at = coalesce(coup_consents.card_at, excluded.card_at), declined_at = case when excluded.card_at is null then coup_consents.declined_at else null end
        """, row);

    /// <summary>The author answers, or changes her answer.</summary>
    public static Task AnswerAsync(Db db, long postId, bool card, bool booklet, DateTimeOffset now) => db.RunAsync("""
        update coup_consents set card_at = case when @card then coalesce(card_at, cast(@now as bigint)) else null end, declined_at = case when @card then null else cast(@now as bigint) end,
            booklet_at = case when @booklet then coalesce(booklet_at, cast(@now as bigint)) else null end
        where post_id = @postId
        """, new { postId, card, booklet = card && booklet, now });

    /// <summary>Somebody is forgotten: what she agreed to goes; what she asked of others stays, without her.</summary>
    public static async Task EraseAsync(Db db, long memberId)
    {
        await db.RunAsync("update coup_consents set asked_by = null where asked_by = @memberId", new { memberId });
        await db.RunAsync("delete from coup_consents where post_id in (select p.id from posts p where p.author_id = @memberId)", new { memberId });
        await db.RunAsync("delete from coup_letters where member_id = @memberId", new { memberId });
    }
}
