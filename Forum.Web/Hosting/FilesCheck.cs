using System.Runtime.CompilerServices;
using Forum.Core.Doctor;
using Forum.Core.Files;

namespace Forum.Web.Hosting;

/// <summary>
/// Files of messages against the rows that name them. One that is damaged is set aside, so that the same file, given again or put back from a backup, takes its place; one that nothing names is set aside.
/// What is missing no program can bring back.
/// </summary>
internal sealed class FilesCheck(ForumSettings settings, CompareFiles compare, SetAside aside) : ICheck
{
    public async IAsyncEnumerable<Finding> RunAsync(bool repair, [EnumeratorCancellation] CancellationToken ct)
    {
        await foreach (var difference in compare.RunAsync(ct))
        {
            var mends = repair && difference.Fault is not FileFault.Missing;
            if (mends) aside.Put(difference.Path);
            var name = Path.GetRelativePath(settings.DataDirectory, difference.Path);
            yield return difference.Fault switch
            {
                FileFault.Missing => new("doctor.file_missing", name, difference.Rows),
                FileFault.Damaged => new("doctor.file_damaged", name, difference.Rows) { Mended = mends },
                _ => new("doctor.file_unnamed", name) { Mended = mends },
            };
        }
    }
}
