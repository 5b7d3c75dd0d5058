using Forum.Core.Search;
using Forum.Tests.Text;

namespace Forum.Tests.Search;

public class TermsTests
{
    [TestCase("décrochage", "DECROCHAGE décrocheur décrocheurs décrocheuse décroché décrochent décrocher raccrochage raccrochent raccrocheuses")]
    [TestCase("intervenant", "intervenante intervenants intervenantes Intervenant·e·s intervenant(e)s intervenant-e-s intervenant.e.s intervenant/e intervenant(e) intervenants·es intervenant•e•s")]
    [TestCase("directrice", "directeur directeurs directrices directeur(-trice) directeur·trice directeur·rice·s directeur-trice directeurs(-trices)")]
    [TestCase("animation", "animatrice animateur animer animateur·rice·s animés")]
    [TestCase("école", "ecole ÉCOLES l’école l'école d’école qu’école L’ÉCOLE")]
    [TestCase("œuvre", "oeuvre OEUVRES Œuvres")]
    [TestCase("Lætitia", "laetitia")]
    [TestCase("CLSC", "clsc C.L.S.C. C.L.S.C c.l.s.c.")]
    [TestCase("TDAH", "tdah TDA/H T.D.A.H.")]
    [TestCase("DPJ", "D.P.J. dpj")]
    [TestCase("régional", "régionaux régionale régionales")]
    [TestCase("travail", "travaux travailler travailleuse travailleur·euse")]
    [TestCase("financement", "finance financer financières")]
    [TestCase("absentéisme", "absences absent absente·s")]
    [TestCase("suspension", "suspendu suspendus suspensions")]
    [TestCase("éducatrice", "éducateur éducation éducateur·trice éducateurs·trices")]
    [TestCase("persévérance", "persévérer persévérants")]
    [TestCase("25000", "25\u00A0000 25\u202F000")]
    [TestCase("infirmière", "infirmier·ère infirmiers infirmier(-ière)")]
    [TestCase("citoyenne", "citoyen·ne·s citoyens")]
    [TestCase("deadline", "deadlines Deadline")]
    [TestCase("worker", "worker’s workers")]
    public void Words_of_one_family_meet(string word, string others)
    {
        var term = Terms.Query(word).Single();
        foreach (var other in others.Split(' ')) Assert.That(Terms.Query(other), Does.Contain(term), other);
    }

    [Test]
    public void A_number_in_groups_meets_the_number_in_one_piece()
        => Assert.That(Terms.Query("25 000 $"), Is.EqualTo(new[] { "25000" }));

    [TestCase("Saguenay–Lac-Saint-Jean", "saguenay lac saint jean")]
    [TestCase("Loi 25, du 3e secondaire : 12 h 30", "loi 25 du 3e secondair 12 h 30")]
    [TestCase("aujourd’hui O’Neil", "aujourdhui oneil")]
    [TestCase("Qu’est-ce qu’il y a?", "est ce il y a")]
    [TestCase("en 2026 300 personnes", "en 2026 300 person")]
    [TestCase("peut-être, dit-elle, fais-le", "peut etre dit elle fai le")]
    [TestCase("l’", "l")]
    [TestCase("", "")]
    [TestCase("… – « » 😀", "")]
    [TestCase("日本語", "日本語")]
    public void A_text_is_cut_as_people_write(string text, string expected) => Assert.That(Terms.Of(text), Is.EqualTo(expected));

    [TestCase("accrocher", "décrochage")]
    [TestCase("forme", "finance")]
    [TestCase("intervention", "intervenante")]
    public void Words_of_two_families_stay_apart(string one, string other) => Assert.That(Terms.Query(one), Is.Not.EqualTo(Terms.Query(other)));

    [Test]
    public void A_query_has_each_term_once_and_no_stop_word()
        => Assert.That(Terms.Query("Comment faire pour l’absentéisme et les absences à l’école?"), Is.EqualTo(new[] { "absen", "ecol" }));

    [Test]
    public void Stop_words_are_looked_for_when_there_is_nothing_else()
        => Assert.That(Terms.Query("et vous?"), Is.EqualTo(new[] { "et", "vou" }));

    [Test]
    public void A_query_has_at_most_twelve_terms()
        => Assert.That(Terms.Query(string.Join(' ', Enumerable.Range(0, 1_000).Select(i => $"mot{i}"))), Has.Count.EqualTo(Terms.MaxQuery));

    [TestCase("")]
    [TestCase("'\"()*:NEAR")]
    [TestCase("a AND OR NOT -b ^c {d} col:e f*")]
    public void A_term_holds_only_letters_and_digits(string text)
        => Assert.That(Terms.Query(text).SelectMany(term => term), Is.All.Matches<char>(char.IsLetterOrDigit));

    [Test]
    public void Nothing_throws_and_the_terms_of_terms_hold_no_sign()
    {
        var random = new Random(13);
        const string near = "aeélsx'’·.-()/ 0123\0\uD83D\uDE00\u0301œßİ";
        for (var i = 0; i < 4_000; i++)
        {
            var any = random.Next(2) == 0;
            var text = new string(Enumerable.Range(0, random.Next(80)).Select(_ => any ? (char)random.Next(0x10000) : near[random.Next(near.Length)]).ToArray());
            Assert.That(Terms.Of(text), Does.Match(@"^[\p{L}\p{Nd}]*( [\p{L}\p{Nd}]+)*$"), text);
            Assert.That(Terms.Query(text), Has.Count.LessThanOrEqualTo(Terms.MaxQuery));
        }
    }

    [Test]
    public void Every_thread_gets_the_same_terms()
    {
        const string text = "Les décrocheuses et décrocheurs du C.L.S.C. : qu’est-ce que l’intervenant·e propose aux régions éloignées, à 25 000 $?";
        var expected = Terms.Of(text);
        Assert.That(Enumerable.Range(0, 5_000).AsParallel().WithDegreeOfParallelism(8).Select(_ => Terms.Of(text)), Is.All.EqualTo(expected));
    }

    [Test]
    public void Two_megabytes_take_less_than_a_second()
    {
        var text = string.Concat(Enumerable.Repeat("On accompagne un petit groupe d’élèves de 3e secondaire; l’intervenant·e du C.L.S.C. relance les parents absents. ", 18_000));
        Terms.Of(text[..10_000]);
        var best = Cost.Of(() => Terms.Of(text), TimeSpan.FromSeconds(0.5));
        TestContext.Out.WriteLine($"{text.Length / best.TotalSeconds / 1e6:0.0} MB/s");
        Assert.That(best, Is.LessThan(TimeSpan.FromSeconds(1)));
    }
}
