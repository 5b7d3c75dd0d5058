using Forum.Core.BonsCoups;
using Forum.Core.Data;
using Forum.Core.Exchanges;
using Forum.Core.Posts;
using Forum.Core.Regions;
using Forum.Core.Text;

namespace Forum.Core.Threads;

/// <summary>What a new thread writes, in the transaction of its cause: itself, its cells, its first post and its count. A thread of kind bon coup stands on the wall from its first moment.</summary>
internal static class NewThread
{
    /// <param name="Regions">the main region first</param>
    /// <param name="Themes">the main theme first</param>
    /// <param name="Now">when it is opened; for a public thread also the moment of its author's consent</param>
    /// <param name="Id">null: the store gives the next one</param>
    internal sealed record Row(
        ThreadKind Kind, string Title, IReadOnlyList<long> Regions, IReadOnlyList<long> Themes, long AuthorId, string? ShownName, Audience Audience, Language Language,
        string Body, string Html, string SubmissionId, DateTimeOffset Now, long? Id = null);

    internal sealed record Opened(long Id, long PostId);

    public static async Task<Opened> WriteAsync(Db db, Row row)
    {
        var id = await InsertAsync(db, row);
        await ThreadPlaces.WriteAsync(db, id, row.Regions, row.Themes, row.Now);
        await ThreadAudience.SettleAsync(db, id);
        var postId = await NewPost.WriteAsync(db, new(id, 1, 1, row.AuthorId, row.ShownName, row.Body, row.Html, row.Language, row.SubmissionId, row.Now, row.Title));
        await RegionCounters.CountThreadAsync(db, id, 1);
        if (row.Kind is ThreadKind.Live) await ExchangeRows.AddAsync(db, id);
        if (row.Kind is ThreadKind.BonCoup) await BonCoupRows.AddAsync(db, new(postId, id, row.AuthorId, row.Now));
        return new(id, postId);
    }

    /// <summary>A thread that stands in no place, and so is counted in none.</summary>
    public static async Task<long> PrivateAsync(Db db, Row row)
    {
        var id = await InsertAsync(db, row);
        await NewPost.WriteAsync(db, new(id, 1, 1, row.AuthorId, null, row.Body, row.Html, row.Language, row.SubmissionId, row.Now, row.Title));
        return id;
    }

    /// <summary>A thread without its messages, for the same readers and in the same places as another: its first message is moved into it next.</summary>
    public static async Task<long> SplitAsync(Db db, ThreadHead from, string title, long authorId, Language language, DateTimeOffset now)
    {
        var id = await InsertAsync(db, new(ThreadKind.Discussion, title, [from.RegionId], [from.ThemeId], authorId, null, from.Chosen, language, "", "", "", now));
        await ThreadPlaces.CopyAsync(db, from.Id, id, now);
        await ThreadAudience.SettleAsync(db, id);
        await RegionCounters.CountThreadAsync(db, id, 1);
        await ThreadActivity.CountPostsAsync(db, id, 0, now);
        return id;
    }

    /// <summary>After threads were written with ids of their own, the store goes on from the last of them. SQLite does so by itself.</summary>
    public static Task ContinueAfterAsync(Db db, long lastId) => db.Dialect is Dialect.Sqlite
        ? Task.CompletedTask
        : db.OneAsync<long>("select setval(pg_get_serial_sequence('threads', 'id'), @lastId)", new { lastId });

    internal static Task<long> InsertAsync(Db db, Row row)
    {
        DateTimeOffset? consentAt = row.Audience is Audience.Public ? row.Now : null;
        db.ChangesThreads();
        var (column, value) = row.Id is null ? ("", "") : ("id, ", "@Id, ");
        return db.OneAsync<long>($"""
            insert into threads ({column}kind, title, slug, region_id, theme_id, author_id, shown_name, audience, lang, created_at, last_post_at, last_number, public_consent_at, public_consent_by, organisation_id)
            values ({value}@kind, @Title, @slug, @region, @theme, @AuthorId, @ShownName, @audience, @lang, @Now, @Now, 1, @consentAt, @consentBy, (select m.organisation_id from members m where m.id = @AuthorId and cast(@ShownName as text) is null and @audience <> 'People'))
            returning id
            """, new
        {
            row.Id,
            kind = row.Kind.ToString(),
            row.Title,
            slug = Slug.Of(row.Title),
            region = row.Regions[0],
            theme = row.Themes[0],
            row.AuthorId,
            row.ShownName,
            audience = row.Audience.ToString(),
            lang = row.Language.Code(),
            row.Now,
            consentAt,
            consentBy = consentAt is null ? (long?)null : row.AuthorId,
        });
    }
}
