using System.Buffers.Binary;
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Forum.Tests.Accounts;

/// <summary>An authenticator as a telephone holds one, with a real key and real signatures (WebAuthn Level 3, §6), that can also be made to do what a real one does not.</summary>
internal sealed class SoftKey : IDisposable
{
    public const string Host = "forum.example.org", Origin = "https://" + Host;

    private const byte UserPresent = 0x01, UserVerified = 0x04, HasCredential = 0x40;
    private readonly ECDsa _key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private readonly byte[] _id = RandomNumberGenerator.GetBytes(32);

    /// <summary>Signatures so far; each adds one.</summary>
    public uint Count { get; set; } = 1;

    public bool Verifies { get; set; } = true;

    /// <summary>Whose page it is told of.</summary>
    public string SaidOrigin { get; set; } = Origin;

    public string SaidHost { get; set; } = Host;

    public string Id => Base64Url.EncodeToString(_id);

    /// <summary>The user handle it was made with, base64url.</summary>
    public string? User { get; private set; }

    /// <summary>Answers « create » with « none » for an attestation (§8.7).</summary>
    public string Create(JsonElement options)
    {
        User = options.GetProperty("user").GetProperty("id").GetString();
        byte[] data = [.. Data(HasCredential), .. new byte[16], 0, (byte)_id.Length, .. _id, .. PublicKey()];
        // {"fmt": "none", "attStmt": {}, "authData": …} as CBOR
        byte[] attestation = [0xA3, 0x63, .. "fmt"u8, 0x64, .. "none"u8, 0x67, .. "attStmt"u8, 0xA0, 0x68, .. "authData"u8, 0x58, (byte)data.Length, .. data];
        return Answer(new() { ["clientDataJSON"] = Base64Url.EncodeToString(Client("webauthn.create", options)), ["attestationObject"] = Base64Url.EncodeToString(attestation), ["transports"] = new[] { "internal" } });
    }

    /// <summary>Answers « get ».</summary>
    public string Sign(JsonElement options)
    {
        Count++;
        var (client, data) = (Client("webauthn.get", options), Data(0));
        var signature = _key.SignData([.. data, .. SHA256.HashData(client)], HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence);
        return Answer(new() { ["clientDataJSON"] = Base64Url.EncodeToString(client), ["authenticatorData"] = Base64Url.EncodeToString(data), ["signature"] = Base64Url.EncodeToString(signature), ["userHandle"] = User! });
    }

    public void Dispose() => _key.Dispose();

    private string Answer(Dictionary<string, object> response) =>
        JsonSerializer.Serialize(new { id = Id, rawId = Id, type = "public-key", authenticatorAttachment = "platform", clientExtensionResults = new { }, response });

    private byte[] Client(string type, JsonElement options) =>
        JsonSerializer.SerializeToUtf8Bytes(new { type, challenge = options.GetProperty("challenge").GetString(), origin = SaidOrigin, crossOrigin = false });

    private byte[] Data(byte flags)
    {
        var count = new byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(count, Count);
        return [.. SHA256.HashData(Encoding.UTF8.GetBytes(SaidHost)), (byte)(flags | UserPresent | (Verifies ? UserVerified : 0)), .. count];
    }

    /// <summary>A COSE key: EC2, ES256, P-256 (RFC 9053, §7.1).</summary>
    private byte[] PublicKey()
    {
        var q = _key.ExportParameters(false).Q;
        return [0xA5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01, 0x21, 0x58, 0x20, .. q.X!, 0x22, 0x58, 0x20, .. q.Y!];
    }
}

/// <summary>What client/passkey.ts does, without a browser.</summary>
internal static class PasskeyVisits
{
    public static Task<(string Id, JsonElement Options)> AskSignInAsync(this Visitor visitor) => visitor.AskAsync("/connexion/cle/demande");

    public static async Task<(string Id, JsonElement Options)> AskAsync(this Visitor visitor, string path, params (string, string)[] fields)
    {
        using var answer = await visitor.PostAsync(path, fields);
        var text = await answer.Content.ReadAsStringAsync();
        Assert.That(answer.IsSuccessStatusCode, Is.True, text);
        using var json = JsonDocument.Parse(text);
        return (json.RootElement.GetProperty("id").GetString()!, json.RootElement.GetProperty("options").Clone());
    }

    public static async Task<HttpResponseMessage> AddAsync(this Visitor visitor, SoftKey key, string password = "")
    {
        var (id, options) = await visitor.AskAsync("/compte/cles/demande", ("Password", password));
        return await visitor.PostAsync("/compte/cles/ajouter", ("Question", id), ("Answer", key.Create(options)));
    }

    public static async Task<HttpResponseMessage> EnterAsync(this Visitor visitor, SoftKey key, string back = "")
    {
        var (id, options) = await visitor.AskSignInAsync();
        var answer = await visitor.PostAsync("/connexion/cle", ("Question", id), ("Answer", key.Sign(options)), ("retour", back));
        if (answer.Headers.Location is not null) visitor.ForgetToken();
        return answer;
    }
}
