using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Microsoft.Data.Sqlite;

namespace Forum.Tests.Hosting;

/// <summary>The built program as a process of its own: a wrong setting stops the start with one sentence that names its key, and changes nothing.</summary>
[Parallelizable(ParallelScope.Children)]
public sealed class StartTests
{
    [TestCase("Forum__Database__Provider=oracle", "Forum:Database:Provider")]
    [TestCase("Forum__Database__Provider=postgres", "Forum:Database:ConnectionString")]
    [TestCase("Forum__Database__Provider=postgres;Forum__Database__ConnectionString=n'importe quoi", "Forum:Database:ConnectionString")]
    [TestCase("Forum__Database__Provider=postgres;Forum__Database__ConnectionString=Host=127.0.0.1,Port=1,Database=forum,Username=forum", "Forum:Database:ConnectionString")]
    [TestCase("Forum__Database__ConnectionString=Data Source=/proc/forum/forum.db", "Forum:Database:ConnectionString")]
    [TestCase("Forum__DataDirectory=/proc/forum", "Forum:DataDirectory")]
    [TestCase("Forum__Site__BaseUrl=forum.example.org", "Forum:Site:BaseUrl")]
    [TestCase("Forum__Site__BaseUrl=https://example.org/forum", "Forum:Site:BaseUrl")]
    [TestCase("Forum__Proxy__Known=10.0.0.1, mandataire", "Forum:Proxy:Known")]
    [TestCase("Forum__Live__Redis=redis.example.org,motDePasse=secret", "Forum:Live:Redis")]
    [TestCase("Forum__Limits__Scale=beaucoup", "Forum:Limits:Scale")]
    [TestCase("Forum__Limits__Scale=-1", "Forum:Limits:Scale")]
    [TestCase("Forum__Limits__Post__Burst=0", "Forum:Limits:Post:Burst")]
    [TestCase("Forum__Limits__Psot__Burst=5", "Forum:Limits:Psot")]
    [TestCase("Forum__Backup__Every=chaque nuit", "Forum:Backup:Every")]
    [TestCase("Forum__Backup__Every=-24", "Forum:Backup:Every")]
    [TestCase("Forum__Backup__Keep=0", "Forum:Backup:Keep")]
    [TestCase("Forum__Privacy__Officer=Hélène Marchand", "Forum:Privacy:Title")]
    [TestCase("Forum__Privacy__Officer=H;Forum__Privacy__Title=D;Forum__Privacy__Contact=par la poste;Forum__Privacy__Address=R", "Forum:Privacy:Contact")]
    [TestCase("Serilog__MinimumLevel__Default=bavard", "Serilog")]
    [TestCase("ASPNETCORE_URLS=forum", "--urls")]
    [TestCase("ASPNETCORE_URLS=http://203.0.113.7:5000", "--urls")]
    public async Task A_wrong_setting_stops_the_start_and_says_its_name(string settings, string key)
    {
        var folder = NewFolder();
        var (code, error) = await StartAsync(folder, [.. settings.Split(';').Select(s => s.Split('=', 2)).Select(s => (s[0], s[1].Contains("Port=", StringComparison.Ordinal) ? s[1].Replace(',', ';') : s[1]))]);
        AssertOneSentence(code, error, key);
    }

