using System.Buffers.Binary;
using Forum.Core.Pictures;
using ImageMagick;

namespace Forum.Core.Files;

/// <summary>
/// An image is decoded and drawn anew, the right way up, without anything that was beside its pixels (place, camera, profiles, what hides behind it); its dimensions are refused before.
/// Of a GIF the first picture is kept, as PNG: what moves by itself and cannot be stopped keeps people from reading beside it (WCAG 2.2.2).
/// </summary>
internal static class RedrawImage
{
    /// <summary>Pixels of the longest side: a page of text photographed with a telephone still reads well.</summary>
    private const uint LongestSide = 2_560;

    /// <summary>Of what is shown under a message: twice the points it takes there.</summary>
    private const uint PreviewSide = 640;

    private const uint Quality = 86, PreviewQuality = 78;

    public static bool Begins(ReadOnlySpan<byte> sent) => IsGif(sent) || sent is [0xFF, 0xD8, 0xFF, ..] || sent.StartsWith((ReadOnlySpan<byte>)[0x89, (byte)'P', (byte)'N', (byte)'G']) || (sent.StartsWith("RIFF"u8) && sent.Length > 11 && sent[8..].StartsWith("WEBP"u8));

    public static Outcome<CheckedFile> Run(byte[] sent)
    {
        var gif = IsGif(sent);
        var (width, height) = gif ? sent.Length < 14 ? (0, 0) : (BinaryPrimitives.ReadUInt16LittleEndian(sent.AsSpan(6)), BinaryPrimitives.ReadUInt16LittleEndian(sent.AsSpan(8))) : PictureHeader.Read(sent) is { } header ? (header.Width, header.Height) : (0L, 0L);
        if (width == 0 || height == 0) return ExamineFile.Refused("damaged");
        if (width * height > RedrawPicture.MostPixels || Math.Max(width, height) > ImageLibrary.LongestSide) return ExamineFile.Refused("too_large");
        try
        {
            ImageLibrary.Open();
            return Draw(sent, gif ? MagickFormat.Gif : Enum.Parse<MagickFormat>(PictureHeader.Read(sent)!.Kind.ToString()));
        }
        // not an image that can be decoded whole, whatever its first bytes say
        catch (MagickException) { return ExamineFile.Refused("damaged"); }
    }

    private static bool IsGif(ReadOnlySpan<byte> sent) => sent.StartsWith("GIF87a"u8) || sent.StartsWith("GIF89a"u8);

    private static CheckedFile Draw(byte[] sent, MagickFormat format)
    {
        using var image = new MagickImage();
        image.Read(sent, new MagickReadSettings { Format = format, FrameIndex = 0, FrameCount = 1 });
        image.AutoOrient();
        image.ColorSpace = ColorSpace.sRGB;
        if (image.Width > LongestSide || image.Height > LongestSide) image.Resize(new MagickGeometry(LongestSide, LongestSide));
        image.ResetPage();
        image.Strip();
        var kind = format switch { MagickFormat.Jpeg => FileKind.Jpeg, MagickFormat.WebP => FileKind.WebP, _ => FileKind.Png };
        image.Settings.SetDefine("png:exclude-chunks", "date,time");
        (image.Format, image.Quality) = (Enum.Parse<MagickFormat>(kind.ToString()), Quality);
        var (bytes, width, height) = (image.ToByteArray(), image.Width, image.Height);
        if (width > PreviewSide || height > PreviewSide) image.Resize(new MagickGeometry(PreviewSide, PreviewSide));
        (image.Format, image.Quality) = (MagickFormat.WebP, PreviewQuality);
        return new(kind, bytes, new(width, height, image.ToByteArray(), image.Width, image.Height));
    }
}
