using Forum.Core.Data;
using Forum.Core.Members;
using Forum.Core.Posts;
using Forum.Core.Sheets;
using Forum.Core.Threads;

namespace Forum.Core.Library;

/// <summary>A thread that cites a study, or a study that a thread cites.</summary>
public sealed record Cited(long ThreadId, string Title, string Slug, string Lang)
{
    public string Url => $"/fils/{ThreadId}/{Slug}";
}

/// <summary>What stands beside a study: what it says in fields, null where nothing, and who cites it.</summary>
public sealed record StudyFacts(Sheet? Sheet, IReadOnlyList<Cited> Citing);

/// <summary>Who cites whom: a message that leads to the thread of a study cites it. Of threads whose head the caller has read through the predicate; each reader is named only those she may read.</summary>
[UseCase]
public sealed class ReadCitations(Database database)
{
    /// <summary>Named in one list.</summary>
    private const int Most = 50;

    /// <summary>The threads in which a message that stands leads to this study, the latest active first. Private ones are named to nobody.</summary>
    /// <returns>null where it is no study, or its opening message is taken back</returns>
    public async Task<StudyFacts?> OfStudyAsync(Member reader, ThreadHead study, CancellationToken ct)
    {
        if (study.Kind is not ThreadKind.Study) return null;
        await using var db = await database.ReadAsync(ct);
        if (await ActedPost.FindAsync(db, study.Id, 1) is not { DeletedAt: null } post) return null;
        var citing = await db.ListAsync<Cited>($"""
            select t.id as thread_id, t.title, t.slug, t.lang from threads t
            where t.id in (select l.thread_id from post_links l where l.to_thread = @Id and l.slug in ('', @Slug)) and t.id <> @Id and t.audience <> 'People' and {Readers.MayRead}
            order by t.last_post_at desc, t.id desc limit {Most}
            """, ThreadRow.Args(reader, new { study.Id, study.Slug }));
        return new((await SheetRows.OfAsync(db, [post.Id])).GetValueOrDefault(post.Id) is { Kind: ThreadKind.Study } sheet ? sheet : null, citing);
    }

    /// <summary>The studies that messages of this thread lead to.</summary>
    public async Task<IReadOnlyList<Cited>> InThreadAsync(Member reader, ThreadHead thread, CancellationToken ct)
    {
        await using var db = await database.ReadAsync(ct);
        return await db.ListAsync<Cited>($"""
            select distinct t.id as thread_id, t.title, t.slug, t.lang from post_links l join threads t on t.id = l.to_thread
            where l.thread_id = @Id and t.kind = 'Study' and t.id <> @Id and l.slug in ('', t.slug) and {Readers.MayRead}
            order by t.id limit {Most}
            """, ThreadRow.Args(reader, new { thread.Id }));
    }
}
