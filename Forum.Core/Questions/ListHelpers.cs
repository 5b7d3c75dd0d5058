using System.Collections.Concurrent;
using Forum.Core.Data;
using Forum.Core.Members;
using Forum.Core.Threads;

namespace Forum.Core.Questions;

/// <summary>Somebody who may know, as the thread of an open question names her.</summary>
/// <param name="Picture">the name of her picture in addresses; empty for none</param>
/// <param name="Detail">her own word, where she declared it</param>
public sealed record Helper(long Id, string Name, string Picture, long RegionId, HelpReason Reason, string Detail);

/// <summary>
/// « Qui peut aider »: up to three peers of other regions, with the reason, for every member who may read the question: who stands in the directory, may read the thread herself, and shows members what the reason says.
/// Who they may be is kept for ten minutes, as it is looked for in a whole theme; whether each may be named is asked every time.
/// </summary>
[UseCase]
public sealed class ListHelpers(Database database, TimeProvider clock)
{
    private const int Most = 3, Kept = 24, MostQuestions = 2_000;

    private static readonly TimeSpan Good = TimeSpan.FromMinutes(10);

    private readonly ConcurrentDictionary<long, (DateTimeOffset At, ThreadHead For, List<Peer> Peers)> _questions = [];
    private readonly ConcurrentDictionary<long, (DateTimeOffset At, List<Peers.Shown> Shown, List<long> Followers)> _themes = [];

    public async Task<IReadOnlyList<Helper>> RunAsync(Member reader, ThreadHead thread, CancellationToken ct)
    {
        if (!reader.IsSignedIn || thread.Kind is not ThreadKind.Question || thread.AnsweredAt is not null || thread.ClosedAt is not null) return [];
        await using var db = await database.ReadAsync(ct);
        List<Helper> named = [];
        // the likeliest may nearly always be named: the others are asked about only where they are needed
        foreach (var some in (await CandidatesAsync(db, thread)).Chunk(2 * Most))
        {
            named.AddRange(await NamedAsync(db, thread, some));
            if (named.Count >= Most) break;
        }
        return [.. named.Take(Most)];
    }

    /// <summary>Those of them who may be named now, in their order.</summary>
    private static async Task<IEnumerable<Helper>> NamedAsync(Db db, ThreadHead thread, Peer[] peers)
    {
        var may = (await db.ListAsync<Row>($"""
            select m.id, m.name, m.picture, m.region_id,
                case when coalesce(p.expertises_for, 'Members') = 'Members' then coalesce((select string_agg(e.label, '{Between}') from member_expertises e where e.member_id = m.id), '') else '' end as expertises,
                case when coalesce(p.places_for, 'Members') = 'Members' and exists (select 1 from member_themes f where f.member_id = m.id and f.theme_id = t.theme_id) then true else false end as follows
            from members m join threads t on t.id = @Id left join member_profiles p on p.member_id = m.id
            where m.id in @ids and {Seen.Stands} and {Seen.Listed} and {Readers.MemberMayRead}
            order by m.id
            """, new { thread.Id, ids = peers.Select(p => p.MemberId).ToArray() })).ToDictionary(r => r.Id);
        return peers.Where(p => may.TryGetValue(p.MemberId, out var row) && row.Shows(p)).Select(p => may[p.MemberId].As(p));
    }

    /// <summary>Between two expertises, which are one line each.</summary>
    private const string Between = "\n";

    private async Task<List<Peer>> CandidatesAsync(Db db, ThreadHead thread)
    {
        var now = clock.GetUtcNow();
        if (_questions.TryGetValue(thread.Id, out var kept) && IsGood(kept.At, now) && kept.For.ThemeId == thread.ThemeId && kept.For.Title == thread.Title) return kept.Peers;
        if (await Question.FindAsync(db, thread.Id) is not { } question) return [];
        if (!_themes.TryGetValue(thread.ThemeId, out var theme) || !IsGood(theme.At, now)) _themes[thread.ThemeId] = theme = (now, await Peers.ShownAsync(db, thread.ThemeId), await Peers.FollowersAsync(db, thread.ThemeId));
        var ranked = Peers.Rank(theme.Shown, await Peers.DeclaredAsync(db, question), theme.Followers);
        var elsewhere = (await db.ListAsync<long>("select m.id from members m where m.id in @ids and m.region_id <> @AskerRegionId and m.id <> @AskerId order by m.id", new { ids = ranked.Select(p => p.MemberId).ToArray(), question.AskerRegionId, question.AskerId })).ToHashSet();
        var peers = ranked.Where(p => elsewhere.Contains(p.MemberId)).Take(Kept).ToList();
        if (_questions.Count >= MostQuestions) _questions.Clear();
        _questions[thread.Id] = (now, thread, peers);
        return peers;
    }

    /// <summary>A clock that was set back makes nothing last longer.</summary>
    private static bool IsGood(DateTimeOffset at, DateTimeOffset now) => at <= now && now - at < Good;

    private sealed record Row(long Id, string Name, string Picture, long RegionId, string Expertises, bool Follows)
    {
        /// <summary>What is said of her is what she shows to members.</summary>
        public bool Shows(Peer peer) => peer.Reason switch
        {
            HelpReason.Declared => Expertises.Split(Between).Contains(peer.Detail),
            HelpReason.Follows => Follows,
            _ => true,
        };

        public Helper As(Peer peer) => new(Id, Name, Picture, RegionId, peer.Reason, peer.Detail);
    }
}
