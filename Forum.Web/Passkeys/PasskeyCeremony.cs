using Forum.Core;
using Forum.Core.Members;
using Microsoft.AspNetCore.Identity;

namespace Forum.Web.Passkeys;

/// <summary>What an authenticator is asked, and what becomes of its answer: the framework asks and verifies, <see cref="PasskeyRequests"/> keeps the question for this browser and once, and the caller's use case writes.</summary>
public sealed class PasskeyCeremony(IPasskeyHandler<PasskeyOwner> handler, PasskeyRequests requests, PasskeyCredentials credentials, PasskeyPlace place)
{
    /// <summary>See <see cref="PasskeyPlace.Named"/>.</summary>
    public string? Named => place.Named;

    /// <summary>See <see cref="PasskeyPlace.Host"/>.</summary>
    public string? Host(HttpRequest request) => place.Host(request);

    /// <summary>JSON for client/passkey.ts: « id » comes back with the answer, « options » are WebAuthn's own.</summary>
    public async Task<string> AskSignInAsync(HttpContext http, CancellationToken ct)
    {
        var asked = await handler.MakeRequestOptionsAsync(null, http);
        return Json(await requests.KeepAsync(PasskeyCookie.Give(http), 0, asked.AssertionState!, ct), asked.RequestOptionsJson);
    }

    /// <param name="email">what her authenticator shows the passkey as</param>
    public async Task<string> AskAddAsync(HttpContext http, Member by, string email, CancellationToken ct)
    {
        var asked = await handler.MakeCreationOptionsAsync(new() { Id = PasskeyOwner.Of(by.Id).Id, Name = email, DisplayName = by.Name }, http);
        return Json(await requests.KeepAsync(PasskeyCookie.Give(http), by.Id, asked.AttestationState!, ct), asked.CreationOptionsJson);
    }

    /// <summary>The passkey that signed, counted on.</summary>
    /// <param name="id">as it was asked</param>
    /// <param name="answer">the browser's, as JSON</param>
    public async Task<Outcome<PasskeyCredential>> VerifySignInAsync(HttpContext http, string? id, string? answer, CancellationToken ct)
    {
        var taken = await requests.TakeAsync(id, PasskeyCookie.Read(http.Request), 0, ct);
        if (taken.Refusal is { } refusal) return refusal;
        var result = await handler.PerformAssertionAsync(new() { HttpContext = http, CredentialJson = answer ?? "", AssertionState = taken.Value });
        return result.Succeeded ? PasskeyStore.Credential(result.Passkey) : Refusal.Invalid("", await FaultAsync(http, answer ?? "", ct));
    }

    /// <summary>The passkey that was made for her.</summary>
    public async Task<Outcome<PasskeyCredential>> VerifyAddAsync(HttpContext http, Member by, string? id, string? answer, CancellationToken ct)
    {
        var taken = await requests.TakeAsync(id, PasskeyCookie.Read(http.Request), by.Id, ct);
        if (taken.Refusal is { } refusal) return refusal;
        var result = await handler.PerformAttestationAsync(new() { HttpContext = http, CredentialJson = answer ?? "", AttestationState = taken.Value });
        if (result.Succeeded) return PasskeyStore.Credential(result.Passkey);
        if (PasskeyPlace.WasElsewhere(http)) return Refusal.Invalid("", "passkeys.elsewhere");
        return Refusal.Invalid("", PasskeyAnswer.CredentialOf(answer ?? "") is { } credential && await credentials.OwnerAsync(credential, ct) != 0 ? "passkeys.known" : "passkeys.refused");
    }

    private async Task<string> FaultAsync(HttpContext http, string json, CancellationToken ct)
    {
        if (PasskeyPlace.WasElsewhere(http)) return "passkeys.elsewhere";
        if (PasskeyAnswer.Read(json) is not { } answer) return "passkeys.refused";
        var owner = await credentials.OwnerAsync(answer.CredentialId, ct);
        return answer.Fault(Host(http.Request), (await credentials.OfAsync(owner, ct)).FirstOrDefault(c => c.CredentialId == answer.CredentialId));
    }

    private static string Json(string id, string options) => $$"""{"id":"{{id}}","options":{{options}}}""";
}
