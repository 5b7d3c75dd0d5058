using System.Text.Json;
using System.Text.Json.Serialization;
using Forum.Core.Data;

namespace Forum.Core.Demo;

/// <summary>The demo community as its files tell it. People are named by key, places by slug, times as said in <see cref="DemoClock"/>. A field too many or too few is a bug and throws.</summary>
internal sealed record DemoData(IReadOnlyList<DemoData.Organisation> Organisations, IReadOnlyList<DemoData.Person> People, IReadOnlyList<DemoData.DemoThread> Threads)
{
    internal sealed record Organisation(string Key, string Name, string Region, IReadOnlyList<string> OtherRegions, string Municipality, string About);

    internal sealed record Person(
        string Key, string Name, string Email, string Title, string Organisation, string Region, IReadOnlyList<string> FollowsRegions, IReadOnlyList<string> FollowsThemes,
        string Role, IReadOnlyList<string> ScopeRegions, IReadOnlyList<string> ScopeThemes, string Lang);

    /// <param name="Audience">a word of the forms: membres, regions…</param>
    /// <param name="Public">shown to everybody, with the author's consent</param>
    internal sealed record DemoThread(
        string Ref, long Id, string Title, string Region, IReadOnlyList<string> OtherRegions, string Theme, IReadOnlyList<string> OtherThemes, string Kind, string Audience,
        bool Masked, string Lang, string Author, int WeeksAgo, IReadOnlyList<Post> Posts, bool Public, IReadOnlyList<Pin> Pins)
    {
        /// <summary>Null where its first message has none.</summary>
        public Sheet? Sheet { get; init; }
    }

    /// <summary>What the first message says in fields.</summary>
    internal sealed record Sheet(IReadOnlyDictionary<string, string> Fields, IReadOnlyList<Day> Days);

    /// <param name="On">month and day, the next to come: 01-15</param>
    internal sealed record Day(string On, string From, string To = "", string Region = "");

    /// <param name="Lang">null: the thread's</param>
    /// <param name="News">what came of the answers, told by the asker with her consent to its use</param>
    internal sealed record Post(
        string By, string When, string Body, IReadOnlyList<string> Merci, IReadOnlyList<string> MoiAussi, bool Accepted, bool BonCoup, bool Masked, string? Lang = null, bool News = false);

    /// <param name="Post">number in its thread</param>
    internal sealed record Pin(int Post, string By, string? Region, string? Theme);

    private sealed record PeopleFile(IReadOnlyList<Organisation> Organisations, IReadOnlyList<Person> Members);

    private sealed record ThreadsFile(IReadOnlyList<DemoThread> Threads);

    private static readonly JsonSerializerOptions Strict = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectRequiredConstructorParameters = true,
        RespectNullableAnnotations = true,
    };

    public static DemoData Read()
    {
        var people = Open<PeopleFile>("demo-people.json");
        var sheets = Open<Dictionary<string, Sheet>>("demo-sheets.json");
        return new(people.Organisations, people.Members, [.. Open<ThreadsFile>("demo-threads-1.json").Threads.Concat(Open<ThreadsFile>("demo-threads-2.json").Threads).Concat(Open<ThreadsFile>("demo-threads-3.json").Threads).Select(t => t with { Sheet = sheets.GetValueOrDefault(t.Ref) })]);
    }

    internal static T Open<T>(string name)
    {
        using var file = SeedFile.Open(name);
        return JsonSerializer.Deserialize<T>(file, Strict)!;
    }
}
