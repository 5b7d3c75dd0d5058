using Forum.Core.Data;
using Forum.Core.Members;
using Forum.Core.Search;
using Forum.Core.Threads;

namespace Forum.Core.Questions;

/// <summary>
/// Who may know the answer: who answered in the theme (an accepted answer counts ten, a thanked one four, another two, of those the first five), who declares it among her expertises (six), who follows the theme (one).
/// What was written under a mask, or where not every member may read, is nobody's knowledge.
/// </summary>
internal static class Peers
{
    /// <summary>Threads of the theme looked at, those that moved last: the cost of a question does not grow with the forum.</summary>
    private const long Threads = 2_000;

    /// <summary>Candidates of each sort.</summary>
    private const int Most = 300;

    private const int MostWords = 12;

    internal sealed record Shown(long MemberId, long Accepted, long Thanked, long Wrote);

    private sealed record Said(long MemberId, string Label);

    /// <summary>All that speaks for somebody, the likeliest first; who may be asked, and who may be named, is not looked at here.</summary>
    public static async Task<List<Peer>> OfAsync(Db db, Question question) =>
        Rank(await ShownAsync(db, question.ThemeId), await DeclaredAsync(db, question), await FollowersAsync(db, question.ThemeId));

    /// <summary>What was shown in a theme; the same for every question of it.</summary>
    public static Task<List<Shown>> ShownAsync(Db db, long themeId) => db.ListAsync<Shown>($"""
        select p.author_id as member_id, cast(sum(case when a.post_id is null then 0 else 1 end) as bigint) as accepted,
            cast(sum(case when a.post_id is null and p.merci_count > 0 then 1 else 0 end) as bigint) as thanked, cast(sum(case when a.post_id is null and p.merci_count = 0 then 1 else 0 end) as bigint) as wrote
        from (select t.id, t.author_id from thread_places place join threads t on t.id = place.thread_id
              where place.theme_id = @themeId and place.region_rank = 0 and t.removed_at is null and t.audience in {Readers.CountedAudiences}
              order by place.last_post_at desc, place.thread_id desc limit @Threads) near
        join posts p on p.thread_id = near.id left join accepted_answers a on a.post_id = p.id
        where p.number > 1 and p.author_id <> near.author_id and p.shown_name is null and p.deleted_at is null
        group by p.author_id order by accepted desc, thanked desc, wrote desc, member_id limit @Most
        """, new { themeId, Threads, Most = (long)Most });

    public static Task<List<long>> FollowersAsync(Db db, long themeId) =>
        db.ListAsync<long>("select member_id from member_themes where theme_id = @themeId order by member_id limit @Most", new { themeId, Most = (long)Most });

    /// <summary>Her expertise has a word of the title or of the theme, in whatever form (« financement » for « financer »).</summary>
    public static async Task<Dictionary<long, string>> DeclaredAsync(Db db, Question question)
    {
        var wanted = Terms.Query($"{question.Title} {question.Theme}").Where(t => t.Length > 2).ToHashSet();
        // the store finds what begins alike; whether it is the same word is asked of the stems
        var beginnings = Folded($"{question.Title} {question.Theme}").Where(w => w.Length > 3).Select(w => $"% {w[..Math.Min(w.Length, 5)]}%").Distinct().Take(MostWords).ToList();
        if (beginnings.Count == 0) return [];
        var like = string.Join(" or ", Enumerable.Range(0, MostWords).Select(i => $"label_key like @w{i}"));
        var said = await db.ListAsync<Said>($"select member_id, label from member_expertises where {like} order by member_id, position", Words(beginnings));
        return said.Where(s => Terms.Query(s.Label).Any(wanted.Contains)).GroupBy(s => s.MemberId).ToDictionary(g => g.Key, g => g.First().Label);
    }

    public static List<Peer> Rank(IEnumerable<Shown> shown, IReadOnlyDictionary<long, string> declared, IEnumerable<long> followers)
    {
        var (did, follows) = (shown.ToDictionary(s => s.MemberId), followers.ToHashSet());
        return [.. did.Keys.Union(declared.Keys).Union(follows)
            .Select(id => Of(id, did.GetValueOrDefault(id, new(id, 0, 0, 0)), declared.GetValueOrDefault(id), follows.Contains(id)))
            .OrderByDescending(p => p.Weight).ThenBy(p => p.MemberId)];
    }

    private static Peer Of(long id, Shown did, string? declares, bool follows)
    {
        var weight = did.Accepted * 10 + did.Thanked * 4 + Math.Min(did.Wrote, 5) * 2 + (declares is null ? 0 : 6) + (follows ? 1 : 0);
        var reason = did.Accepted > 0 ? HelpReason.Accepted : did.Thanked > 0 ? HelpReason.Thanked : declares is not null ? HelpReason.Declared : did.Wrote > 0 ? HelpReason.Wrote : HelpReason.Follows;
        return new(id, weight, reason, reason is HelpReason.Declared ? declares! : "");
    }

    /// <summary>As <see cref="NameKey"/> writes the words of an expertise.</summary>
    private static IEnumerable<string> Folded(string text) => NameKey.Of(text).Split(' ', StringSplitOptions.RemoveEmptyEntries).Where(w => !StopWords.Contains(w));

    private static Dictionary<string, object> Words(List<string> beginnings) =>
        Enumerable.Range(0, MostWords).ToDictionary(i => $"w{i}", i => (object)(i < beginnings.Count ? beginnings[i] : ""));
}
