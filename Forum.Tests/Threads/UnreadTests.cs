using Forum.Core.Data;
using Forum.Core.Members;
using Forum.Core.Threads;

namespace Forum.Tests.Threads;

public sealed class UnreadTests(Dialect dialect) : BothStores(dialect)
{
    [Test]
    public async Task Unread_counts_what_came_after_the_mark_and_nothing_of_her_own()
    {
        var (asker, reader) = (await World.MemberAsync("Amina Diallo"), await World.MemberAsync("Luc Tremblay"));
        var thread = await World.ThreadAsync(asker);
        Assert.That((await UnreadAsync(asker, thread), await UnreadAsync(reader, thread)), Is.EqualTo((0L, 1L)));
        World.Done(await App.Get<MarkRead>().RunAsync(reader, thread.Id, 1, default));
        await World.ReplyAsync(asker, thread);
        await World.ReplyAsync(asker, thread);
        Assert.That((await UnreadAsync(asker, thread), await UnreadAsync(reader, thread)), Is.EqualTo((0L, 2L)));
        await World.ReplyAsync(reader, thread);
        Assert.That((await UnreadAsync(asker, thread), await UnreadAsync(reader, thread)), Is.EqualTo((1L, 0L)));
    }

    [Test]
    public async Task Marking_all_read_keeps_what_came_after_the_list_was_made()
    {
        var (asker, reader) = (await World.MemberAsync("Amina Diallo"), await World.MemberAsync("Luc Tremblay"));
        var early = await World.ThreadAsync(asker);
        App.Clock.Advance(TimeSpan.FromMinutes(1));
        var listed = App.Clock.GetUtcNow();
        App.Clock.Advance(TimeSpan.FromMinutes(1));
        var late = await World.ThreadAsync(asker);
        World.Done(await App.Get<MarkAllRead>().RunAsync(reader, listed, default));
        reader = reader with { AllReadAt = listed };
        Assert.That((await UnreadAsync(reader, early), await UnreadAsync(reader, late)), Is.EqualTo((0L, 1L)));
        await World.ReplyAsync(asker, early);
        Assert.That(await UnreadAsync(reader, early), Is.EqualTo(1));
    }

    [Test]
    public async Task The_all_read_moment_goes_neither_back_nor_beyond_now()
    {
        var reader = await World.MemberAsync("Luc Tremblay");
        var now = App.Clock.GetUtcNow();
        World.Done(await App.Get<MarkAllRead>().RunAsync(reader, now.AddYears(1), default));
        World.Done(await App.Get<MarkAllRead>().RunAsync(reader, now.AddYears(-1), default));
        Assert.That(await App.ReadAsync(db => db.OneAsync<DateTimeOffset>("select all_read_at from members where id = @Id", new { reader.Id })), Is.EqualTo(now));
    }

    [Test]
    public async Task A_deleted_reply_is_not_unread()
    {
        var (asker, reader) = (await World.MemberAsync("Amina Diallo"), await World.MemberAsync("Luc Tremblay"));
        var thread = await World.ThreadAsync(asker);
        World.Done(await App.Get<MarkRead>().RunAsync(reader, thread.Id, 1, default));
        var reply = await World.ReplyAsync(asker, thread);
        await App.Get<Database>().WriteAsync<int>(async db => await db.RunAsync("update posts set deleted_at = @at, deleted_by = @by where id = @id", new { at = App.Clock.GetUtcNow(), by = asker.Id, id = reply.PostId }), default);
        Assert.That(await UnreadAsync(reader, thread), Is.EqualTo(0));
        Assert.That((await App.Get<ListUnread>().RunAsync(new(reader, null, ThreadKey.Newest, 500), default)).Rows.Select(r => r.Id), Has.No.Member(thread.Id));
    }

    [Test]
    public async Task The_rail_the_list_and_the_regions_say_the_same()
    {
        var asker = await World.MemberAsync("Amina Diallo");
        var reader = await World.MemberAsync("Luc Tremblay", "gaspesie-iles-de-la-madeleine");
        await World.ThreadAsync(asker, region: "gaspesie-iles-de-la-madeleine");
        var rail = await App.Get<ReadRail>().RunAsync(reader, default);
        var list = await App.Get<ListUnread>().RunAsync(new(reader, null, ThreadKey.Newest, 500), default);
        var here = await App.Get<ListUnread>().RunAsync(new(reader, reader.RegionId, ThreadKey.Newest, 500), default);
        Assert.That((rail.Unread, rail.UnreadByRegion[reader.RegionId]), Is.EqualTo(((long)list.Rows.Count, (long)here.Rows.Count)));
        Assert.That(here.Rows, Has.Count.EqualTo(1));
        World.Done(await App.Get<MarkRead>().RunAsync(reader, here.Rows[0].Id, here.Rows[0].LastNumber, default));
        Assert.That((await App.Get<ReadRail>().RunAsync(await World.NowAsync(reader), default)).Unread, Is.EqualTo(rail.Unread - 1));
    }

    [Test]
    public async Task The_end_of_the_window_is_not_the_end_of_the_list()
    {
        var (asker, reader) = (await World.MemberAsync("Amina Diallo"), await World.MemberAsync("Luc Tremblay", "laurentides"));
        App.Clock.Advance(TimeSpan.FromMinutes(1));
        var oldest = await World.ThreadAsync(asker, region: "laurentides");
        App.Clock.Advance(TimeSpan.FromMinutes(1));
        await FillAsync(asker, reader, ListUnread.Window);

        var first = await App.Get<ListUnread>().RunAsync(new(reader, reader.RegionId, ThreadKey.Newest), default);
        Assert.That((first.Rows.Count, first.Older is null), Is.EqualTo((0, false)));
        var next = await App.Get<ListUnread>().RunAsync(new(reader, reader.RegionId, first.Older!), default);
        Assert.That(next.Rows.Select(r => r.Id), Is.EqualTo(new[] { oldest.Id }));
    }

    private async Task<long> UnreadAsync(Member reader, ThreadHead thread) =>
        (await App.Get<ListThreads>().RunAsync(new(reader, thread.RegionId, null, ThreadKey.Newest, 500), default)).Rows.Single(r => r.Id == thread.Id).Unread;

    /// <summary>Threads of her region that the reader has read, straight into the store.</summary>
    private Task FillAsync(Member author, Member reader, long number) => App.Get<Database>().WriteAsync<int>(async db => await FillAsync(db, author, reader, number), default);

    private async Task<int> FillAsync(Db db, Member author, Member reader, long number)
    {
        for (var i = 0; i < number; i++)
        {
            var at = App.Clock.GetUtcNow();
            var id = await db.OneAsync<long>("""
                insert into threads (kind, title, slug, region_id, theme_id, author_id, audience, lang, created_at, last_post_at, last_number)
                values ('Discussion', 'Un fil lu', 'un-fil-lu', @region, 1, @author, 'Members', 'fr', @at, @at, 1) returning id
                """, new { region = reader.RegionId, author = author.Id, at });
            await db.RunAsync("insert into thread_places (thread_id, region_id, theme_id, region_rank, theme_rank, last_post_at) values (@id, @region, 1, 0, 0, @at)", new { id, region = reader.RegionId, at });
            await db.RunAsync("insert into reads (member_id, thread_id, last_number, read_at) values (@reader, @id, 1, @at)", new { reader = reader.Id, id, at });
        }
        return 0;
    }
}
