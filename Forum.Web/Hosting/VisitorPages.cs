using System.Globalization;
using Forum.Core.Data;
using Forum.Core.Members;
using Forum.Core.Regions;
using Forum.Core.Site;
using Forum.Core.Text;
using Forum.Core.Threads;
using Forum.Web.Pages.Shared;
using Forum.Web.Pieces;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Caching.Memory;

namespace Forum.Web.Hosting;

/// <summary>
/// A public thread is often read by people who are not signed in, sent there by a newsletter: its pages are kept whole for them, as long as the thread stands as it did, which the store is asked each time.
/// Such a page holds no form, so that it is the same for all and sets no cookie.
/// </summary>
internal sealed class VisitorPages(RequestDelegate next, ShowThread showThread, Database database, Times times) : IDisposable
{
    /// <summary>All that is kept, in bytes: some three hundred pages.</summary>
    private const long Most = 16_000_000;

    private static readonly TimeSpan Unused = TimeSpan.FromMinutes(20);
    private readonly MemoryCache _kept = new(new MemoryCacheOptions { SizeLimit = Most });

    /// <param name="Changes">what stands beside the thread: <see cref="ListNear"/></param>
    private sealed record Facts(ThreadHead Head, (long, long) Changes, int Year, long Edition, string Place);

    private sealed record Key(string Path, string Query, Language Language);

    public async Task InvokeAsync(HttpContext context)
    {
        if (!IsThread(context) || await HeadAsync(context) is not { } head)
        {
            await next(context);
            return;
        }
        var (key, facts) = (new Key(context.Request.Path.Value!, context.Request.QueryString.Value!, RequestLanguage.Of(context)), new Facts(head, database.ThreadChanges, times.Year, Get<Places>(context).Edition, Get<SiteSettings>(context).Name));
        if (_kept.TryGetValue(key, out (Facts From, VisitorPage Page) kept) && kept.From == facts)
        {
            await kept.Page.SendAsync(context);
            return;
        }
        var page = new VisitorPage();
        context.Items[typeof(VisitorPage)] = page;
        await next(context);
        if (page.Html.Length > 0) _kept.Set(key, (facts, page), new MemoryCacheEntryOptions { Size = page.Html.Length, SlidingExpiration = Unused });
    }

    private async Task<ThreadHead?> HeadAsync(HttpContext context) =>
        long.TryParse((string?)context.Request.RouteValues["id"], CultureInfo.InvariantCulture, out var id) ? await showThread.HeadAsync(Member.Nobody, id, context.RequestAborted) : null;

    private static T Get<T>(HttpContext context) where T : notnull => context.RequestServices.GetRequiredService<T>();

    public void Dispose() => _kept.Dispose();

    /// <summary>Looked at by nobody who is signed in, at an address of its own: what else an address asks for is not kept.</summary>
    private static bool IsThread(HttpContext context) =>
        HttpMethods.IsGet(context.Request.Method) && !context.Member().IsSignedIn && !ErrorPages.IsAnswering(context)
        && context.GetEndpoint()?.Metadata.GetMetadata<PageActionDescriptor>()?.ViewEnginePath == "/Threads/Show"
        && (!context.Request.QueryString.HasValue || (context.Request.Query.Count == 1 && context.Request.Query.ContainsKey("page")));
}
