using System.Security.Cryptography;
using System.Text;

namespace Forum.Core.Members;

/// <summary>A value that opens something to whoever has it: 256 random bits, of which the store keeps the SHA-256, so that the store alone opens nothing.</summary>
public static class Secret
{
    public static string New() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));

    public static string Hash(string secret) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(secret)));
}
