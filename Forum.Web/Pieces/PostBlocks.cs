using System.Text;
using Forum.Core.Posts;
using Forum.Core.Text;
using Forum.Core.Threads;
using Forum.Web.Pages.Shared;
using Forum.Web.Resources;
using Microsoft.Extensions.Caching.Memory;

namespace Forum.Web.Pieces;

/// <param name="Html">the post's piece in UTF-8, the same for every reader</param>
public sealed record PostBlock(long Number, byte[] Html);

/// <summary>
/// The posts of a page of a thread, rendered once and shared by all its readers: kept by the thread's version, which every visible change moves, so that nothing old is ever shown.
/// Whether this reader may see them is asked before, on every request (<see cref="ShowThread"/>).
/// </summary>
public sealed class PostBlocks(ReadPosts readPosts, PostPieces pieces, Times times) : IDisposable
{
    /// <summary>All that is kept, in bytes: some eight hundred pages.</summary>
    private const long Most = 32_000_000;

    private static readonly TimeSpan Unused = TimeSpan.FromMinutes(20);
    private readonly MemoryCache _kept = new(new MemoryCacheOptions { SizeLimit = Most });

    /// <param name="Year">dates of other years show it</param>
    /// <param name="Pictures">members see the authors' pictures; to visitors of a public thread they are not shown</param>
    private sealed record Key(long ThreadId, long Page, long Version, Language Language, int Year, bool Pictures);

    public async ValueTask<IReadOnlyList<PostBlock>> OfAsync(ThreadPage page, Texts texts, bool pictures, CancellationToken ct)
    {
        var key = new Key(page.Head.Id, page.Page, page.Head.Version, texts.Language, times.Year, pictures);
        if (_kept.TryGetValue(key, out IReadOnlyList<PostBlock>? kept)) return kept!;
        List<PostBlock> blocks = [];
        foreach (var post in await readPosts.RunAsync(page, ct)) blocks.Add(new(post.Number, Encoding.UTF8.GetBytes(await pieces.RenderAsync(pictures ? post : post with { Picture = "" }, page.Head.Slug, texts))));
        _kept.Set(key, (IReadOnlyList<PostBlock>)blocks, new MemoryCacheEntryOptions { Size = blocks.Sum(b => (long)b.Html.Length), SlidingExpiration = Unused });
        return blocks;
    }

    /// <summary>What is kept names somebody who is forgotten.</summary>
    public void Forget() => _kept.Clear();

    public void Dispose() => _kept.Dispose();
}
