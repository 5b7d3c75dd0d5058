using System.Net;
using Forum.Core.Data;
using Forum.Core.Files;
using Forum.Core.Members;
using Forum.Core.Posts;
using Forum.Core.Threads;
using Forum.Tests.Library;
using ImageMagick;

namespace Forum.Tests.Files;

/// <summary>The picture of a PDF's first page: drawn by a program of the machine that is shut in, after the file is given, for who may read its message.</summary>
public sealed class PdfPageTests(Dialect dialect) : BothStores(dialect)
{
    private static readonly string[] Programs = ["bin", "etc", "lib", "lib64", "usr"];

    [OneTimeSetUp]
    public void Programs_are_there()
    {
        Machine.Need(() => Machine.Find("pdftoppm"), "poppler-utils", "the first page of a PDF is drawn by it");
        Machine.Need(() => Machine.Find("bwrap"), "bubblewrap", "what draws a PDF is shut in by it");
    }

    [Test]
    public async Task A_PDF_gets_a_picture_of_its_first_page_for_who_may_read_its_message()
    {
        var author = await World.MemberAsync("Amina Diallo", "estrie");
        var tool = await App.ToolAsync(author, "Grille à regarder", "estrie", "regions");
        var file = await GiveAsync(author, tool, Some.PdfPage());
        var before = (await VersionAsync(tool), file.PreviewWidth);
        await DrawnAsync();
        Assert.That(before.PreviewWidth, Is.Zero, "nobody waits for it");
        Assert.That(await VersionAsync(tool), Is.GreaterThan(before.Item1), "open pages show it");
        using var near = await App.VisitAsync(await World.MemberAsync("Nadia Roy", "estrie"));
        using var far = await App.VisitAsync(await World.MemberAsync("Luc Roy", "mauricie"));
        var shown = (await App.FilesAsync(author, tool)).Single();
        Assert.That((shown.PreviewWidth, shown.PreviewHeight), Is.EqualTo((495L, 640L)));
        using var answer = await near.GetAsync(shown.PreviewUrl);
        Assert.That((answer.StatusCode, answer.Content.Headers.ContentType?.MediaType), Is.EqualTo((HttpStatusCode.OK, "image/webp")));
        using var picture = new MagickImage(await answer.Content.ReadAsByteArrayAsync());
        var (top, bottom) = (picture.GetPixels().GetPixel(200, 100).ToColor()!, picture.GetPixels().GetPixel(200, 600).ToColor()!);
        Assert.That((top.G > 240, bottom.R > 200 && bottom.G < 60), Is.EqualTo((true, true)), $"{top} {bottom}");
        Assert.That(await near.PageAsync("/outils?mots=regarder"), Does.Contain($"src=\"{shown.PreviewUrl}\" width=\"495\""));
        Assert.That(await near.PageAsync(tool.Url), Does.Contain(shown.PreviewUrl));
        Assert.That((await far.GetAsync(shown.PreviewUrl)).StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
        World.Done(await App.Get<DeletePost>().RunAsync(author, tool.Id, 1, default));
        Assert.That((await near.GetAsync(shown.PreviewUrl)).StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
    }

    private static IEnumerable<TestCaseData> Hostile()
    {
        yield return new("no page at all", Some.Pdf());
        yield return new("forms in forms, ten times each", Some.PdfPage(drawing: "/X Do", objects: string.Join('\n', Enumerable.Range(10, 25).Select(n => Some.Stream(n, $"/Type/XObject/Subtype/Form/BBox[0 0 612 792]/Resources<</XObject<</X {n + 1} 0 R>>>>", string.Concat(Enumerable.Repeat("/X Do ", 10)))))));
        yield return new("an image of two thousand million points", Some.PdfPage(drawing: "600 0 0 700 0 0 cm /X Do", objects: Some.Stream(10, "/Type/XObject/Subtype/Image/Width 45000/Height 45000/ColorSpace/DeviceRGB/BitsPerComponent 8/Interpolate true", "abc")));
        yield return new("a page a million points wide and none high", Some.PdfPage("0 0 1000000 0.0001"));
        yield return new("a page that is its own parent", Some.Pdf("3 0 obj\n<</Type/Pages/Kids[3 0 R]/Parent 3 0 R/Count 1>>\nendobj"));
    }

    [TestCaseSource(nameof(Hostile))]
    public async Task A_PDF_made_to_harm_ends_within_its_bounds_and_is_not_tried_again(string what, byte[] pdf)
    {
        var author = await World.MemberAsync("Amina Diallo", "estrie");
        var tool = await App.ToolAsync(author, what);
        await GiveAsync(author, tool, pdf);
        var begun = Environment.TickCount64;
        await DrawnAsync();
        Assert.That(Environment.TickCount64 - begun, Is.LessThan(20_000), "eight seconds and what else the machine does");
        Assert.That(await App.ReadAsync(db => db.OneAsync<long>("select count(*) from files f join posts p on p.id = f.post_id where p.thread_id = @Id and f.page_asked_at is not null", new { tool.Id })), Is.EqualTo(1));
        Assert.That((await App.FilesAsync(author, tool)).Single().PreviewWidth, Is.LessThanOrEqualTo(PageSandbox.LongestSide));
    }

    [Test]
    public async Task What_draws_sees_programs_and_fonts_and_nothing_of_this_place_nor_a_network()
    {
        Assert.That(await PageSandbox.LackAsync(default), Is.Null);
        var (code, there, _) = await PageSandbox.RunAsync(["/usr/bin/ls", "/"], [], default);
        Assert.That((code, Text(there).Split('\n', StringSplitOptions.RemoveEmptyEntries).Except([.. Programs, "var"])), Is.EqualTo((0, Array.Empty<string>())));
        Assert.That((await PageSandbox.RunAsync(["/usr/bin/ls", App.Folder], [], default)).Code, Is.Not.Zero);
        Assert.That((await PageSandbox.RunAsync(["/usr/bin/touch", "/usr/bin/mal"], [], default)).Code, Is.Not.Zero);
        Assert.That((await PageSandbox.RunAsync(["/usr/bin/touch", "/mal"], [], default)).Code, Is.Not.Zero);
        var port = new Uri(App.Root).Port;
        Assert.That((await PageSandbox.RunAsync(["/usr/bin/bash", "-c", $"exec 3<>/dev/tcp/127.0.0.1/{port}"], [], default)).Code, Is.Not.Zero, "this very program cannot be asked");
        Assert.That(Text((await PageSandbox.RunAsync(["/usr/bin/env"], [], default)).Given).Split('\n', StringSplitOptions.RemoveEmptyEntries).Where(v => !v.StartsWith("PWD=", StringComparison.Ordinal)), Is.EqualTo(new[] { "LC_ALL=C" }));
    }

    [Test]
    public async Task The_same_bytes_have_their_picture_wherever_they_are_given_and_go_with_the_last_of_them()
    {
        var author = await World.MemberAsync("Amina Diallo", "estrie");
        var (one, other) = (await App.ToolAsync(author, "Grille double"), await App.ToolAsync(author, "Grille en double"));
        var pdf = Some.PdfPage(drawing: "0 0 1 rg 10 10 50 50 re f");
        await GiveAsync(author, one, pdf);
        await GiveAsync(author, other, pdf);
        await DrawnAsync();
        var hash = await App.ReadAsync(db => db.OneAsync<string>("select distinct f.preview from files f join posts p on p.id = f.post_id where p.thread_id in @ids", new { ids = new[] { one.Id, other.Id } }));
        var path = App.Get<FileStore>().PathOf(hash);
        Assert.That(File.Exists(path));
        foreach (var tool in new[] { one, other })
        {
            var opened = World.Done(await App.Get<EditPost>().OpenAsync(author, tool.Id, 1, default));
            World.Done(await App.Get<EditPost>().RunAsync(new(author, tool.Id, 1, opened.Body, opened.From) { Files = new([], [.. (await App.FilesAsync(author, tool)).Select(f => f.Id)], new Dictionary<long, string>()) }, default));
            await App.Get<DropBytes>().RunAsync(default);
            Assert.That(File.Exists(path), Is.EqualTo(tool == one));
        }
    }

    private static string Text(byte[] told) => System.Text.Encoding.UTF8.GetString(told);

    private async Task<PostFile> GiveAsync(Member by, ThreadHead thread, byte[] pdf)
    {
        var opened = World.Done(await App.Get<EditPost>().OpenAsync(by, thread.Id, 1, default));
        var kept = World.Done(await App.Get<KeepFile>().RunAsync(new(by, Drafts.Edit(opened.Shown.Post.Id), "plan.pdf", pdf), default)).Id;
        World.Done(await App.Get<EditPost>().RunAsync(new(by, thread.Id, 1, opened.Body, opened.From) { Files = new([kept], [], new Dictionary<long, string>()) }, default));
        return (await App.FilesAsync(by, thread)).Single();
    }

    private Task<long> VersionAsync(ThreadHead thread) => App.ReadAsync(db => db.OneAsync<long>("select version from threads where id = @Id", new { thread.Id }));

    private async Task DrawnAsync() => Assert.That((await App.Get<DrawPages>().RunAsync(default)).Lack, Is.Null);
}
