using System.Text.Json;
using Forum.Core.Confidentiality;

namespace Forum.Tests.Confidentiality;

public sealed class GuardTests
{
    private static readonly DateTimeOffset Today = new(2026, 11, 25, 12, 0, 0, TimeSpan.Zero);

    private sealed record Sample(bool Risky, string Kind, string Text);

    private static List<Sample> Corpus { get; } =
        JsonSerializer.Deserialize<List<Sample>>(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Confidentiality", "corpus.json")), JsonSerializerOptions.Web)!;

    /// <summary>The bar of DOMAIN.md §5: 60 risky and 60 clean texts, recall ≥ 0.9, false alarms ≤ 0.1.</summary>
    [Test]
    public void Nine_of_ten_risky_texts_are_pointed_at_and_nine_of_ten_clean_ones_are_left_alone()
    {
        var (risky, clean) = (Corpus.Where(s => s.Risky).ToList(), Corpus.Where(s => !s.Risky).ToList());
        Assert.That((risky.Count, clean.Count), Is.EqualTo((60, 60)));
        var missed = risky.Where(s => Guard.Look(s.Text, Today).Count == 0).ToList();
        var alarms = clean.Where(s => Guard.Look(s.Text, Today).Count > 0).ToList();
        Assert.That(missed, Has.Count.LessThanOrEqualTo(6), string.Join('\n', missed));
        Assert.That(alarms, Has.Count.LessThanOrEqualTo(6), string.Join('\n', alarms));
    }

    [Test]
    public void No_proposal_is_pointed_at_again_nor_leaves_what_was_found()
    {
        foreach (var sample in Corpus.Where(s => s.Risky))
        {
            var found = Guard.Look(sample.Text, Today);
            var rewritten = Guard.Rewrite(sample.Text, found);
            Assert.That(Guard.Look(rewritten, Today), Is.Empty, $"{sample.Text}\n{rewritten}");
        }
    }

    [TestCase("Kevin, 15 ans, ne vient plus depuis lundi.", "Un jeune, 15-16\u00A0ans, ne vient plus depuis lundi.")]
    [TestCase("Ma jeune Léa veut lâcher l’école.", "Ma jeune veut lâcher l’école.")]
    [TestCase("J’ai parlé à la mère de Kevin Tremblay hier.", "J’ai parlé à la mère d’un jeune hier.")]
    [TestCase("Un élève de 14 ans de l’école secondaire Louis-Riel fugue.", "Un élève de 13-14\u00A0ans de l’école secondaire [école] fugue.")]
    [TestCase("Il est né le 12 mars 2011.", "Il a 15-16\u00A0ans.")]
    [TestCase("Son cell : 418 555-0134.", "Son cell : [téléphone].")]
    public void What_is_found_has_a_proposal_in_its_place(string text, string proposed) => Assert.That(Guard.Rewrite(text, Guard.Look(text, Today)), Is.EqualTo(proposed));

    [TestCase("Le NAS 046 454 286 est dans son dossier.", true)]
    [TestCase("Le NAS 046 454 287 est dans son dossier.", false, Description = "the Luhn sum does not hold")]
    [TestCase("Notre numéro d’entreprise est le 123456782 RR0001.", false)]
    public void A_social_insurance_number_is_nine_digits_whose_sum_holds(string text, bool found) =>
        Assert.That(Guard.Look(text, Today).Any(f => f.Kind is FindingKind.SocialInsurance), Is.EqualTo(found));

    [TestCase("Née en 2006.", 20, true)]
    [TestCase("Née en 2004.", 22, false)]
    [TestCase("Née en 2021.", 5, true)]
    [TestCase("Née en 2022.", 4, false)]
    public void A_date_of_birth_counts_between_five_and_twenty_one_years(string text, int age, bool found) => Assert.That(Guard.Look(text, Today).Count > 0, Is.EqualTo(found), $"{age}");

    [Test]
    public void What_was_seen_is_not_shown_again_and_what_is_new_is()
    {
        const string first = "Kevin, 15 ans, ne vient plus.", more = first + " Sa mère : 418 555-0134.";
        var seen = Guard.Mark(first, Guard.Look(first, Today));
        Assert.That(Guard.IsSeen(first, Guard.Look(first, Today), seen), Is.True);
        Assert.That(Guard.IsSeen(more, Guard.Look(more, Today), seen), Is.False);
        foreach (var broken in new[] { null, "", "x", seen[1..] }) Assert.That(Guard.IsSeen(first, Guard.Look(first, Today), broken), Is.False);
        Assert.That(seen, Does.Not.Contain("Kevin").And.Match("^[0-9a-f.]+$"));
    }

    [Test]
    public void An_identifier_of_a_machine_is_nobody()
    {
        for (var n = 0; n < 5_000; n++)
        {
            var id = new Guid(System.Security.Cryptography.SHA256.HashData(BitConverter.GetBytes(n))[..16]);
            foreach (var text in new[] { $"Message {id:N} du groupe.", $"Message {id} du groupe.", $"https://exemple.org/{id:N}?q={id}" }) Assert.That(Guard.Look(text, Today), Is.Empty, text);
        }
    }

    /// <summary>Each word is looked at with its sentence around it: where a sentence had no bound, 20,000 characters of one took seconds.</summary>
    [TestCase("Kevin de ")]
    [TestCase("9 ans ")]
    [TestCase("à Saint-")]
    [TestCase("a")]
    [TestCase("\uD83D")]
    [TestCase("12 rue ")]
    [TestCase("né le ")]
    public void No_sentence_is_longer_than_its_bound_and_nothing_of_the_text_is_left_out(string part)
    {
        var text = string.Concat(Enumerable.Repeat(part, 20_000 / part.Length));
        var reading = new Reading(text, Proposals.Of(Core.Text.Language.French), Today);
        Assert.That(reading.Sentences.Max(s => s.End - s.Start), Is.LessThanOrEqualTo(Reading.LongestSentence));
        Assert.That(reading.Sentences.Zip(reading.Sentences.Skip(1), (one, next) => next.Start - one.End).Where(gap => gap != 0), Is.Empty);
        Assert.That((reading.Sentences[0].Start, reading.Sentences[^1].End), Is.EqualTo((0, text.Length)));
        Assert.That(Guard.Rewrite(text, Guard.Look(text, Today)), Has.Length.GreaterThan(0));
    }
}
