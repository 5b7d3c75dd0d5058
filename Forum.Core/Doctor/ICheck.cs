namespace Forum.Core.Doctor;

/// <summary>One thing that can be wrong, in one file: in the folder that owns what it looks at, so that the one who writes it also mends it.</summary>
public interface ICheck
{
    /// <summary>Tells the differences as it finds them, however many there are; where <paramref name="repair"/> is asked, each once it is mended, or left because no program may decide it. Runs beside a program that serves.</summary>
    IAsyncEnumerable<Finding> RunAsync(bool repair, CancellationToken ct);
}
