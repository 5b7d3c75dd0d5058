using System.Security.Cryptography;
using Forum.Core.Data;
using Forum.Core.Doctor;
using Forum.Core.Files;
using Forum.Core.Members;
using Forum.Core.Posts;
using Forum.Core.Privacy;
using Forum.Core.Text;
using Forum.Core.Threads;
using Forum.Tests.Accounts;

namespace Forum.Tests.Files;

/// <summary>The bytes of files: where they lie, how long, and what becomes of them with their member, their message and their place.</summary>
public sealed class FileLifeTests(Dialect dialect) : BothStores(dialect)
{
    [Test]
    public async Task Bytes_lie_under_their_hash_once_beside_the_pages()
    {
        var (luc, ina) = (await World.MemberAsync("Luc Roy"), await World.MemberAsync("Ina Roy"));
        var bytes = Pdf("une fois");
        foreach (var by in new[] { luc, ina }) World.Done(await App.Get<KeepFile>().RunAsync(new(by, "publier", "plan.pdf", bytes), default));
        Assert.That(File.ReadAllBytes(PathOf(bytes)), Is.EqualTo(bytes));
        Assert.That(PathOf(bytes), Does.StartWith(Path.Combine(App.Folder, "files")).And.Not.Contain("wwwroot"));
        if (!OperatingSystem.IsWindows()) Assert.That(File.GetUnixFileMode(PathOf(bytes)), Is.EqualTo(UnixFileMode.UserRead | UnixFileMode.UserWrite));
    }

    [Test]
    public async Task What_is_not_sent_is_forgotten_after_a_day_and_what_is_sent_stays()
    {
        var member = await World.MemberAsync("Amina Diallo");
        var thread = await World.ThreadAsync(member);
        var (sent, left) = (Pdf("envoyé"), Pdf("laissé"));
        await HangAsync(member, thread, sent);
        World.Done(await App.Get<KeepFile>().RunAsync(new(member, "publier", "plan.pdf", left), default));
        App.Clock.Advance(TimeSpan.FromHours(23));
        await App.Get<ForgetFiles>().RunAsync(default);
        Assert.That(File.Exists(PathOf(left)));
        App.Clock.Advance(TimeSpan.FromHours(2));
        await App.Get<ForgetFiles>().RunAsync(default);
        Assert.That((File.Exists(PathOf(left)), File.Exists(PathOf(sent))), Is.EqualTo((false, true)));
    }

    [Test]
    public async Task A_draft_thrown_away_leaves_no_file()
    {
        var member = await World.MemberAsync("Amina Diallo");
        World.Done(await App.Get<KeepFile>().RunAsync(new(member, "publier", "plan.pdf", Pdf("brouillon")), default));
        World.Done(await App.Get<RemoveDraft>().RunAsync(member, "publier", default));
        Assert.That(await App.Get<ListFormFiles>().RunAsync(member, "publier", 0, default), Is.Empty);
    }

    [Test]
    public async Task Who_is_forgotten_takes_her_files_along_and_the_same_bytes_of_another_stay([Values] bool withTexts)
    {
        var (her, _) = await App.AccountAsync("Quirinette Zwolinska", "estrie");
        var other = await World.MemberAsync("Luc Tremblay");
        await World.MemberAsync("Claire Coordination", role: Role.Coordinator);
        var thread = await World.ThreadAsync(her, region: "estrie");
        var (shared, own) = (Pdf($"à deux {withTexts}"), Pdf($"à elle {withTexts}"));
        await HangAsync(other, thread, shared);
        await HangAsync(her, thread, shared);
        var change = await HangAsync(her, thread, own);
        var receipt = World.Done(await App.Get<EraseMember>().RunAsync(new(her, her.Id, withTexts, People.Password), default));
        Assert.That((File.Exists(PathOf(own)), File.Exists(PathOf(shared))), Is.EqualTo((false, true)));
        Assert.That(receipt.Changed.Select(c => c.Number), Does.Contain(change.Number));
        var posts = await World.PostsAsync((await App.Get<ShowThread>().RunAsync(other, thread.Id, 1, default)).Value!);
        Assert.That(posts.Select(p => p.Files.Length > 0), Is.EqualTo(new[] { false, true, false, false }));
        Assert.That(posts[(int)change.Number - 1].Version, Is.GreaterThan(change.Version));
    }

    [Test]
    public async Task The_doctor_names_what_is_missing_damaged_and_named_by_nothing_and_puts_it_aside()
    {
        var member = await World.MemberAsync("Amina Diallo");
        var thread = await World.ThreadAsync(member);
        var (missing, damaged) = (Pdf("manque"), Pdf("abîmé"));
        await HangAsync(member, thread, missing);
        await HangAsync(member, thread, damaged);
        File.Delete(PathOf(missing));
        await File.AppendAllTextAsync(PathOf(damaged), "x");
        var extra = Path.Combine(App.Folder, "files", "aa", "étranger.txt");
        Directory.CreateDirectory(Path.GetDirectoryName(extra)!);
        await File.WriteAllTextAsync(extra, "à moi");
        File.SetLastWriteTimeUtc(extra, App.Now.UtcDateTime.AddDays(-1));
        string[] expected = ["doctor.file_damaged", "doctor.file_missing", "doctor.file_unnamed"];
        Assert.That((await ExamineAsync(false)).Select(f => f.Key).Order(), Is.EqualTo(expected));
        Assert.That((await ExamineAsync(true)).OrderBy(f => f.Key).Select(f => f.Mended), Is.EqualTo(new[] { true, false, true }));
        Assert.That(Directory.GetFiles(Path.Combine(App.Folder, "ecartes"), "étranger.txt", SearchOption.AllDirectories), Has.Length.EqualTo(1));
        // given again, the same bytes heal both
        foreach (var bytes in new[] { missing, damaged }) World.Done(await App.Get<KeepFile>().RunAsync(new(member, "publier", "plan.pdf", bytes), default));
        Assert.That(await ExamineAsync(true), Is.Empty);
    }

    private async Task<List<Finding>> ExamineAsync(bool repair)
    {
        List<Finding> found = [];
        await foreach (var finding in App.Get<IEnumerable<ICheck>>().Single(c => c.GetType().Name == "FilesCheck").RunAsync(repair, default)) found.Add(finding);
        return found;
    }

    private async Task<PostChange> HangAsync(Member by, ThreadHead thread, byte[] bytes)
    {
        var file = World.Done(await App.Get<KeepFile>().RunAsync(new(by, Drafts.Reply(thread.Id), "plan.pdf", bytes), default));
        return World.Done(await App.Get<PostReply>().RunAsync(new(by, thread.Id, "Voici.", Guid.NewGuid().ToString(), Language.French) { Files = new([file.Id], [], new Dictionary<long, string>()) }, default));
    }

    private static byte[] Pdf(string words) => Some.Pdf("% " + words);

    private string PathOf(byte[] bytes) => App.Get<FileStore>().PathOf(Convert.ToHexStringLower(SHA256.HashData(bytes)));
}
