using System.IO.Compression;
using System.Text;
using Forum.Core.Data;

namespace Forum.Tests.Threads;

/// <summary>What a full page of a thread weighs, whole: layout, rail, forms and 20 posts of some 600 characters.</summary>
public sealed class PageWeightTests(Dialect dialect) : BothStores(dialect)
{
    [Test]
    public async Task A_page_of_20_posts_stays_under_48_kB_plain_and_12_kB_compressed()
    {
        var (thread, member) = await FullThread.WriteAsync(App);
        using var reader = await App.VisitAsync(member);
        var page = Encoding.UTF8.GetBytes(await reader.ReadAsync($"{thread.Url}?page=2"));
        Assert.That(Encoding.UTF8.GetString(page).Split("<article ").Length - 1, Is.EqualTo(20));
        var (gzip, brotli) = (Compressed(page, s => new GZipStream(s, CompressionLevel.Optimal)), Compressed(page, s => new BrotliStream(s, CompressionLevel.Optimal)));
        TestContext.Out.WriteLine($"plain {page.Length}, gzip {gzip}, brotli {brotli}");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(page, Has.Length.AtMost(48 * 1024));
            Assert.That(gzip, Is.AtMost(12 * 1024));
            Assert.That(brotli, Is.AtMost(12 * 1024));
        }
    }

    private static int Compressed(byte[] page, Func<Stream, Stream> compressor)
    {
        using var small = new MemoryStream();
        using (var stream = compressor(small)) stream.Write(page);
        return (int)small.ToArray().Length;
    }
}
