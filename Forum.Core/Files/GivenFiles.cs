namespace Forum.Core.Files;

/// <summary>What a form says of the files of a message: those given before that go with it, those to take off, and what she says of images.</summary>
/// <param name="Keep">ids; what is another's, or was sent with another message, is refused</param>
/// <param name="Remove">ids of files under the message being changed</param>
/// <param name="Alts">by id: the description of an image, as typed</param>
public sealed record GivenFiles(IReadOnlyList<long> Keep, IReadOnlyList<long> Remove, IReadOnlyDictionary<long, string> Alts)
{
    public static GivenFiles None { get; } = new([], [], new Dictionary<long, string>());

    public bool IsEmpty => Keep.Count == 0 && Remove.Count == 0 && Alts.Count == 0;
}
