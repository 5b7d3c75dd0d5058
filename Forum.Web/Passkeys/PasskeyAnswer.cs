using System.Buffers.Binary;
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Forum.Core.Members;

namespace Forum.Web.Passkeys;

/// <summary>
/// What an answer that was refused says of itself, read for nothing but the sentence of the refusal: the framework has refused it already, and this decides nothing.
/// </summary>
/// <param name="CredentialId">base64url</param>
/// <param name="Data">of the authenticator (WebAuthn Level 3, §6.1): 32 bytes of the host's hash, one of flags, four of the count; empty where there are none</param>
internal sealed record PasskeyAnswer(string CredentialId, ReadOnlyMemory<byte> Data)
{
    private const byte UserVerified = 0b100;

    /// <summary>The passkey an answer names, base64url; null where it names none.</summary>
    public static string? CredentialOf(string json)
    {
        try
        {
            using var answer = JsonDocument.Parse(json);
            return answer.RootElement.GetProperty("id").GetString();
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or KeyNotFoundException) { return null; }
    }

    /// <summary>Null where it is no such answer.</summary>
    public static PasskeyAnswer? Read(string json)
    {
        try
        {
            using var answer = JsonDocument.Parse(json);
            var data = Base64Url.DecodeFromChars(answer.RootElement.GetProperty("response").GetProperty("authenticatorData").GetString() ?? "");
            return new(answer.RootElement.GetProperty("id").GetString() ?? "", data.Length < 37 ? ReadOnlyMemory<byte>.Empty : data);
        }
        catch (Exception e) when (e is JsonException or FormatException or InvalidOperationException or KeyNotFoundException) { return null; }
    }

    /// <summary>Key of the sentence.</summary>
    /// <param name="host">see <see cref="PasskeyPlace.Host"/></param>
    /// <param name="kept">the passkey it names; null where there is none</param>
    public string Fault(string? host, PasskeyCredential? kept)
    {
        if (kept is null) return "passkeys.unknown";
        var data = Data.Span;
        if (data.IsEmpty) return "passkeys.refused";
        if (!data[..32].SequenceEqual(SHA256.HashData(Encoding.UTF8.GetBytes(host ?? "")))) return "passkeys.elsewhere";
        if ((data[32] & UserVerified) == 0) return "passkeys.unverified";
        var count = BinaryPrimitives.ReadUInt32BigEndian(data[33..37]);
        return kept.SignCount > 0 && count <= kept.SignCount ? "passkeys.copied" : "passkeys.refused";
    }
}