    [Test]
    public async Task A_damaged_database_is_left_as_it_is()
    {
        var folder = NewFolder();
        var file = Path.Combine(folder, "forum.db");
        var garbage = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("ceci n’est pas une base ", 500)));
        await File.WriteAllBytesAsync(file, garbage);
        var (code, error) = await StartAsync(folder);
        AssertOneSentence(code, error, "abîmée");
        Assert.That(await File.ReadAllBytesAsync(file), Is.EqualTo(garbage));
    }

    [Test]
    public async Task A_database_with_a_spoilt_page_is_left_as_it_is()
    {
        var folder = NewFolder();
        var file = await NewStoreAsync(folder);
        var bytes = await File.ReadAllBytesAsync(file);
        for (var i = 4096; i < bytes.Length; i++) bytes[i] = 0xA5;
        await File.WriteAllBytesAsync(file, bytes);
        var (code, error) = await StartAsync(folder);
        AssertOneSentence(code, error, "abîmée");
        Assert.That(await File.ReadAllBytesAsync(file), Is.EqualTo(bytes));
    }

    [TestCase("insert into migrations (name, hash, applied_at) values ('9999_plus_tard.sql', 'x', 0)", "plus récente de Forum (9999_plus_tard.sql)")]
    [TestCase("update migrations set hash = 'x' where name = '0003_threads.sql'", "0003_threads.sql a été modifiée")]
    [TestCase("insert into migrations (name, hash, applied_at) values ('0003_perdue.sql', 'x', 0)", "0003_perdue.sql, déjà appliquée à la base, manque")]
    public async Task A_database_of_another_version_is_refused_and_left_as_it_is(string sql, string says)
    {
        var folder = NewFolder();
        var file = await NewStoreAsync(folder);
        await RunSqlAsync(file, sql);
        var bytes = await File.ReadAllBytesAsync(file);
        var (code, error) = await StartAsync(folder);
        AssertOneSentence(code, error, says);
        Assert.That(await File.ReadAllBytesAsync(file), Is.EqualTo(bytes));
    }

    [Test]
    public async Task A_data_directory_without_room_or_closed_to_writing_stops_the_start_and_the_store_is_left_as_it_is([Values] bool full)
    {
        using var disk = new SmallDisk(24);
        var file = await NewStoreAsync(disk.Folder);
        var bytes = await File.ReadAllBytesAsync(file);
        if (full) disk.Fill();
        else disk.CloseToWriting();
        var (code, error) = await StartAsync(disk.Folder);
        AssertOneSentence(code, error, "Forum:DataDirectory");
        Assert.That(await File.ReadAllBytesAsync(file), Is.EqualTo(bytes));
    }

    [Test]
    public async Task A_database_closed_to_writing_beside_an_open_data_directory_names_its_own_key()
    {
        using var disk = new SmallDisk(24);
        await NewStoreAsync(disk.Folder);
        disk.CloseToWriting();
        var (code, error) = await StartAsync(NewFolder(), ("Forum__Database__ConnectionString", $"Data Source={disk.Folder}/forum.db"));
        AssertOneSentence(code, error, "Forum:Database:ConnectionString");
    }

    [Test]
    public async Task A_port_in_use_is_said_in_a_sentence()
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        var (code, error, output) = await RunAsync(NewFolder(), ("ASPNETCORE_URLS", $"http://127.0.0.1:{((IPEndPoint)taken.LocalEndpoint).Port}"));
        AssertOneSentence(code, error, "--urls");
        Assert.That(output, Does.Not.Contain("   at "), "what had begun to run beside it was stopped, and says so in no stack");
    }

    private static string NewFolder() => Directory.CreateDirectory(Path.Combine(TestContext.CurrentContext.WorkDirectory, "stores", Guid.NewGuid().ToString("N"))).FullName;

    /// <summary>A store of this version, closed.</summary>
    private static async Task<string> NewStoreAsync(string folder)
    {
        var file = Path.Combine(folder, "forum.db");
        await using (var app = new ForumApp(folder: folder)) await app.World.ThreadAsync(await app.World.MemberAsync("Amina Diallo"));
        // the program of a test may still be closing its files
        await RunSqlAsync(file, "pragma wal_checkpoint(truncate)");
        return file;
    }

    private static async Task RunSqlAsync(string file, string sql)
    {
        await using var connection = new SqliteConnection($"Data Source={file};Pooling=false");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>Its exit code and standard error. A program that does start is stopped, and fails the test.</summary>
    internal static async Task<(int Code, string Error)> StartAsync(string folder, params (string Key, string Value)[] settings)
    {
        var (code, error, _) = await RunAsync(folder, settings);
        return (code, error);
    }

    private static async Task<(int Code, string Error, string Output)> RunAsync(string folder, params (string Key, string Value)[] settings)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "Forum.Web.dll")]) { RedirectStandardError = true, RedirectStandardOutput = true, WorkingDirectory = folder };
        start.Environment["Forum__DataDirectory"] = folder;
        start.Environment["ASPNETCORE_URLS"] = "http://127.0.0.1:0";
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Production";
        foreach (var (key, value) in settings) start.Environment[key] = value;
        var clock = Stopwatch.StartNew();
        using var process = Process.Start(start)!;
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        try
        {
            var (output, error) = (process.StandardOutput.ReadToEndAsync(limit.Token), process.StandardError.ReadToEndAsync(limit.Token));
            await process.WaitForExitAsync(limit.Token);
            TestContext.Out.WriteLine($"{clock.Elapsed.TotalSeconds:0.0} s: {await error}{await output}");
            return (process.ExitCode, await error, await output);
        }
        finally { if (!process.HasExited) process.Kill(true); }
    }

    internal static void AssertOneSentence(int code, string error, string key)
    {
        Assert.That(code, Is.EqualTo(1), error);
        Assert.That(error.Trim(), Does.Contain(key).And.EndsWith(".").And.Not.Contains("\n").And.Not.Contains("   at "));
    }
}
