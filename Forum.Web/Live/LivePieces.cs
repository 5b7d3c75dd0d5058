using Forum.Core.Posts;
using Forum.Core.Text;
using Forum.Core.Threads;
using Forum.Web.Pieces;
using Forum.Web.Resources;

namespace Forum.Web.Live;

/// <summary>Posts as the page shows them, for the pushes: the same piece for everybody.</summary>
public sealed class LivePieces(PostsByNumber postsByNumber, PostPieces pieces)
{
    /// <summary>What changed after version <paramref name="from"/>, rendered once in each language that somebody reads.</summary>
    internal async Task<LiveBatch> BatchAsync(ChangedPosts.Changes changes, long from, IReadOnlyCollection<Language> languages)
    {
        var to = changes.Posts.Max(p => p.Version);
        var complete = LiveChange.Completes([.. changes.Posts.Select(p => p.Version)], from, to);
        List<LiveChange> rendered = [];
        foreach (var post in changes.Posts)
        {
            Dictionary<Language, string> html = [];
            foreach (var language in languages) html[language] = await pieces.RenderAsync(post, changes.Slug, Texts.For(language));
            rendered.Add(new(post.Number, post.Version, complete[rendered.Count], html));
        }
        return new(from, to, rendered);
    }

    /// <summary>Some posts of a thread for one reader, who may read it.</summary>
    internal async Task<List<(PostView Post, string Html)>> ReadAsync(ThreadHead thread, long[] numbers, LiveConnection reader)
    {
        List<(PostView, string)> posts = [];
        foreach (var post in await postsByNumber.RunAsync(thread.Id, numbers, reader.Aborted))
            posts.Add((post, await pieces.RenderAsync(post, thread.Slug, Texts.For(reader.Language))));
        return posts;
    }
}
