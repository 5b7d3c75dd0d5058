using System.Buffers.Binary;

namespace Forum.Core.Backups;

/// <summary>What makes the later state of a file of an earlier one: its length, then each block that is not as it was, after its place.</summary>
internal static class ChangedBlocks
{
    /// <summary>SQLite's usual page; any size would do.</summary>
    private const int Block = 4096;

    /// <summary>Bytes compared at once.</summary>
    private const int Together = 256 * Block;

    public static async Task WriteAsync(string earlier, string later, Stream changes, CancellationToken ct)
    {
        await using var was = File.OpenRead(earlier);
        await using var stands = File.OpenRead(later);
        var (before, after) = (new byte[Together], new byte[Together]);
        await WriteNumberAsync(changes, stands.Length, ct);
        for (var at = 0L; at < stands.Length; at += Together)
        {
            var had = await was.ReadAtLeastAsync(before, Together, throwOnEndOfStream: false, ct);
            var has = await stands.ReadAtLeastAsync(after, Together, throwOnEndOfStream: false, ct);
            for (var n = 0; n < has; n += Block)
            {
                var block = after.AsMemory(n, Math.Min(Block, has - n));
                if (n + block.Length <= had && block.Span.SequenceEqual(before.AsSpan(n, block.Length))) continue;
                await WriteNumberAsync(changes, at + n, ct);
                await changes.WriteAsync(block, ct);
            }
        }
    }

    /// <summary>The earlier file becomes the later one, and is durable.</summary>
    public static async Task ApplyAsync(string file, Stream changes, CancellationToken ct)
    {
        await using var stands = new FileStream(file, FileMode.Open, FileAccess.ReadWrite);
        var length = await ReadNumberAsync(changes, ct) ?? throw new InvalidDataException("ses pages changées manquent");
        stands.SetLength(length);
        var block = new byte[Block];
        while (await ReadNumberAsync(changes, ct) is { } at)
        {
            if (at < 0 || at >= length) throw new InvalidDataException("une page changée est hors de la base");
            var bytes = block.AsMemory(0, (int)Math.Min(Block, length - at));
            await changes.ReadExactlyAsync(bytes, ct);
            stands.Position = at;
            await stands.WriteAsync(bytes, ct);
        }
        stands.Flush(flushToDisk: true);
    }

    private static async Task WriteNumberAsync(Stream to, long number, CancellationToken ct)
    {
        var bytes = new byte[sizeof(long)];
        BinaryPrimitives.WriteInt64LittleEndian(bytes, number);
        await to.WriteAsync(bytes, ct);
    }

    /// <summary>Null at the end.</summary>
    private static async Task<long?> ReadNumberAsync(Stream from, CancellationToken ct)
    {
        var bytes = new byte[sizeof(long)];
        return await from.ReadAtLeastAsync(bytes, bytes.Length, throwOnEndOfStream: false, ct) == bytes.Length ? BinaryPrimitives.ReadInt64LittleEndian(bytes) : null;
    }
}
