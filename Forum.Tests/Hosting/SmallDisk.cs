namespace Forum.Tests.Hosting;

/// <summary>A disk of its own (a tmpfs), so small that a test can fill it, and closed to writing when it wants. Mode bits would not stop root. Only who may mount one can: elsewhere the test is skipped.</summary>
internal sealed class SmallDisk : IDisposable
{
    private string Filler => Path.Combine(Folder, "remplissage");

    /// <param name="folder">an empty one where it shall lie; a new one else</param>
    public SmallDisk(int megabytes, string? folder = null)
    {
        Folder = folder ?? Directory.CreateTempSubdirectory("forum-disque-").FullName;
        if (!Machine.IsRoot || Machine.Run("mount", ["-t", "tmpfs", "-o", $"size={megabytes}m", "tmpfs", Folder]) != 0) Machine.Lack("a small disk could not be mounted: that wants root");
    }

    public string Folder { get; }

    /// <summary>To the last byte.</summary>
    public void Fill()
    {
        using var filler = File.OpenHandle(Filler, FileMode.Create, FileAccess.Write);
        long length = 0;
        for (var block = 1 << 20; block > 0; block /= 2)
        {
            try
            {
                for (; ; length += block) RandomAccess.Write(filler, new byte[block], length);
            }
            catch (IOException)
            {
                // no room for such a block: half of it?
            }
        }
    }

    public void Empty() => File.Delete(Filler);

    /// <summary>For whoever opens a file from now on.</summary>
    public void CloseToWriting()
    {
        var code = Machine.Run("mount", ["-o", "bind,ro", Folder, Folder]);
        if (code != 0) throw new InvalidOperationException($"mount: exit code {code}");
    }

    public void Dispose()
    {
        // one mount lies on the other where it was closed
        while (Machine.Run("umount", ["-l", Folder]) == 0) { }
        Directory.Delete(Folder);
    }
}
