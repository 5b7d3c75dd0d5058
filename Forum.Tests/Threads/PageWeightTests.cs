using System.IO.Compression;
using System.Text;
using System.Text.Json;
using Forum.Core.Data;
using Forum.Core.Posts;
using Forum.Tests.House;

namespace Forum.Tests.Threads;

/// <summary>What a full page of a thread weighs, whole: layout, rail, forms and 20 posts of some 600 characters.</summary>
public sealed class PageWeightTests(Dialect dialect) : BothStores(dialect)
{
    [Test]
    public async Task A_page_of_20_posts_stays_under_48_kB_plain_and_12_kB_compressed()
    {
        var texts = new Queue<string>(Texts());
        var authors = await Task.WhenAll(Enumerable.Range(0, 8).Select(n => World.MemberAsync($"{Names[n]}", "bas-saint-laurent")));
        var thread = await World.ThreadAsync(authors[0], "Comment rejoindre les parents de jeunes qui ne répondent plus au téléphone?", body: texts.Dequeue());
        for (var n = 2; n <= 45; n++) await World.ReplyAsync(authors[n % 8], thread, texts.Dequeue());
        for (var n = 21; n <= 40; n++) World.Done(await App.Get<ReactToPost>().RunAsync(new(authors[(n + 1) % 8], thread.Id, n, Reaction.Merci), default));
        World.Done(await App.Get<AcceptAnswer>().RunAsync(new(authors[0], thread.Id, 22, true), default));
        using var reader = await App.VisitAsync(authors[3]);
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

    private static readonly string[] Names = ["Josée Thibault", "Marc-André Lévesque", "Nadia Benali", "Sylvie Pelletier", "Chantal Ouellet", "Alain Rioux", "Éric Dufresne", "Maude St-Gelais"];

    /// <summary>Some 600 characters of what people really write, no sentence twice: the texts of the demo community, end to end.</summary>
    private static IEnumerable<string> Texts()
    {
        var all = Repository.Files("Forum.Core/Demo", ".json").Order().SelectMany(f => Strings(JsonDocument.Parse(File.ReadAllText(f)).RootElement)).Where(t => t.Length > 150).Distinct();
        return string.Join(' ', all).Split(' ').Chunk(95).Select(words => string.Join(' ', words));
    }

    private static IEnumerable<string> Strings(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.String => [json.GetString()!],
        JsonValueKind.Array => json.EnumerateArray().SelectMany(Strings),
        JsonValueKind.Object => json.EnumerateObject().SelectMany(p => Strings(p.Value)),
        _ => [],
    };

    private static int Compressed(byte[] page, Func<Stream, Stream> compressor)
    {
        using var small = new MemoryStream();
        using (var stream = compressor(small)) stream.Write(page);
        return (int)small.ToArray().Length;
    }
}
