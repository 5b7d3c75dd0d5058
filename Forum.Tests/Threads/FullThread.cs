using System.Text.Json;
using Forum.Core.Members;
using Forum.Core.Posts;
using Forum.Core.Threads;
using Forum.Tests.House;

namespace Forum.Tests.Threads;

/// <summary>A thread whose second page is as full as pages get: 20 posts of some 600 characters by eight people, each thanked, one an accepted answer.</summary>
internal static class FullThread
{
    private static readonly string[] Names = ["Josée Thibault", "Marc-André Lévesque", "Nadia Benali", "Sylvie Pelletier", "Chantal Ouellet", "Alain Rioux", "Éric Dufresne", "Maude St-Gelais"];

    /// <summary>The thread, and one who wrote in it.</summary>
    public static async Task<(ThreadHead Thread, Member Reader)> WriteAsync(ForumApp app)
    {
        var texts = new Queue<string>(Texts());
        var authors = await Task.WhenAll(Names.Select(name => app.World.MemberAsync(name)));
        var thread = await app.World.ThreadAsync(authors[0], "Comment rejoindre les parents de jeunes qui ne répondent plus au téléphone?", body: texts.Dequeue());
        for (var n = 2; n <= 45; n++) await app.World.ReplyAsync(authors[n % 8], thread, texts.Dequeue());
        for (var n = 21; n <= 40; n++) World.Done(await app.Get<ReactToPost>().RunAsync(new(authors[(n + 1) % 8], thread.Id, n, Reaction.Merci), default));
        World.Done(await app.Get<AcceptAnswer>().RunAsync(new(authors[0], thread.Id, 22, true), default));
        return (thread, authors[3]);
    }

    /// <summary>What people really write, no sentence twice: the texts of the demo community, end to end.</summary>
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
}
