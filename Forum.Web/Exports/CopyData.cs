using Forum.Core.BonsCoups;
using Forum.Core.Files;
using Forum.Core.Posts;
using Forum.Core.Regions;
using Forum.Core.Sheets;
using Forum.Core.Text;
using Forum.Core.Threads;

namespace Forum.Web.Exports;

/// <summary>What the data files of a copy say of a thread, a post and a bon coup: what its pages show.</summary>
internal static class CopyData
{
    public static object Of(ThreadRow thread, Places places) => new
    {
        thread.Id,
        Kind = thread.Kind.Slug(),
        thread.Title,
        Author = thread.AuthorName,
        Audience = thread.Audience.Slug(),
        thread.Lang,
        Regions = thread.RegionIds.Select(id => places.Region(id).Slug),
        Theme = places.Theme(thread.ThemeId).Slug,
        CreatedAt = Formats.Iso(thread.CreatedAt),
        LastPostAt = Formats.Iso(thread.LastPostAt),
        thread.ReplyCount,
        AnsweredAt = Iso(thread.AnsweredAt),
        ClosedAt = Iso(thread.ClosedAt),
    };

    public static object Of(PostView post, Places places) => new
    {
        post.Number,
        Author = post.AuthorName,
        Title = post.AuthorTitle,
        post.Organisation,
        Region = post.Masked ? null : places.Region(post.RegionId).Slug,
        post.Html,
        Text = PlainText.Of(post.Html),
        post.Lang,
        CreatedAt = Formats.Iso(post.CreatedAt),
        EditedAt = Iso(post.EditedAt),
        Withdrawn = post.DeletedAt is not null,
        Thanks = post.MerciCount,
        MeToo = post.MeTooCount,
        post.Accepted,
        post.BonCoup,
        Sheet = post.Sheet is { } sheet ? Of(sheet, places) : null,
        Files = PostFile.Parse(post.Files).Select(f => new { f.Name, Path = PlaceCopy.FilePath(f), f.Bytes, Description = f.Alt }),
    };

    private static object Of(Sheet sheet, Places places) => new
    {
        Kind = sheet.Form.Slug,
        sheet.Fields,
        Dates = sheet.Days.Select(d => new { Region = d.RegionId is { } region ? places.Region(region).Slug : null, StartsAt = Formats.Iso(d.StartsAt), EndsAt = Iso(d.EndsAt), d.HasHour, d.Zone }),
        EndedAt = Iso(sheet.EndedAt),
    };

    public static object Of(BonCoup coup, Places places) => new
    {
        Thread = coup.ThreadId,
        coup.Number,
        coup.Title,
        Author = coup.AuthorName,
        coup.Organisation,
        Region = places.Region(coup.RegionId).Slug,
        Theme = places.Theme(coup.ThemeId).Slug,
        MarkedAt = Formats.Iso(coup.MarkedAt),
    };

    private static string? Iso(DateTimeOffset? at) => at is { } moment ? Formats.Iso(moment) : null;
}
