using System.Net;
using System.Text.RegularExpressions;
using Forum.Core.Members;
using Forum.Tests.Mail;
using OtpNet;

namespace Forum.Tests.Accounts;

/// <summary>Invented people who sign in with two steps.</summary>
internal static partial class SecondSteps
{
    public static async Task<(Member Member, string Email, string Key, List<string> Paper)> TakenUpAsync(this ForumApp app)
    {
        var (member, email) = await app.AccountAsync("Amina Diallo");
        using var visitor = await app.VisitAsync(member);
        var page = await visitor.ReadAsync("/compte/deux-etapes");
        var key = Key().Match(page).Groups[1].Value;
        Assert.That(page, Does.Contain("<svg"));
        Assert.That((await visitor.PostAsync("/compte/deux-etapes", ("Key", key), ("Code", "000000"))).StatusCode, Is.EqualTo(HttpStatusCode.UnprocessableEntity));
        return (member, email, key, Paper(await (await visitor.PostAsync("/compte/deux-etapes", ("Key", key), ("Code", app.CodeOf(key)))).Content.ReadAsStringAsync()));
    }

    /// <summary>She asks for a link, and follows it.</summary>
    public static async Task<HttpResponseMessage> FollowAsync(this ForumApp app, Visitor visitor, string email)
    {
        await visitor.PostAsync("/connexion/lien", ("Email", email));
        var link = (await app.MailAsync(email))[^1].Link();
        await visitor.ReadAsync(link);
        return await visitor.PostAsync("/connexion/par-lien", ("cle", link.Split("cle=")[1]));
    }

    public static string CodeOf(this ForumApp app, string key) => new Totp(Base32Encoding.ToBytes(key)).ComputeTotp(app.Now.UtcDateTime);

    public static List<string> Paper(string page) => [.. Code().Matches(page).Select(m => m.Groups[1].Value)];

    [GeneratedRegex("name=\"Key\" value=\"([A-Z2-7]{32})\"")]
    public static partial Regex Key();

    [GeneratedRegex("<code>([a-z0-9]{5}-[a-z0-9]{5})</code>")]
    private static partial Regex Code();
}
