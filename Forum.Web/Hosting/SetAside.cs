using System.Globalization;

namespace Forum.Web.Hosting;

/// <summary>Where the doctor puts files that stand in the program's way: nothing of anybody's is ever deleted.</summary>
internal sealed class SetAside(ForumSettings settings, TimeProvider clock)
{
    /// <summary>Below the data directory; open to the program's own user alone, as a key may lie there.</summary>
    public const string Name = "ecartes";

    public void Put(string file)
    {
        var moment = clock.GetUtcNow().ToString("yyyyMMdd-HHmmssfff", CultureInfo.InvariantCulture);
        var target = Path.Combine(DataFolder.OpenOwn(Path.Combine(settings.DataDirectory, Name)).FullName, moment, Path.GetRelativePath(settings.DataDirectory, file));
        Directory.CreateDirectory(Path.GetDirectoryName(target)!);
        File.Move(file, target);
    }
}
