using System.Runtime.Versioning;
using Forum.Core.Data;

namespace Forum.Tests.Data;

/// <summary>The SQLite file holds keys, sessions and addresses.</summary>
[UnsupportedOSPlatform("windows")]
public sealed class StoreFileTests
{
    private const UnixFileMode Owner = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    [Test]
    public async Task A_new_store_is_the_programs_users_alone()
    {
        await AssertKeptAsync(NewFile());
    }

    [Test]
    public async Task A_store_of_an_older_version_that_others_could_read_is_closed_to_them()
    {
        var file = NewFile();
        await File.WriteAllBytesAsync(file, []);
        File.SetUnixFileMode(file, Owner | UnixFileMode.GroupRead | UnixFileMode.OtherRead);
        await AssertKeptAsync(file);
    }

    private static string NewFile() => Path.Combine(Directory.CreateTempSubdirectory("forum-").FullName, "forum.db");

    private static async Task AssertKeptAsync(string file)
    {
        await using var database = new Database(Dialect.Sqlite, $"Data Source={file}");
        await Migrator.RunAsync(database);
        await database.WriteAsync<long>(async db => await db.RunAsync("insert into settings (name, value) values ('a', 'b')"), default);
        foreach (var path in new[] { file, file + "-wal", file + "-shm" }) Assert.That(File.GetUnixFileMode(path), Is.EqualTo(Owner), path);
    }
}
