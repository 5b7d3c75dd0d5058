using System.Buffers;
using System.Security.Cryptography;

namespace Forum.Core.Backups;

/// <summary>Copies a stream and says how long it was and what it weighed in SHA-256, in one reading.</summary>
internal static class HashedCopy
{
    /// <param name="most">stops after so many bytes: no archive fills a disk with more than it declares</param>
    public static async Task<(long Bytes, string Sha256)> RunAsync(Stream from, Stream to, long most, CancellationToken ct)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = ArrayPool<byte>.Shared.Rent(128 * 1024);
        try
        {
            var bytes = 0L;
            for (int read; bytes <= most && (read = await from.ReadAsync(buffer, ct)) > 0; bytes += read)
            {
                hash.AppendData(buffer, 0, read);
                await to.WriteAsync(buffer.AsMemory(0, read), ct);
            }
            return (bytes, Convert.ToHexStringLower(hash.GetHashAndReset()));
        }
        finally { ArrayPool<byte>.Shared.Return(buffer); }
    }
}
