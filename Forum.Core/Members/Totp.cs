using System.Security.Cryptography;
using OtpNet;

namespace Forum.Core.Members;

/// <summary>Codes of a telephone's application (RFC 6238: SHA-1, six digits, thirty seconds, as every such application does), and the codes on paper for the day it is lost.</summary>
internal static class TotpCodes
{
    /// <summary>Codes on paper.</summary>
    public const int Recovery = 8;

    /// <summary>A code serves a step before and after its own: clocks differ, and people type slowly (RFC 6238, §5.2).</summary>
    private static readonly VerificationWindow Window = new(previous: 1, future: 1);

    /// <summary>160 random bits (RFC 4226, §4), in Base32.</summary>
    public static string NewKey() => Base32Encoding.ToString(RandomNumberGenerator.GetBytes(20));

    public static bool IsKey(string? key)
    {
        if (key is not { Length: 32 }) return false;
        try { return Base32Encoding.ToBytes(key).Length == 20; }
        catch (ArgumentException) { return false; }
    }

    /// <summary>The step of a right code that was not used before; null else.</summary>
    public static long? Verify(string key, string code, long lastStep, DateTimeOffset now) =>
        new Totp(Base32Encoding.ToBytes(key)).VerifyTotp(now.UtcDateTime, code, out var step, Window) && step > lastStep ? step : null;

    /// <summary>Ten letters and digits in two groups, none that looks like another: 50 random bits.</summary>
    public static string NewRecoveryCode()
    {
        var code = RandomNumberGenerator.GetString("23456789abcdefghijkmnpqrstuvwxyz", 10);
        return $"{code[..5]}-{code[5..]}";
    }

    /// <summary>As it is kept and compared: however it was typed.</summary>
    public static string Hash(string code) => Secret.Hash(new string([.. code.Where(char.IsAsciiLetterOrDigit)]).ToLowerInvariant());
}
