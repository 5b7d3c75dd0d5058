using System.Text;
using Forum.Core;
using Forum.Core.Pictures;
using ImageMagick;

namespace Forum.Tests.Pictures;

/// <summary>Nothing that somebody sent is kept but its pixels, and what is no sound picture is refused in words, quickly, before anything large is made of it.</summary>
[NonParallelizable]
public sealed class RedrawPictureTests
{
    private readonly RedrawPicture _redraw = new();

    [OneTimeTearDown]
    public void Stop() => _redraw.Dispose();

    [Test]
    public async Task Each_kind_becomes_squares_in_webp_the_largest_first([Values("jpeg", "png", "webp")] string kind)
    {
        var squares = await DrawnAsync(kind switch { "jpeg" => Sample.Jpeg(), "png" => Sample.Png(), _ => Sample.WebP() });
        Assert.That(squares.Select(Sample.Size), Is.EqualTo(new[] { (320u, 320u), (96u, 96u) }));
        Assert.That(squares.Select(s => Encoding.ASCII.GetString(s[8..12])), Is.All.EqualTo("WEBP"));
    }

    [Test]
    public async Task A_picture_lying_on_its_side_is_turned_and_cut_from_the_middle()
    {
        var square = (await DrawnAsync(Sample.Jpeg(900, 300)))[0];
        Assert.That((Sample.Colour(square, 20, 160), Sample.Colour(square, 300, 160)), Is.EqualTo(("red", "blue")));
        var turned = (await DrawnAsync(Sample.Jpeg(400, 300, orientation: 6)))[0];
        Assert.That((Sample.Colour(turned, 160, 20), Sample.Colour(turned, 160, 300)), Is.EqualTo(("red", "blue")));
    }

    [Test]
    public async Task Nothing_of_the_file_is_left_but_its_pixels()
    {
        const string Says = "Quirinette <script>alert(1)</script>";
        var sent = Sample.Jpeg(says: Says);
        Assert.That(Encoding.Latin1.GetString(sent), Does.Contain(Says), "the file says it");
        byte[] hides = [.. sent, .. Encoding.ASCII.GetBytes("PK\x03\x04" + Says)];
        foreach (var square in await DrawnAsync(hides))
        {
            Assert.That(Encoding.Latin1.GetString(square), Does.Not.Contain("Quirinette").And.Not.Contain("script").And.Not.Contain("EXIF").And.Not.Contain("ICCP").And.Not.Contain("XMP"));
            using var picture = new MagickImage(square, MagickFormat.WebP);
            Assert.That(picture.ProfileNames, Is.Empty);
        }
    }

    [TestCase("", "pictures.missing")]
    [TestCase("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"9\" height=\"9\"/>", "pictures.unknown_kind")]
    [TestCase("<!doctype html><script>alert(1)</script>", "pictures.unknown_kind")]
    [TestCase("GIF89a/*\x01\x00\x01\x00\x80*/=1;alert(1)", "pictures.unknown_kind")]
    [TestCase("%PDF-1.7", "pictures.unknown_kind")]
    [TestCase("push graphic-context\nviewbox 0 0 9 9\nimage over 0,0 0,0 'https://example.org/x.jpg'", "pictures.unknown_kind")]
    [TestCase("\u0089PNG\r\n\x1a\n<html>", "pictures.damaged")]
    [TestCase("\u00ff\u00d8\u00ff\u00e0 <html>", "pictures.damaged")]
    [TestCase("RIFF\x10\x00\x00\x00WEBPVP8 ", "pictures.damaged")]
    public async Task What_is_no_picture_is_refused_by_its_content(string content, string key) => Assert.That(await RefusedAsync(Encoding.Latin1.GetBytes(content)), Is.EqualTo(key));

    [Test]
    public async Task One_that_is_cut_short_is_refused([Values("jpeg", "png", "webp")] string kind)
    {
        var whole = kind switch { "jpeg" => Sample.Jpeg(), "png" => Sample.Png(1000, 1000, null, ("tEXt", new byte[4000])), _ => Sample.WebP() };
        Assert.That(await RefusedAsync(whole[..(whole.Length * 2 / 3)]), Is.EqualTo("pictures.damaged"));
    }

    [TestCase(50_000u, 50_000u)]
    [TestCase(8_001u, 5_000u)]
    [TestCase(20_000u, 2u)]
    [TestCase(uint.MaxValue, uint.MaxValue)]
    public async Task One_that_says_it_is_huge_is_refused_before_it_is_decoded(uint width, uint height) => Assert.That(await RefusedAsync(Sample.Png(width, height, rows: 0)), Is.EqualTo("pictures.too_large"));

    [Test]
    public async Task One_that_holds_more_than_it_says_grows_no_further()
    {
        // a hundred million zeros behind a header of 10 × 10, and as many in a colour profile
        var before = Environment.WorkingSet;
        await _redraw.SquaresAsync(Sample.Png(10, 10, rows: 3_000_000), [96], default);
        await _redraw.SquaresAsync(Sample.Png(10, 10, null, ("iCCP", [.. "bombe\0\0"u8.ToArray(), .. Sample.Packed(100_000_000)])), [96], default);
        Assert.That(Environment.WorkingSet - before, Is.LessThan(90_000_000));
    }

    [Test]
    public async Task The_library_opens_no_other_kind_no_file_and_no_address()
    {
        await DrawnAsync(Sample.Jpeg());
        foreach (var format in new[] { MagickFormat.Svg, MagickFormat.Gif, MagickFormat.Mvg, MagickFormat.Pdf, MagickFormat.Xc })
            Assert.That(() => { using var picture = new MagickImage("x"u8.ToArray(), format); }, Throws.InstanceOf<MagickException>(), $"{format}");
        Assert.That(() => { using var picture = new MagickImage("/etc/hostname"); }, Throws.InstanceOf<MagickException>());
        Assert.That(() => { using var picture = new MagickImage("https://127.0.0.1:1/x.jpg"); }, Throws.InstanceOf<MagickException>());
    }

    private async Task<IReadOnlyList<byte[]>> DrawnAsync(byte[] sent) => World.Done(await _redraw.SquaresAsync(sent, [96, 320], default));

    private async Task<string?> RefusedAsync(byte[] sent) => (await _redraw.SquaresAsync(sent, [96, 320], default)).Refusal is { Kind: RefusalKind.Invalid, Field: "Picture" } refusal ? refusal.Key : null;
}
