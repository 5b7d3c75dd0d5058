using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Forum.Tests.Accounts;

/// <summary>The program behind no proxy, doing https itself with a certificate of its own.</summary>
public sealed class HttpsTests
{
    [Test]
    public async Task Over_https_the_session_cookie_carries_its_promises_in_its_name_and_the_browser_is_told_to_stay()
    {
        using var certificate = NewCertificate();
        await using var app = new ForumApp(certificate: certificate);
        Assert.That(app.Root, Does.StartWith("https://"));
        var (_, email) = await app.AccountAsync("Paul Ouellet");
        using var visitor = await app.VisitAsync();
        using var start = await visitor.GetAsync("/connexion");
        Assert.That(start.Headers.GetValues("Strict-Transport-Security"), Is.EqualTo(new[] { "max-age=31536000" }));
        Assert.That(start.Headers.GetValues("Set-Cookie"), Is.Not.Empty.And.All.Contains("; secure"), "no cookie of ours leaves https");

        using var answer = await visitor.SignInAsync(email);
        var cookie = answer.Headers.GetValues("Set-Cookie").Single(c => c.StartsWith("__Host-forum=", StringComparison.Ordinal)).ToUpperInvariant();
        Assert.That(cookie.Split("; ").Skip(1), Is.EquivalentTo(new[] { "MAX-AGE=5184000", "PATH=/", "SECURE", "SAMESITE=LAX", "HTTPONLY" }));
        Assert.That(await visitor.ReadAsync("/compte"), Does.Contain("Paul Ouellet"));

        visitor.ForgetToken();
        await visitor.ReadAsync("/compte");
        using var signedOut = await visitor.PostAsync("/deconnexion");
        Assert.That(signedOut.Headers.GetValues("Set-Cookie"), Has.Some.StartsWith("__Host-forum=;"));
        Assert.That((await visitor.GetAsync("/compte")).StatusCode, Is.EqualTo(HttpStatusCode.Redirect));
    }

    [Test]
    public async Task Over_https_a_cookie_of_the_plain_name_opens_nothing()
    {
        using var certificate = NewCertificate();
        await using var app = new ForumApp(certificate: certificate);
        using var visitor = await app.VisitAsync(await app.World.MemberAsync("Anne Roy"));
        Assert.That(visitor.Cookies.GetCookies(new Uri(app.Root)).Select(c => c.Name), Is.EqualTo(new[] { "forum" }));
        Assert.That((await visitor.GetAsync("/compte")).StatusCode, Is.EqualTo(HttpStatusCode.Redirect));
    }

    private static X509Certificate2 NewCertificate()
    {
        using var key = ECDsa.Create();
        return new CertificateRequest("CN=127.0.0.1", key, HashAlgorithmName.SHA256).CreateSelfSigned(TimeProvider.System.GetUtcNow().AddDays(-1), TimeProvider.System.GetUtcNow().AddDays(1));
    }
}
