using Forum.Core.Data;
using Forum.Core.Members;
using Forum.Core.Posts;
using Forum.Core.Regions;
using Forum.Core.Text;
using Forum.Core.Threads;

namespace Forum.Core.Demo;

/// <summary>Writes the threads of the demo through what publishing and replying write, each at its own time: counters, search rows and the authors' read marks come with them.</summary>
internal sealed class DemoThreads(Db db, Places places, DemoPeople people)
{
    /// <summary>A thread with its texts rendered and its times worked out.</summary>
    internal sealed class Ready(DemoData.DemoThread source, DateTimeOffset now)
    {
        public DemoData.DemoThread Source => source;

        public DateTimeOffset Now => now;

        public IReadOnlyList<PostText> Texts { get; } = [.. source.Posts.Select(p => PostText.Check(p.Body).Value ?? throw new FormatException($"{source.Ref}: {p.By}, {p.When}"))];

        public IReadOnlyList<DateTimeOffset> Moments { get; } = new DemoClock(now).Moments(source.WeeksAgo, [.. source.Posts.Select(p => p.When)]);
    }

    /// <param name="PostIds">in the order of the posts</param>
    internal sealed record Written(Ready Ready, IReadOnlyList<long> RegionIds, IReadOnlyList<long> ThemeIds, IReadOnlyList<long> PostIds);

    public async Task<Written> WriteAsync(Ready ready)
    {
        var source = ready.Source;
        var author = people[source.Author];
        long[] regions = [.. source.OtherRegions.Prepend(source.Region).Select(s => places.Region(s)!.Id)];
        long[] themes = [.. source.OtherThemes.Prepend(source.Theme).Select(s => places.Theme(s)!.Id)];
        var audience = source.Public ? Audience.Public : Kinds.ParseAudience(source.Audience)!.Value;
        var opened = await NewThread.WriteAsync(db, new(
            Kinds.Parse(source.Kind)!.Value, source.Title, regions, themes, author.Id, source.Masked ? Mask(author) : null, audience, Languages.Parse(source.Lang),
            ready.Texts[0].Body, ready.Texts[0].Html, NewSubmission(), ready.Moments[0], source.Id));
        List<long> postIds = [opened.PostId];
        if (source.Sheet is { } sheet) await DemoSheets.WriteAsync(db, places, new(opened.PostId, Kinds.Parse(source.Kind)!.Value, sheet, author.Id, ready.Moments[0], ready.Now), source.Title, ready.Texts[0].Html);
        for (var i = 1; i < source.Posts.Count; i++) postIds.Add(await ReplyAsync(ready, i));
        return new(ready, regions, themes, postIds);
    }

    private async Task<long> ReplyAsync(Ready ready, int i)
    {
        var (source, post, text) = (ready.Source, ready.Source.Posts[i], ready.Texts[i]);
        var by = people[post.By];
        var next = await ThreadActivity.NextPostAsync(db, source.Id, ready.Moments[i]);
        return await NewPost.WriteAsync(db, new(
            source.Id, next.LastNumber, next.Version, by.Id, post.Masked ? Mask(by) : null,
            text.Body, text.Html, Languages.Parse(post.Lang ?? source.Lang), NewSubmission(), ready.Moments[i]));
    }

    private string Mask(Member author) => ShownName.Masked(places.Region(author.RegionId));

    private static string NewSubmission() => Guid.NewGuid().ToString();
}
