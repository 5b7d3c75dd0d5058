using ImageMagick;

namespace Forum.Core.Pictures;

/// <summary>
/// Makes pictures of our own from one that somebody sent: decoded and drawn anew, the right way up, without anything that was in the file beside its pixels (place, camera, profiles, text, what hides behind the picture).
/// What is no JPEG, PNG or WebP, says that it is too large, or cannot be decoded whole is refused. One at a time: a picture of <see cref="MostPixels"/> takes some 160 MB while it is drawn.
/// The decoder is loaded with the first picture, not with the program.
/// </summary>
[UseCase]
public sealed class RedrawPicture : IDisposable
{
    /// <summary>Width by height: what the largest sensors of telephones give in their usual mode.</summary>
    public const long MostPixels = 40_000_000;

    /// <summary>Of WebP, 0 to 100: faces at these sizes look like the original (seen), at a third of the bytes of 95.</summary>
    private const int Quality = 80;

    private readonly SemaphoreSlim _turn = new(1);

    /// <summary>Squares in WebP, cut from the middle, one for each side (pixels), the largest first.</summary>
    public async Task<Outcome<IReadOnlyList<byte[]>>> SquaresAsync(byte[] sent, IReadOnlyList<int> sides, CancellationToken ct)
    {
        if (sent.Length == 0) return Refusal.Invalid("Picture", "pictures.missing");
        if (PictureHeader.Read(sent) is not { } header) return Refusal.Invalid("Picture", IsCutOff(sent) ? "pictures.damaged" : "pictures.unknown_kind");
        if (header.Width * header.Height > MostPixels || Math.Max(header.Width, header.Height) > ImageLibrary.LongestSide) return Refusal.Invalid("Picture", "pictures.too_large");
        await _turn.WaitAsync(ct);
        try
        {
            ImageLibrary.Open();
            return await Task.Run(() => Draw(sent, header.Kind, sides), ct);
        }
        // not a picture that can be decoded whole, whatever its first bytes say
        catch (MagickException) { return Refusal.Invalid("Picture", "pictures.damaged"); }
        finally { _turn.Release(); }
    }

    public void Dispose() => _turn.Dispose();

    private static List<byte[]> Draw(byte[] sent, PictureKind kind, IReadOnlyList<int> sides)
    {
        // the kind is told, not guessed again; of an animation the first picture
        var settings = new MagickReadSettings { Format = Enum.Parse<MagickFormat>(kind.ToString()), FrameIndex = 0, FrameCount = 1 };
        var largest = sides.Max();
        // JPEG is decoded at a fraction of its size, twice what is drawn from it
        settings.SetDefine("jpeg:size", $"{2 * largest}x{2 * largest}");
        using var picture = new MagickImage();
        picture.Read(sent, settings);
        picture.AutoOrient();
        picture.ColorSpace = ColorSpace.sRGB;
        picture.BackgroundColor = MagickColors.White;
        picture.Alpha(AlphaAction.Remove);
        List<byte[]> drawn = [];
        foreach (var side in sides.OrderDescending().Select(s => (uint)s))
        {
            picture.Resize(new MagickGeometry(side, side) { FillArea = true });
            picture.Extent(side, side, Gravity.Center);
            picture.Strip();
            (picture.Format, picture.Quality) = (MagickFormat.WebP, Quality);
            drawn.Add(picture.ToByteArray());
        }
        return drawn;
    }

    /// <summary>It begins as one of these kinds does.</summary>
    private static bool IsCutOff(ReadOnlySpan<byte> sent) => sent is [0xFF, 0xD8, 0xFF, ..] || sent.StartsWith((ReadOnlySpan<byte>)[0x89, (byte)'P', (byte)'N', (byte)'G']) || (sent.StartsWith("RIFF"u8) && sent.Length > 11 && sent[8..].StartsWith("WEBP"u8));
}
