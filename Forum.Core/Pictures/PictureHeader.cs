using System.Buffers.Binary;

namespace Forum.Core.Pictures;

/// <summary>The kinds of pictures that are taken: what telephones and browsers make.</summary>
public enum PictureKind { Jpeg, Png, WebP }

/// <summary>
/// What a picture says of itself in its first bytes, read without decoding anything: its kind by its content, whatever its name, and its size, so that one of huge dimensions never reaches a decoder.
/// JPEG: ITU-T T.81, annex B; PNG: W3C PNG (third edition), 11.2.1; WebP: RFC 9649, 2.
/// </summary>
public sealed record PictureHeader(PictureKind Kind, long Width, long Height)
{
    /// <summary>Times that a JPEG may draw itself anew, each as long as the whole picture takes: cameras and browsers use some ten.</summary>
    private const int MostPasses = 64;

    private static ReadOnlySpan<byte> PngMark => [0x89, (byte)'P', (byte)'N', (byte)'G', 13, 10, 26, 10];

    /// <summary>Null where it is no picture of these kinds, or ends before it has begun.</summary>
    public static PictureHeader? Read(ReadOnlySpan<byte> sent)
    {
        if (sent.StartsWith(PngMark)) return Png(sent);
        if (sent.StartsWith("RIFF"u8) && sent.Length > 30 && sent[8..].StartsWith("WEBP"u8)) return WebP(sent[12..]);
        return sent is [0xFF, 0xD8, 0xFF, ..] ? Jpeg(sent) : null;
    }

    private static PictureHeader? Png(ReadOnlySpan<byte> sent) => sent.Length < 33 || !sent[12..].StartsWith("IHDR"u8)
        ? null : Of(PictureKind.Png, BinaryPrimitives.ReadUInt32BigEndian(sent[16..]), BinaryPrimitives.ReadUInt32BigEndian(sent[20..]));

    /// <summary>Its first chunk: plain (VP8), without loss (VP8L), or with more than a picture (VP8X).</summary>
    private static PictureHeader? WebP(ReadOnlySpan<byte> chunk)
    {
        var data = chunk[8..];
        if (chunk.StartsWith("VP8 "u8)) return data.Length < 10 ? null : Of(PictureKind.WebP, BinaryPrimitives.ReadUInt16LittleEndian(data[6..]) & 0x3FFF, BinaryPrimitives.ReadUInt16LittleEndian(data[8..]) & 0x3FFF);
        if (chunk.StartsWith("VP8X"u8)) return data.Length < 10 ? null : Of(PictureKind.WebP, 1 + ThreeBytes(data[4..]), 1 + ThreeBytes(data[7..]));
        if (!chunk.StartsWith("VP8L"u8)) return null;
        var bits = BinaryPrimitives.ReadUInt32LittleEndian(data[1..]);
        return Of(PictureKind.WebP, 1 + (bits & 0x3FFF), 1 + (bits >> 14 & 0x3FFF));
    }

    private static long ThreeBytes(ReadOnlySpan<byte> at) => at[0] | at[1] << 8 | at[2] << 16;

    /// <summary>Goes from segment to segment to the frame's own (SOF), and on to its data; one that is cut off has no end of image after them.</summary>
    private static PictureHeader? Jpeg(ReadOnlySpan<byte> sent)
    {
        PictureHeader? found = null;
        for (var at = 2; at + 9 < sent.Length && sent[at] == 0xFF;)
        {
            var marker = sent[at + 1];
            // fill bytes
            if (marker == 0xFF) { at++; continue; }
            var segment = sent[(at + 2)..];
            // SOF0 to SOF15, without DHT, JPG and DAC
            if (marker is >= 0xC0 and <= 0xCF and not (0xC4 or 0xC8 or 0xCC))
                found = Of(PictureKind.Jpeg, BinaryPrimitives.ReadUInt16BigEndian(segment[5..]), BinaryPrimitives.ReadUInt16BigEndian(segment[3..]));
            // SOS: what follows is the picture itself
            if (marker == 0xDA) return segment.IndexOf((ReadOnlySpan<byte>)[0xFF, 0xD9]) < 0 || Passes(sent[at..]) > MostPasses ? null : found;
            at += 2 + BinaryPrimitives.ReadUInt16BigEndian(segment);
        }
        return null;
    }

    /// <summary>From the first one to the end of the picture: a second one behind it does not count.</summary>
    private static int Passes(ReadOnlySpan<byte> sent)
    {
        var passes = 0;
        for (var at = 0; at + 3 < sent.Length;)
        {
            // between marks stands the picture itself, in which FF is followed by 00, or begins a part again (RST); and fill bytes
            if (sent[at] != 0xFF || sent[at + 1] is 0 or (>= 0xD0 and <= 0xD7) or 0xFF)
            {
                var next = sent[(at + 1)..].IndexOf((byte)0xFF);
                if (next < 0) break;
                at += 1 + next;
                continue;
            }
            if (sent[at + 1] == 0xD9) break;
            if (sent[at + 1] == 0xDA && ++passes > MostPasses) break;
            at += 2 + BinaryPrimitives.ReadUInt16BigEndian(sent[(at + 2)..]);
        }
        return passes;
    }

    private static PictureHeader? Of(PictureKind kind, long width, long height) => width > 0 && height > 0 ? new(kind, width, height) : null;
}
