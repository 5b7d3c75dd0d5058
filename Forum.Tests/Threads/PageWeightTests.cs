using System.IO.Compression;
using System.Text;
using Forum.Core.Data;
using Forum.Core.Posts;

namespace Forum.Tests.Threads;

/// <summary>What a full page of a thread weighs, whole: layout, rail, forms and 20 posts of some 600 characters.</summary>
public sealed class PageWeightTests(Dialect dialect) : BothStores(dialect)
{
    private static readonly string[] Subjects = ["Le jeune", "Une mère", "L’école", "Le groupe du mardi", "La table de concertation", "Une enseignante", "Notre équipe", "Le directeur adjoint", "Un stagiaire", "La coordonnatrice", "Le comité", "Son grand frère"];
    private static readonly string[] Verbs = ["a proposé", "refuse encore", "cherche", "a trouvé", "prépare", "a repris", "voudrait", "a raconté", "explique", "demande", "organise", "a noté"];
    private static readonly string[] Objects = ["un horaire plus souple", "une marche jusqu’au gymnase", "trois rencontres courtes", "l’aide aux devoirs", "un déjeuner à huit heures", "une lettre sans reproche", "le transport adapté", "une place à l’atelier de vélo", "un plan pour les examens", "des bottes d’hiver", "un appel le vendredi", "la clé du local"];
    private static readonly string[] Ends = ["depuis la rentrée.", "sans en parler à personne.", "et ça tient depuis six semaines.", "avec l’accord des parents.", "malgré la distance.", "parce que l’autobus passe trop tôt.", "pour 40 $ par mois.", "en attendant la réponse du centre de services.", "comme l’an dernier à Matane.", "même si tout le monde est fatigué."];

    [Test]
    public async Task A_page_of_20_posts_stays_under_48_kB_plain_and_12_kB_compressed()
    {
        var random = new Random(7);
        var authors = await Task.WhenAll(Enumerable.Range(0, 8).Select(n => World.MemberAsync($"{Names[n]}", "bas-saint-laurent")));
        var thread = await World.ThreadAsync(authors[0], "Comment rejoindre les parents de jeunes qui ne répondent plus au téléphone?", body: Text(random));
        for (var n = 2; n <= 45; n++) await World.ReplyAsync(authors[n % 8], thread, Text(random));
        for (var n = 21; n <= 40; n++) World.Done(await App.Get<ReactToPost>().RunAsync(new(authors[(n + 1) % 8], thread.Id, n, Reaction.Merci), default));
        World.Done(await App.Get<AcceptAnswer>().RunAsync(new(authors[0], thread.Id, 22, true), default));
        using var reader = await App.VisitAsync(authors[3]);
        var page = Encoding.UTF8.GetBytes(await reader.ReadAsync($"{thread.Url}?page=2"));
        Assert.That(Encoding.UTF8.GetString(page).Split("<article ").Length - 1, Is.EqualTo(20));
        var (gzip, brotli) = (Compressed(page, s => new GZipStream(s, CompressionLevel.Optimal)), Compressed(page, s => new BrotliStream(s, CompressionLevel.Optimal)));
        TestContext.Out.WriteLine($"plain {page.Length}, gzip {gzip}, brotli {brotli}");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(page, Has.Length.AtMost(48 * 1024));
            Assert.That(gzip, Is.AtMost(12 * 1024));
            Assert.That(brotli, Is.AtMost(12 * 1024));
        }
    }

    private static readonly string[] Names = ["Josée Thibault", "Marc-André Lévesque", "Nadia Benali", "Sylvie Pelletier", "Chantal Ouellet", "Alain Rioux", "Éric Dufresne", "Maude St-Gelais"];

    /// <summary>Two paragraphs, some 600 characters in all, that do not repeat themselves.</summary>
    private static string Text(Random random)
    {
        var text = new StringBuilder();
        while (text.Length < 590)
        {
            text.Append(Subjects[random.Next(12)]).Append(' ').Append(Verbs[random.Next(12)]).Append(' ').Append(Objects[random.Next(12)]).Append(' ').Append(Ends[random.Next(10)]);
            text.Append(text.Length is > 280 and < 360 ? "\n\n" : " ");
        }
        return text.ToString();
    }

    private static int Compressed(byte[] page, Func<Stream, Stream> compressor)
    {
        using var small = new MemoryStream();
        using (var stream = compressor(small)) stream.Write(page);
        return (int)small.ToArray().Length;
    }
}
