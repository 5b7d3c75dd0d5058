using System.Net;
using Forum.Core.Files;
using Forum.Core.Library;
using Forum.Core.Members;
using Forum.Core.Posts;
using Forum.Core.Regions;
using Forum.Core.Threads;
using Forum.Tests.Agenda;
using Forum.Tests.Files;

namespace Forum.Tests.Library;

/// <summary>What stands in the library, as its authors put it there.</summary>
internal static class Shelves
{
    public static async Task<ThreadHead> ToolAsync(this ForumApp app, Member by, string title, string region = "estrie", string audience = "membres", params (string Name, string Value)[] fields) =>
        await app.SheetAsync(by, await app.World.ThreadAsync(by, title, region, "outils", "outil", audience), "outil", fields);

    /// <summary>A file under the message that opens a thread.</summary>
    public static async Task<PostFile> GiveAsync(this ForumApp app, Member by, ThreadHead thread, string name)
    {
        var opened = World.Done(await app.Get<EditPost>().OpenAsync(by, thread.Id, 1, default));
        var kept = await app.KeepAsync(by, Drafts.Edit(opened.Shown.Post.Id), name);
        World.Done(await app.Get<EditPost>().RunAsync(new(by, thread.Id, 1, opened.Body, opened.From) { Files = new([kept], [], new Dictionary<long, string>()) }, default));
        return (await app.FilesAsync(by, thread)).Single(f => f.Id == kept);
    }

    /// <summary>Given, and not under any message yet.</summary>
    public static async Task<long> KeepAsync(this ForumApp app, Member by, string place, string name) =>
        World.Done(await app.Get<KeepFile>().RunAsync(new(by, place, name, Some.Bytes($"Le texte de {name}.")), default)).Id;

    public static async Task<IReadOnlyList<PostFile>> FilesAsync(this ForumApp app, Member by, ThreadHead thread) =>
        PostFile.Parse(World.Done(await app.Get<ShowPost>().RunAsync(by, thread.Id, 1, default)).Post.Files);

    public static async Task<GiveVersion.Given> VersionAsync(this ForumApp app, Member by, ThreadHead thread, string word, string changed, string? file)
    {
        var view = World.Done(await app.Get<GiveVersion>().OpenAsync(by, thread.Id, default));
        long[] kept = file is null ? [] : [await app.KeepAsync(by, Drafts.Version(view.PostId), file)];
        return World.Done(await app.Get<GiveVersion>().RunAsync(new(by, thread.Id, word, changed, new(kept, [], new Dictionary<long, string>())), default));
    }

    /// <summary>Somebody takes a file, as her browser does.</summary>
    public static async Task TakeAsync(this ForumApp app, Visitor visitor, PostFile file)
    {
        var before = app.Get<CountDownloads>().Ever;
        Assert.That((await visitor.GetAsync(file.Url)).StatusCode, Is.EqualTo(HttpStatusCode.OK));
        await Until.TrueAsync(() => app.Get<CountDownloads>().Ever > before, "it was counted");
        await app.Get<CountDownloads>().WriteAsync(default);
    }

    public static async Task<IEnumerable<string>> TitlesAsync(this ForumApp app, Member reader, string? region = null, string words = "", string licence = "", bool mostTaken = false) =>
        (await app.Get<ListLibrary>().RunAsync(new(reader, new(ThreadKind.Tool, app.Get<Places>().Region(region)?.Id, null, words, licence), mostTaken, LibraryKey.First), default)).Entries.Select(e => e.Title);

    public static async Task<string> PageAsync(this Visitor visitor, string path) => WebUtility.HtmlDecode(await visitor.ReadAsync(path));
}
