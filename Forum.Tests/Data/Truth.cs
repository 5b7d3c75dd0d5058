using Forum.Core.Data;

namespace Forum.Tests.Data;

/// <summary>Every number that the store keeps beside the rows it comes from, counted anew: what disagrees is a fault. The same SQL on both databases.</summary>
internal static class Truth
{
    private const string Counted = "t.audience in ('Members', 'Public')";

    private const string Days = $"""
        (select w.region_id, p.created_at / 86400000 as day, count(*) as posts
         from posts p join threads t on t.id = p.thread_id join (select distinct thread_id, region_id from thread_places) w on w.thread_id = t.id
         where {Counted} and p.deleted_at is null group by w.region_id, p.created_at / 86400000) truth
        """;

    private const string Cells = $"(select w.region_id, w.theme_id, count(*) as threads from thread_places w join threads t on t.id = w.thread_id where {Counted} group by w.region_id, w.theme_id) truth";

    /// <summary>What follows « select count(*) from »: nothing, where all is well.</summary>
    public static readonly string[] Faults =
    [
        "threads t where last_number <> (select max(p.number) from posts p where p.thread_id = t.id)",
        "threads t where last_number <> (select count(*) from posts p where p.thread_id = t.id)",
        "threads t where reply_count <> (select count(*) from posts p where p.thread_id = t.id and p.number > 1 and p.deleted_at is null)",
        "threads t where last_post_at <> (select max(p.created_at) from posts p where p.thread_id = t.id)",
        "threads t where version < (select max(p.version) from posts p where p.thread_id = t.id)",
        "thread_places w join threads t on t.id = w.thread_id where w.last_post_at <> t.last_post_at",
        "threads t where not exists (select 1 from thread_places w where w.thread_id = t.id and w.region_id = t.region_id and w.theme_id = t.theme_id and w.region_rank = 0 and w.theme_rank = 0)",
        "threads t where answered_at is not null and not exists (select 1 from accepted_answers a where a.thread_id = t.id)",
        "posts p where merci_count <> (select count(*) from reactions r where r.post_id = p.id and r.kind = 'Merci')",
        "posts p where me_too_count <> (select count(*) from reactions r where r.post_id = p.id and r.kind = 'MeToo')",
        "posts p where not exists (select 1 from reads r where r.member_id = p.author_id and r.thread_id = p.thread_id and r.last_number >= p.number)",
        "reads r join threads t on t.id = r.thread_id where r.last_number > t.last_number",
        "posts p join posts q on q.thread_id = p.thread_id and q.number = p.number + 1 where q.created_at < p.created_at",
        $"region_days d left join {Days} on truth.region_id = d.region_id and truth.day = d.day where d.posts <> coalesce(truth.posts, 0)",
        $"{Days} left join region_days d on truth.region_id = d.region_id and truth.day = d.day where d.posts is null",
        $"cell_counts c left join {Cells} on truth.region_id = c.region_id and truth.theme_id = c.theme_id where c.threads <> coalesce(truth.threads, 0)",
        $"{Cells} left join cell_counts c on truth.region_id = c.region_id and truth.theme_id = c.theme_id where c.threads is null",
    ];

    /// <summary>The faults that this store has, each with how often; empty where it is whole.</summary>
    public static async Task<List<string>> FaultsAsync(Db db)
    {
        List<string> found = [];
        foreach (var fault in Faults.Concat(Search(db.Dialect)))
        {
            if (await db.OneAsync<long>($"select count(*) as n from {fault}") is > 0 and var count) found.Add($"{count} × {fault}");
        }
        if (db.Dialect is Dialect.Postgres) return found;
        if (await db.OneAsync<string>("pragma integrity_check") is not "ok" and var damage) found.Add(damage);
        found.AddRange((await db.ListAsync<string>("select \"table\" || ' ' || rowid || ' → ' || parent as orphan from pragma_foreign_key_check")));
        return found;
    }

    /// <summary>A search row for every post that stands, and no other.</summary>
    private static string[] Search(Dialect dialect)
    {
        var key = dialect is Dialect.Sqlite ? "rowid" : "post_id";
        return [$"posts p where p.deleted_at is null and not exists (select 1 from search_posts s where s.{key} = p.id)", $"search_posts s where not exists (select 1 from posts p where p.id = s.{key} and p.deleted_at is null)"];
    }
}
