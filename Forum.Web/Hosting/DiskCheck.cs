using System.Runtime.CompilerServices;
using Forum.Core.Doctor;

namespace Forum.Web.Hosting;

/// <summary>Room on the disk of the data directory: some days of posts and one log file.</summary>
internal sealed class DiskCheck(ForumSettings settings) : ICheck
{
    private const long Megabyte = 1_000_000;
    private const long Least = 200 * Megabyte;

    public async IAsyncEnumerable<Finding> RunAsync(bool repair, [EnumeratorCancellation] CancellationToken ct)
    {
        await Task.Yield();
        var free = new DriveInfo(settings.DataDirectory).AvailableFreeSpace;
        if (free < Least) yield return new("doctor.disk", free / Megabyte, settings.DataDirectory);
    }
}
