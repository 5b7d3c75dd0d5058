namespace Forum.Core.Doctor;

/// <summary>One difference between what the place keeps and the truth.</summary>
/// <param name="Key">of its sentence, e.g. « doctor.reply_count »</param>
/// <param name="Values">what stands in the sentence: ids and numbers, names, moments and days</param>
public sealed record Finding(string Key, params object[] Values)
{
    /// <summary>It was there, and is there no more.</summary>
    public bool Mended { get; init; }
}
