using Forum.Core.Confidentiality;
using Forum.Core.Data;
using Forum.Core.Members;
using Forum.Core.Posts;
using Forum.Core.Text;
using Forum.Core.Threads;

namespace Forum.Core.Briefs;

/// <summary>
/// A passage of a message goes into a brief: proposed without the names of who wrote or was named in its thread and with what the confidentiality guard would put in place of what identifies a youth; its maker shortens it.
/// Refused: what not every member may read, and case studies (what is said there stays there); a name in the passage; more than <see cref="Brief.MostQuotes"/>.
/// </summary>
[UseCase]
public sealed class QuoteInBrief(Database database, TimeProvider clock)
{
    /// <summary>Over the aliases <c>p</c> and <c>t</c>.</summary>
    internal const string MayLeave = $"p.deleted_at is null and t.kind <> 'CaseStudy' and t.audience in {Readers.CountedAudiences}";

    /// <param name="Quote">null: what the place proposes</param>
    public sealed record Command(Member By, long BriefId, long ThreadId, long Number, string? Quote = null);

    public Task<Outcome<Done>> RunAsync(Command command, CancellationToken ct) => database.WriteAsync<Done>(async db =>
    {
        var (by, briefId, threadId, number, quote) = command;
        if (!by.IsSignedIn) return Refusal.NotAllowed;
        if (await Brief.FindAsync(db, by, briefId) is null || await ThreadHead.FindAsync(db, threadId, by) is not { } thread || await ActedPost.FindAsync(db, threadId, number) is not { DeletedAt: null } post) return Refusal.NotFound;
        if (thread.Kind is ThreadKind.CaseStudy || !Readers.IsCounted(thread.Audience)) return Refusal.Invalid("", "briefs.stays_here");
        var names = await BriefNames.OfThreadAsync(db, threadId, by.Id);
        var text = quote is null ? Proposed(post.Html, names) : Input.Clean(quote);
        if (quote is not null)
        {
            if (Input.Fault(text, Brief.MaxQuote) is { } fault) return Refusal.Invalid(Field(post.Id), fault is "input.too_long" ? "briefs.quote_long" : fault);
            if (BriefNames.Named(text, names)) return Refusal.Invalid(Field(post.Id), "briefs.names_somebody");
        }
        var known = await db.OneAsync<long>("select count(*) from brief_quotes where brief_id = @briefId and post_id = @Id", new { briefId, post.Id }) > 0;
        if (known && quote is null) return default(Done);
        if (!known && await db.OneAsync<long>("select count(*) from brief_quotes where brief_id = @briefId", new { briefId }) >= Brief.MostQuotes) return Refusal.Invalid("", "briefs.quotes_many");
        await db.RunAsync("""
            insert into brief_quotes (brief_id, post_id, position, quote) values (@briefId, @Id, (select coalesce(max(position), 0) + 1 from brief_quotes where brief_id = @briefId), @text)
            on conflict (brief_id, post_id) do update set quote = excluded.quote
            """, new { briefId, post.Id, text });
        await db.RunAsync("update briefs set changed_at = @now where id = @briefId", new { now = clock.GetUtcNow(), briefId });
        return default(Done);
    }, ct);

    public Task<Outcome<Done>> RemoveAsync(Member by, long briefId, long postId, CancellationToken ct) => database.WriteAsync<Done>(async db =>
    {
        if (await Brief.FindAsync(db, by, briefId) is null) return Refusal.NotFound;
        await db.RunAsync("delete from brief_quotes where brief_id = @briefId and post_id = @postId", new { briefId, postId });
        return default(Done);
    }, ct);

    /// <summary>The name of a passage’s field in the form.</summary>
    public static string Field(long postId) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"Quote{postId}");

    private string Proposed(string html, IReadOnlySet<string> names)
    {
        var text = PlainText.Of(html);
        return Excerpt.Line(BriefNames.Without(Guard.Rewrite(text, Guard.Look(text, clock.GetUtcNow())), names), Brief.MaxQuote);
    }
}
