using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.RegularExpressions;

namespace Forum.Bench;

/// <summary>The published programs, and a grown store to serve. Made once a run, in a temporary folder.</summary>
internal sealed partial class Place(string folder)
{
    /// <summary>Whether to grow to four million posts too: some 10 GiB and a quarter of an hour.</summary>
    public bool Millions { get; init; }

    /// <summary>How long a round of a live exchange lasts.</summary>
    public TimeSpan Round { get; init; }

    public const string Password = "mesure-du-forum-42";

    public string Folder => folder;

    private string Server => Path.Combine(folder, "server", "Forum.Web");

    public string Limits => Path.Combine(folder, "limits", "Forum.Limits");

    /// <summary>Publishes the forum as a host would run it, with the host's own script, and the limits with the same flags.</summary>
    public async Task PublishAsync()
    {
        foreach (var old in new[] { Server, Limits }.Select(p => Path.GetDirectoryName(p)!).Where(Directory.Exists)) Directory.Delete(old, recursive: true);
        await Child.RunAsync(Path.Combine(Root(), "script", "publish"), [Path.GetDirectoryName(Server)!], new Dictionary<string, string>());
        var artifacts = Directory.CreateTempSubdirectory("forum-limits-").FullName;
        await Child.RunAsync(DotNet(), [
            "publish", Path.Combine(Root(), "bench", "Limits"), "-c", "Release", "-r", RuntimeInformation.RuntimeIdentifier, "--self-contained", "-p:PublishReadyToRun=true", "-p:DebugType=none",
            $"-p:NuGetLockFilePath={Path.Combine(artifacts, "packages.lock.json")}", "--artifacts-path", artifacts, "-o", Path.GetDirectoryName(Limits)!, "-v", "quiet", "-nologo", "-nodeReuse:false"], new Dictionary<string, string>());
        Directory.Delete(artifacts, recursive: true);
    }

    /// <summary>A store of so many posts in a data directory of this name; the one there is, where there is one.</summary>
    /// <param name="grown">told how many posts a second were written, where they were</param>
    public async Task<string> GrowAsync(string name, int threads, int replies, int members, Action<double>? grown = null)
    {
        var data = Path.Combine(folder, name);
        if (File.Exists(Path.Combine(data, "forum.db"))) return data;
        var said = await GrowAsync(Environment(data), threads, replies, members);
        grown?.Invoke(double.Parse(PostsASecond().Match(said).Groups[1].Value, CultureInfo.InvariantCulture));
        return data;
    }

    /// <summary>The same in the store that these settings name, which must be empty; what the program said.</summary>
    public Task<string> GrowAsync(Dictionary<string, string> settings, int threads, int replies, int members) =>
        Child.RunAsync(Server, ["grow", "--threads", Text(threads), "--replies", Text(replies), "--members", Text(members), "--password", Password], settings);

    /// <summary>For script/nodes: the published program, without limits.</summary>
    /// <remarks>Nodes start on an empty store, which is filled beside them: who answers for personal data is told to each, as a host would who sets that by environment.</remarks>
    public IReadOnlyDictionary<string, string> NodeSettings => new Dictionary<string, string>(Environment(""))
    {
        ["FORUM_PROGRAM"] = Server,
        ["Forum__Privacy__Officer"] = "Claire Beaulieu",
        ["Forum__Privacy__Title"] = "Directrice",
        ["Forum__Privacy__Contact"] = "confidentialite@grow.test",
        ["Forum__Privacy__Address"] = "1, rue de l’Exemple, Québec",
    };

    public Task<Child> ServeAsync(string data, Action<TimeSpan>? started = null, string ready = "/sante/pret") => Child.ServeAsync(Server, [], Environment(data), ready, started);

    public Task<Child> LimitAsync(params string[] arguments) => Child.ServeAsync(Limits, arguments, new Dictionary<string, string>(), arguments is ["bytes", ..] ? "/" + Path.GetFileName(Directory.GetFiles(arguments[1])[0]) : "/");

    /// <summary>Signs in as a member by number; the cookies that a browser then sends: her session, and the form token's half that came with the form.</summary>
    public static async Task<string> SignInAsync(Child server, int member)
    {
        using var handler = new SocketsHttpHandler { AllowAutoRedirect = false };
        using var http = new HttpClient(handler) { BaseAddress = server.Root };
        var token = Token(await http.GetStringAsync("/connexion"));
        using var form = new FormUrlEncodedContent(new Dictionary<string, string> { ["Email"] = $"membre{member}@grow.test", ["Password"] = Password, ["__RequestVerificationToken"] = token });
        using var answer = await http.PostAsync("/connexion", form);
        return handler.CookieContainer.GetCookies(server.Root)["forum"] is not null ? handler.CookieContainer.GetCookieHeader(server.Root)
            : throw new InvalidOperationException($"membre{member} could not sign in: {(int)answer.StatusCode}");
    }

    /// <summary>What a browser that holds this session sends after its first page with a form.</summary>
    public static async Task<string> WithGuardAsync(Child server, string session)
    {
        using var handler = new SocketsHttpHandler { UseCookies = false };
        using var http = new HttpClient(handler) { BaseAddress = server.Root };
        http.DefaultRequestHeaders.Add("Cookie", session);
        using var page = await http.GetAsync("/langue");
        page.EnsureSuccessStatusCode();
        return string.Join("; ", page.Headers.TryGetValues("Set-Cookie", out var set) ? [session, .. set.Select(c => c.Split(';')[0])] : [session]);
    }

    /// <summary>The form token of a page.</summary>
    public static string Token(string html) => TokenField().Match(html) is { Success: true } found ? found.Groups[1].Value : throw new InvalidOperationException("The page holds no form token.");

    private static Dictionary<string, string> Environment(string data) => new()
    {
        ["ASPNETCORE_ENVIRONMENT"] = "Production",
        ["Forum__DataDirectory"] = data,
        ["Forum__Limits__Scale"] = "1000000",
    };

    /// <summary>The repository: the folder above this program that holds Forum.sln.</summary>
    public static string Root()
    {
        for (var at = new DirectoryInfo(AppContext.BaseDirectory); at is not null; at = at.Parent)
            if (File.Exists(Path.Combine(at.FullName, "Forum.sln"))) return at.FullName;
        throw new InvalidOperationException("Run the bench from the repository: it publishes the program itself.");
    }

    private static string DotNet() => System.Environment.ProcessPath is { } path && Path.GetFileNameWithoutExtension(path) == "dotnet" ? path
        : (System.Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Select(p => Path.Combine(p, "dotnet")).First(File.Exists);

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    [GeneratedRegex("\\((\\d+) messages à la seconde\\)", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex PostsASecond();

    [GeneratedRegex("name=\"__RequestVerificationToken\" type=\"hidden\" value=\"([^\"]+)\"", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex TokenField();
}
