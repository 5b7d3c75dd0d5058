using System.Buffers.Binary;

namespace Forum.Core.Files;

/// <summary>
/// Sounds: an MP3 is cut to its frames, one after the other to the end, so that neither what stands before them (titles, pictures, who made it) nor after is kept; an M4A is taken where its boxes fill it exactly, and hold sound and no film, and what they say beside the sound (titles, place, who made it) is emptied where it stands, as moving anything would move the sound.
/// MP3: ISO 11172-3, 2.4.2.3; M4A: ISO 14496-12, 4.2.
/// </summary>
internal static class SoundFile
{
    /// <summary>Frames of a shorter one are chance: a quarter of a second.</summary>
    private const int FewestFrames = 8;

    private static readonly int[] Rates1 = [0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320];
    private static readonly int[] Rates2 = [0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160];
    private static readonly int[] Samples = [44_100, 48_000, 32_000];

    public static bool IsMp3(ReadOnlySpan<byte> sent) => sent.StartsWith("ID3"u8) || FrameLength(sent) > 0;

    public static Outcome<CheckedFile> Mp3(byte[] sent)
    {
        ReadOnlySpan<byte> all = sent;
        var from = all.StartsWith("ID3"u8) && all.Length > 10 ? 10 + (all[6] << 21 | all[7] << 14 | all[8] << 7 | all[9]) : 0;
        // some writers leave zeros between
        while (from < all.Length && all[from] == 0) from++;
        var (at, frames) = (from, 0);
        for (int length; at < all.Length && (length = FrameLength(all[at..])) > 0 && at + length <= all.Length; frames++) at += length;
        var left = all[Math.Min(at, all.Length)..];
        // the last frame may be cut short, and an older title stands at the end
        if (frames < FewestFrames || !(left.Length < 2_000 || left.StartsWith("TAG"u8) || left.StartsWith("APETAGEX"u8))) return ExamineFile.Refused("damaged");
        return new CheckedFile(FileKind.Mp3, sent[from..at]);
    }

    public static bool IsM4a(ReadOnlySpan<byte> sent) => sent.Length > 16 && sent[4..].StartsWith("ftyp"u8);

    public static Outcome<CheckedFile> M4a(byte[] sent)
    {
        ReadOnlySpan<byte> all = sent;
        var (sound, film) = (false, false);
        for (var at = 0L; at < all.Length;)
        {
            var box = all[(int)at..];
            if (box.Length < 8) return ExamineFile.Refused("damaged");
            long size = BinaryPrimitives.ReadUInt32BigEndian(box);
            var type = box.Slice(4, 4);
            if (size == 1 && box.Length >= 16) size = (long)Math.Min(long.MaxValue, BinaryPrimitives.ReadUInt64BigEndian(box[8..]));
            if (size == 0) size = box.Length;
            if (size < 8 || size > box.Length) return ExamineFile.Refused("damaged");
            if (!IsKnown(type)) return ExamineFile.Refused("unknown_kind");
            if (type.SequenceEqual("moov"u8)) (sound, film) = (box[..(int)size].IndexOf("soun"u8) >= 0, box[..(int)size].IndexOf("vide"u8) >= 0);
            at += size;
        }
        if (!sound || film) return ExamineFile.Refused("unknown_kind");
        byte[] kept = [.. sent];
        return Empty(kept) ? new CheckedFile(FileKind.M4a, kept) : ExamineFile.Refused("damaged");
    }

    /// <summary>Boxes that tell become free space of the same length. False where a box is longer than what holds it.</summary>
    private static bool Empty(Span<byte> boxes)
    {
        while (boxes.Length > 0)
        {
            if (boxes.Length < 8) return false;
            long size = BinaryPrimitives.ReadUInt32BigEndian(boxes);
            var head = size == 1 ? 16 : 8;
            if (head == 16 && boxes.Length >= 16) size = (long)Math.Min(long.MaxValue, BinaryPrimitives.ReadUInt64BigEndian(boxes[8..]));
            if (size == 0) size = boxes.Length;
            if (size < head || size > boxes.Length) return false;
            var type = boxes.Slice(4, 4);
            var inside = boxes[head..(int)size];
            if (Tells(type))
            {
                "free"u8.CopyTo(type);
                inside.Clear();
            }
            else if ((type.SequenceEqual("moov"u8) || type.SequenceEqual("trak"u8)) && !Empty(inside)) return false;
            boxes = boxes[(int)size..];
        }
        return true;
    }

    private static bool Tells(ReadOnlySpan<byte> type) => type.SequenceEqual("udta"u8) || type.SequenceEqual("meta"u8) || type.SequenceEqual("uuid"u8) || type.SequenceEqual("free"u8) || type.SequenceEqual("skip"u8);

    private static bool IsKnown(ReadOnlySpan<byte> type) => type.SequenceEqual("ftyp"u8) || type.SequenceEqual("moov"u8) || type.SequenceEqual("mdat"u8) || type.SequenceEqual("free"u8)
        || type.SequenceEqual("skip"u8) || type.SequenceEqual("wide"u8) || type.SequenceEqual("udta"u8) || type.SequenceEqual("meta"u8);

    /// <summary>Of a frame of layer III that begins here; 0 for none.</summary>
    private static int FrameLength(ReadOnlySpan<byte> at)
    {
        if (at.Length < 4 || at[0] != 0xFF || (at[1] & 0xE0) != 0xE0) return 0;
        var (version, layer, rate, sample, pad) = (at[1] >> 3 & 3, at[1] >> 1 & 3, at[2] >> 4, at[2] >> 2 & 3, at[2] >> 1 & 1);
        if (version == 1 || layer != 1 || rate is 0 or 15 || sample == 3) return 0;
        var hertz = Samples[sample] >> (version == 3 ? 0 : version == 2 ? 1 : 2);
        return (version == 3 ? 144_000 * Rates1[rate] : 72_000 * Rates2[rate]) / hertz + pad;
    }
}
