using Forum.Core.BonsCoups;
using Forum.Core.Data;
using Forum.Core.Members;
using Forum.Core.Posts;
using Forum.Core.Threads;

namespace Forum.Core.Exports;

/// <summary>The place as its copy shows it, read in pieces: names and texts as pages show them to everybody, masked and withdrawn ones too. Neither drafts, addresses nor passwords are ever read.</summary>
/// <param name="copy">the copy that is read, closed with this; null where it is the place itself</param>
public sealed class ExportSource(Db db, Database? copy, bool all) : IAsyncDisposable
{
    private const int Step = 200;

    /// <summary>Whether private threads are in it.</summary>
    public bool IsAll => all;

    private string May => all ? "t.removed_at is null" : Readers.MayRead;

    /// <summary>Some threads, the latest activity first.</summary>
    /// <param name="regionId">null: everywhere; with <paramref name="themeId"/> one of them at most</param>
    public async Task<List<ThreadRow>> ThreadsAsync(long? regionId, long? themeId, ThreadKey before, int most)
    {
        var place = regionId is null && themeId is null ? "" : $"join thread_places place on place.thread_id = t.id and {(regionId is null ? ThreadList.InTheme : ThreadList.InRegion)}";
        return await db.ListAsync<ThreadRow>($"""
            select {ThreadRow.Columns} from {ThreadRow.From} {place}
            where (t.last_post_at, t.id) < (@At, @Id) and {May}
            order by t.last_post_at desc, t.id desc limit @most
            """, ThreadRow.Args(Member.Nobody, new { region = regionId ?? 0, theme = themeId ?? 0, before.At, before.Id, most = (long)most }));
    }

    /// <summary>The highest number of a thread that is in the copy; null where it is not.</summary>
    public async Task<long?> LastNumberAsync(long threadId) =>
        await db.ListAsync<long>($"select t.last_number from threads t where t.id = @threadId and {May}", ThreadRow.Args(Member.Nobody, new { threadId })) is [var last] ? last : null;

    /// <summary>The posts of a thread of <see cref="ThreadsAsync"/>, by number.</summary>
    public async IAsyncEnumerable<PostView> PostsAsync(ThreadRow thread)
    {
        for (var from = 1L; from <= thread.LastNumber; from += Step)
        {
            foreach (var post in await PostView.RangeAsync(db, thread.Id, from, from + Step - 1)) yield return post;
        }
    }

    /// <summary>Some bons coups, the latest marked first.</summary>
    public Task<List<BonCoup>> BonsCoupsAsync(ThreadKey before, int most) => db.ListAsync<BonCoup>($"""
        select {BonCoup.Columns} from {BonCoup.From}
        where p.deleted_at is null and {May} and (b.marked_at, b.post_id) < (@At, @Id)
        order by b.marked_at desc, b.post_id desc limit @most
        """, ThreadRow.Args(Member.Nobody, new { before.At, before.Id, most = (long)most }));

    /// <summary>The hash of a file under a post of <see cref="PostsAsync"/>: names its bytes.</summary>
    public Task<string> FileHashAsync(long id) => db.OneAsync<string>("select hash from files where id = @id", new { id });

    /// <summary>Everybody who is here, and the groups: only where private threads are in the copy too.</summary>
    public Task<List<ExportedMember>> MembersAsync() => db.ListAsync<ExportedMember>($"""
        select m.name, m.title, coalesce(o.name, '') as organisation, r.name as region, m.role, m.created_at as joined_at
        from members m join regions r on r.id = m.region_id left join organisations o on o.id = m.organisation_id
        where m.removed_at is null and {Seen.IsMember} order by m.id
        """);

    public Task<List<ExportedOrganisation>> OrganisationsAsync() => db.ListAsync<ExportedOrganisation>(
        "select o.name, o.municipality, o.about, r.name as region from organisations o join regions r on r.id = o.region_id where o.merged_into is null order by o.id");

    public async ValueTask DisposeAsync()
    {
        await db.DisposeAsync();
        if (copy is not null) await copy.DisposeAsync();
    }
}
