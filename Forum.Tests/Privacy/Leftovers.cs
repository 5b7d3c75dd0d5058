using System.Text;
using Forum.Core.Data;

namespace Forum.Tests.Privacy;

/// <summary>Looks for words wherever a place may keep them: every row of every table, every file of its folder, byte for byte.</summary>
internal static class Leftovers
{
    public static async Task<List<string>> OfAsync(ForumApp app, params string[] words)
    {
        List<string> found = [];
        var tables = await app.ReadAsync(db => db.ListAsync<string>(db.Dialect is Dialect.Sqlite
            ? "select name from sqlite_master where type = 'table' and name not like 'search_posts%' order by name"
            : "select cast(table_name as text) from information_schema.tables where table_schema = 'public' order by 1"));
        Assert.That(tables, Does.Contain("posts").And.Contain("members"));
        foreach (var table in tables)
            foreach (var row in await app.ReadAsync(db => db.RowsAsync($"select * from {table}")))
                found.AddRange(Named(string.Join('\n', row.Values), words).Select(w => $"{w} in {table}: {string.Join(" | ", row)}"));
        foreach (var file in Directory.EnumerateFiles(app.Folder, "*", SearchOption.AllDirectories))
        {
            await using var open = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            using var bytes = new MemoryStream();
            await open.CopyToAsync(bytes);
            // one sign a byte: a name of plain letters is found in whatever stands around it
            found.AddRange(Named(Encoding.Latin1.GetString(bytes.ToArray()), words).Select(w => $"{w} in {Path.GetRelativePath(app.Folder, file)}"));
        }
        return found;
    }

    private static IEnumerable<string> Named(string text, string[] words) => words.Where(w => text.Contains(w, StringComparison.OrdinalIgnoreCase));
}
