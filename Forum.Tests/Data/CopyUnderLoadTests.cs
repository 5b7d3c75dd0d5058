using System.Diagnostics;
using Forum.Core.Backups;
using Forum.Core.Data;
using Forum.Core.Demo;
using Forum.Core.Members;
using Forum.Core.Posts;
using Forum.Core.Text;
using Forum.Core.Threads;
using Forum.Tests.Verbs;

namespace Forum.Tests.Data;

/// <summary>The whole of a SQLite store is copied while members post without a pause: its log stays below 64 MB, and they go on. How long the longest of them waited is printed.</summary>
[NonParallelizable]
public sealed class CopyUnderLoadTests
{
    private const long Most = 64 << 20;

    /// <summary>Some of them fill the log before the copy is made.</summary>
    private static readonly string Long = string.Join(' ', Enumerable.Range(0, 2_300).Select(n => $"mot{n}"));

    private ForumApp _app = null!;
    private ThreadHead _thread = null!;
    private Member[] _members = [];

    [OneTimeSetUp]
    public async Task Grow()
    {
        _app = new(Dialect.Sqlite);
        World.Done(await _app.Get<GrowPlace>().RunAsync(new(Threads: 3_000, Replies: 30_000, Members: 50, Seed: 9, PasswordHash: null), _ => { }, default));
        _members = await Task.WhenAll(Enumerable.Range(0, 4).Select(n => _app.World.MemberAsync($"Membre {n}")));
        _thread = await _app.World.ThreadAsync(_members[0]);
    }

    [OneTimeTearDown]
    public async Task StopAsync() => await _app.DisposeAsync();

    [Test]
    public Task An_export_by_its_verb() => AssertLogStaysSmallAsync(() => RunAsync("export", Path.Combine(Verb.NewFolder(), "copie"), "--all"));

    [Test]
    public Task A_backup_by_its_verb() => AssertLogStaysSmallAsync(() => RunAsync("backup", Path.Combine(Verb.NewFolder(), "forum.zip")));

    [Test]
    public Task A_backup_by_the_program_that_serves() => AssertLogStaysSmallAsync(() => _app.Get<MakeBackup>().RunAsync(new(Path.Combine(Verb.NewFolder(), "forum.zip"), _app.Folder), default));

    private async Task RunAsync(params string[] verb)
    {
        var result = await Verb.RunAsync(_app, _app.Folder, [], verb);
        Assert.That((result.ExitCode, result.Error), Is.EqualTo((0, "")), result.Output);
    }

    private async Task AssertLogStaysSmallAsync(Func<Task> copying)
    {
        using var done = new CancellationTokenSource();
        var writing = Task.WhenAll(_members.Select(m => Task.Run(() => WriteAsync(m, done.Token))));
        var watch = Stopwatch.StartNew();
        try { await copying(); }
        finally { await done.CancelAsync(); }
        var took = watch.Elapsed;
        var written = (await writing).ToList();
        var (posts, wait, log) = (written.Sum(w => w.Posts), written.Max(w => w.Wait), written.Max(w => w.Log));
        TestContext.Out.WriteLine($"copied in {took.TotalSeconds:0.0} s beside {posts} replies, the longest in {wait.TotalMilliseconds:0} ms; the log at most {log >> 20} MiB");
        Assert.That(log, Is.LessThan(Most));
        Assert.That(posts, Is.GreaterThan(_members.Length), "they went on");
    }

    /// <summary>Until the copy is made; how many replies, the longest wait for one, the longest log that was seen.</summary>
    private async Task<(int Posts, TimeSpan Wait, long Log)> WriteAsync(Member member, CancellationToken done)
    {
        var (posts, wait, log) = (0, TimeSpan.Zero, 0L);
        for (; !done.IsCancellationRequested; posts++)
        {
            var asked = Stopwatch.GetTimestamp();
            World.Done(await _app.Get<PostReply>().RunAsync(new(member, _thread.Id, Long, Guid.NewGuid().ToString(), Language.French), CancellationToken.None));
            var took = Stopwatch.GetElapsedTime(asked);
            if (took > wait) wait = took;
            log = Math.Max(log, new FileInfo(Path.Combine(_app.Folder, "forum.db-wal")).Length);
        }
        return (posts, wait, log);
    }
}
