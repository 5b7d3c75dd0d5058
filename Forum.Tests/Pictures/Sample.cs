using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using ImageMagick;

namespace Forum.Tests.Pictures;

/// <summary>Pictures made for the tests: the left half red, the right half blue; and files that only look like pictures.</summary>
internal static class Sample
{
    /// <summary>As the program has it: shut in before its first use.</summary>
    static Sample() => Core.Pictures.ImageLibrary.Open();

    /// <param name="orientation">EXIF: 6 says « turn it to the right », and the red half is then above</param>
    /// <param name="says">EXIF: a place and this comment; empty: no EXIF but the orientation</param>
    public static byte[] Jpeg(int width = 400, int height = 300, ushort orientation = 1, string says = "")
    {
        using var picture = Pixels(width, height);
        var exif = new ExifProfile();
        exif.SetValue(ExifTag.Orientation, orientation);
        if (says.Length > 0)
        {
            exif.SetValue(ExifTag.GPSLatitude, [new Rational(45), new Rational(24), new Rational(1)]);
            exif.SetValue(ExifTag.Artist, says);
            picture.Comment = says;
        }
        picture.SetProfile(exif);
        // what the library writes, whatever the profile says
        picture.Orientation = (Orientation)orientation;
        (picture.Format, picture.Quality) = (MagickFormat.Jpeg, 90);
        return picture.ToByteArray();
    }

    public static byte[] WebP(int width = 400, int height = 300)
    {
        using var picture = Pixels(width, height);
        picture.Format = MagickFormat.WebP;
        return picture.ToByteArray();
    }

    /// <summary>Black, written by hand.</summary>
    /// <param name="rows">that it holds, whatever its header says</param>
    /// <param name="more">chunks after the header</param>
    public static byte[] Png(uint width = 400, uint height = 300, long? rows = null, params (string Type, byte[] Data)[] more)
    {
        using var file = new MemoryStream();
        file.Write([0x89, (byte)'P', (byte)'N', (byte)'G', 13, 10, 26, 10]);
        var header = new byte[13];
        BinaryPrimitives.WriteUInt32BigEndian(header, width);
        BinaryPrimitives.WriteUInt32BigEndian(header.AsSpan(4), height);
        (header[8], header[9]) = (8, 2);
        Chunk(file, "IHDR", header);
        foreach (var (type, data) in more) Chunk(file, type, data);
        Chunk(file, "IDAT", Packed(1 + 3L * width, rows ?? height));
        Chunk(file, "IEND", []);
        return file.ToArray();
    }

    /// <summary>Zeros, packed as PNG packs them: a thousandth of what they become.</summary>
    public static byte[] Packed(long bytes, long times = 1)
    {
        using var packed = new MemoryStream();
        using (var zip = new ZLibStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            var zeros = new byte[times == 0 ? 0 : bytes];
            for (var n = 0L; n < times; n++) zip.Write(zeros);
        }
        return packed.ToArray();
    }

    /// <summary>The pixel at this place of a picture, as « #rrggbb »: red, blue, or something else.</summary>
    public static string Colour(byte[] file, int x, int y)
    {
        using var picture = new MagickImage(file, MagickFormat.WebP);
        using var pixels = picture.GetPixels();
        var colour = pixels.GetPixel(x, y).ToColor()!;
        return colour.R > 200 && colour.B < 60 ? "red" : colour.B > 200 && colour.R < 60 ? "blue" : colour.ToHexString();
    }

    public static (uint Width, uint Height) Size(byte[] file)
    {
        using var picture = new MagickImage(file, MagickFormat.WebP);
        return (picture.Width, picture.Height);
    }

    private static MagickImage Pixels(int width, int height)
    {
        var pixels = new byte[3 * width * height];
        for (var n = 0; n < width * height; n++) pixels[3 * n + (n % width < width / 2 ? 0 : 2)] = 255;
        return new(pixels, new PixelReadSettings((uint)width, (uint)height, StorageType.Char, PixelMapping.RGB));
    }

    private static void Chunk(MemoryStream file, string type, byte[] data)
    {
        Span<byte> number = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(number, data.Length);
        file.Write(number);
        byte[] body = [.. Encoding.ASCII.GetBytes(type), .. data];
        file.Write(body);
        BinaryPrimitives.WriteUInt32BigEndian(number, Check(body));
        file.Write(number);
    }

    /// <summary>CRC-32 of PNG.</summary>
    private static uint Check(byte[] body)
    {
        var crc = uint.MaxValue;
        foreach (var b in body)
        {
            crc ^= b;
            for (var bit = 0; bit < 8; bit++) crc = (crc & 1) == 0 ? crc >> 1 : crc >> 1 ^ 0xEDB88320;
        }
        return ~crc;
    }
}
