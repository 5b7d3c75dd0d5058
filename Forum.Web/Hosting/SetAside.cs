using System.Globalization;

namespace Forum.Web.Hosting;

/// <summary>Where the doctor puts files and keys that stand in the program's way: nothing of anybody's is ever deleted.</summary>
internal sealed class SetAside(ForumSettings settings, TimeProvider clock)
{
    /// <summary>Below the data directory; open to the program's own user alone, as a key may lie there.</summary>
    public const string Name = "ecartes";

    /// <param name="file">in the data directory, which it leaves</param>
    public void Put(string file) => File.Move(file, Open(Path.GetRelativePath(settings.DataDirectory, file)));

    /// <summary>The same for what stood in the store. Durable when it returns.</summary>
    public async Task WriteAsync(string name, string content, CancellationToken ct)
    {
        await using var file = new FileStream(Open(name), FileMode.CreateNew);
        await file.WriteAsync(System.Text.Encoding.UTF8.GetBytes(content), ct);
        file.Flush(flushToDisk: true);
    }

    private string Open(string name)
    {
        var moment = clock.GetUtcNow().ToString("yyyyMMdd-HHmmssfff", CultureInfo.InvariantCulture);
        var target = Path.Combine(DataFolder.OpenOwn(Path.Combine(settings.DataDirectory, Name)).FullName, moment, name);
        Directory.CreateDirectory(Path.GetDirectoryName(target)!);
        return target;
    }
}
