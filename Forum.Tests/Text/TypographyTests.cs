using Forum.Core.Text;

namespace Forum.Tests.Text;

/// <summary>« _ » stands for the no-break space.</summary>
public class TypographyTests
{
    private static IReadOnlyList<string> French(string text) => Typography.Faults(text.Replace('_', '\u00A0'), Language.French);

    private static IReadOnlyList<string> English(string text) => Typography.Faults(text.Replace('_', '\u00A0'), Language.English);

    [TestCase("Note_: l’école")]
    [TestCase("Dire «_Merci_» à l’équipe")]
    [TestCase("Qu’est-ce qui a marché? Bravo! Oui; non…")]
    [TestCase("42_% des 1_200_$, à 14_h_30 ou à 9_h.")]
    [TestCase("{0}_% · {0}_$ · {hour}_h_{minute}")]
    [TestCase("{0}_: {1}")]
    [TestCase("<a href=\"/fils/1?a=b:c\">Voir «_{0}_»</a>")]
    [TestCase("<strong>Note</strong>_: oui")]
    [TestCase("Écrivez à nom@exemple.org ou voyez https://exemple.org/a?b:c.")]
    [TestCase("Tapez <code>a: 'b'</code> ou `\"c\": d`.")]
    [TestCase("&laquo;&nbsp;Bon coup&nbsp;&raquo;&nbsp;: oui")]
    [TestCase("1er décembre, 21 novembre, 11 janvier")]
    [TestCase("Le poste de travail, le courriel, l’infolettre, hors ligne, hier")]
    [TestCase(": {0}")]
    [TestCase("Membre, équipe d’animation, personne responsable (facultatif)")]
    [TestCase("")]
    public void Well_set_French_has_no_fault(string text) => Assert.That(French(text), Is.Empty);

    [TestCase("Note: oui")]
    [TestCase("Note : oui")]
    [TestCase("Note\u202F: oui")]
    [TestCase("{0} : oui")]
    [TestCase("<b>Note</b> : oui")]
    [TestCase("14:30")]
    [TestCase("«Merci_»")]
    [TestCase("« Merci_»")]
    [TestCase("«_Merci»")]
    [TestCase("«_Merci »")]
    [TestCase("42%")]
    [TestCase("42 %")]
    [TestCase("{0} %")]
    [TestCase("1_200 $")]
    [TestCase("1_200$")]
    [TestCase("$5")]
    [TestCase("14h30")]
    [TestCase("14 h_30")]
    [TestCase("14_h 30")]
    [TestCase("9 h")]
    [TestCase("{0} h")]
    [TestCase("Vraiment ?")]
    [TestCase("Vraiment_!")]
    [TestCase("oui ; non")]
    [TestCase("l'école")]
    [TestCase("dire \"oui")]
    [TestCase("Un instant...")]
    [TestCase("Votre e-mail")]
    [TestCase("Votre EMAIL")]
    [TestCase("Envoyer un mail")]
    [TestCase("courrier électronique")]
    [TestCase("La deadline")]
    [TestCase("La newsletter")]
    [TestCase("Uploader un fichier")]
    [TestCase("Poster un message")]
    [TestCase("Message posté")]
    [TestCase("Postez ici")]
    [TestCase("Une opportunité")]
    [TestCase("Un spam")]
    [TestCase("Un podcast")]
    [TestCase("Un hashtag")]
    [TestCase("Votre badge")]
    [TestCase("intervenant·e·s")]
    [TestCase("intervenant(e)s")]
    [TestCase("directeur(trice)")]
    [TestCase("le 1 décembre")]
    [TestCase("22/11/2026")]
    public void Each_slip_in_French_is_one_fault(string text) => Assert.That(French(text), Has.Count.EqualTo(1));

    [TestCase("You’ve 3 replies: “thanks” (42%), $1,200 at 2:30_p.m.?")]
    [TestCase("Your e-mail, the centre, the program")]
    [TestCase("{0}% of <a title='x'>threads</a>")]
    public void Well_set_English_has_no_fault(string text) => Assert.That(English(text), Is.Empty);

    [TestCase("Your email")]
    [TestCase("The center")]
    [TestCase("A color")]
    [TestCase("don't")]
    [TestCase("say \"yes")]
    [TestCase("Really ?")]
    [TestCase("Note : yes")]
    [TestCase("42 %")]
    [TestCase("2:30 p.m.")]
    [TestCase("Your badges")]
    public void Each_slip_in_English_is_one_fault(string text) => Assert.That(English(text), Has.Count.EqualTo(1));

    [Test]
    public void A_fault_shows_the_words_around_it()
        => Assert.That(French("Bienvenue à l'équipe du forum").Single(), Does.Contain("straight apostrophe").And.Contain("à l'équipe du"));

    [Test]
    public void Our_own_formats_are_well_set()
    {
        var zone = TimeZoneInfo.FindSystemTimeZoneById("America/Toronto");
        var when = new DateTimeOffset(2026, 12, 1, 19, 30, 0, TimeSpan.Zero);
        foreach (var language in Enum.GetValues<Language>())
        {
            var f = Formats.For(language);
            string[] texts = [f.LongDateTime(when, zone), f.ShortDateTime(when, when, zone), f.Money(1234.5m), f.Percent(42), f.Number(1200), f.Ago(when, when.AddHours(3), zone), f.Age(TimeSpan.FromDays(3))];
            Assert.That(texts.SelectMany(text => Typography.Faults(text, language)), Is.Empty);
        }
    }
}
