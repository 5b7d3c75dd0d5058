using System.IO.Compression;
using System.Net;
using Forum.Tests.Doctor;
using Forum.Tests.House;

namespace Forum.Tests.Upgrade;

/// <summary>
/// The store of the version that landed before this one (its demo community, some days of use; <c>landed.db.gz</c>) under this version's program.
/// Whoever lands a version puts its store there: start it in Development on an empty folder, use it, stop it, <c>vacuum into</c> a file, gzip.
/// </summary>
[NonParallelizable]
public sealed class UpgradeTests
{
    private const string Absences = "/fils/1/absenteisme-du-lundi-matin-en-3e-secondaire-qu-est-ce-qui-a-marche-chez-vous";

    [Test]
    public async Task The_landed_versions_place_goes_on_under_this_one()
    {
        await using var app = new ForumApp(realTime: true, folder: await LandedAsync());
        Assert.That(await CountAsync(app, "posts"), Is.EqualTo(202));
        Assert.That(await CountAsync(app, "sessions"), Is.EqualTo(6), "who was signed in stays so");
        Assert.That(await CountAsync(app, "reads"), Is.EqualTo(960));

        var visitor = await app.VisitAsync();
        var signedIn = await visitor.PostAsync("/connexion", ("Email", "membre.cote-nord@demo.test"), ("Password", "raccrochage-demo"));
        Assert.That(signedIn.StatusCode, Is.EqualTo(HttpStatusCode.SeeOther));
        visitor.ForgetToken();
        Assert.That(await visitor.ReadAsync(Absences), Does.Contain("préparé par deux jeunes à tour de rôle"));
        foreach (var page in new[] { "/", "/non-lus", "/questions", "/bons-coups", "/regions/estrie" }) await visitor.ReadAsync(page);
        Assert.That(await visitor.ReadAsync("/recherche?q=d%C3%A9jeuner"), Does.Contain(Absences));

        var answer = await visitor.PostAsync("/fils/1/repondre", ("Body", "Chez nous aussi, depuis la mise à jour."), ("SubmissionId", Guid.NewGuid().ToString("N")), ("Page", "1"));
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.SeeOther));
        Assert.That(await visitor.ReadAsync(Absences + "?page=1"), Does.Contain("depuis la mise à jour"));
        Assert.That(await CountAsync(app, "posts"), Is.EqualTo(203));
        Assert.That(await Examination.OfAsync(app), Is.Empty, "what the doctor finds");
    }

    /// <summary>A data folder with that store.</summary>
    private static async Task<string> LandedAsync()
    {
        var folder = Directory.CreateDirectory(Path.Combine(TestContext.CurrentContext.WorkDirectory, "stores", Guid.NewGuid().ToString("N"))).FullName;
        await using var packed = new GZipStream(File.OpenRead(Path.Combine(Repository.Root, "Forum.Tests", "Upgrade", "landed.db.gz")), CompressionMode.Decompress);
        await using var store = File.Create(Path.Combine(folder, "forum.db"));
        await packed.CopyToAsync(store);
        return folder;
    }

    private static Task<long> CountAsync(ForumApp app, string table) => app.ReadAsync(db => db.OneAsync<long>($"select count(*) from {table}"));
}
