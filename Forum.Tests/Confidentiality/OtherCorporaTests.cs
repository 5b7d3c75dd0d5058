using Forum.Core.Confidentiality;

namespace Forum.Tests.Confidentiality;

/// <summary>
/// Texts written by somebody who had not seen the guard nor its own corpus, a message a line. As they were first read, before anything was changed for them: second 53 of 60 risky ones found and no false alarm
/// of 60 (recall 0.88), third 24 of 30 and none of 30 (0.80). What was missed was mended as a kind (files named after people, the child of somebody with a job, names in a list, a pair of ages, « la DPJ de … »). The fourth, written after that and unseen by it, was then read once: 14 of 15 and none of 15 (0.93).
/// </summary>
public sealed class OtherCorporaTests
{
    private static readonly DateTimeOffset Today = new(2026, 11, 25, 12, 0, 0, TimeSpan.Zero);

    [TestCase("second", 60)]
    [TestCase("third", 30)]
    [TestCase("fourth", 15)]
    public void Nine_of_ten_risky_texts_are_pointed_at_and_nine_of_ten_clean_ones_are_left_alone(string corpus, int each)
    {
        var (risky, clean) = (Texts(corpus + "-risky"), Texts(corpus + "-clean"));
        Assert.That((risky.Length, clean.Length), Is.EqualTo((each, each)));
        var missed = risky.Where(t => Guard.Look(t, Today).Count == 0).ToList();
        var alarms = clean.Where(t => Guard.Look(t, Today).Count > 0).ToList();
        Assert.That(missed, Has.Count.LessThanOrEqualTo(each / 10), string.Join('\n', missed));
        Assert.That(alarms, Has.Count.LessThanOrEqualTo(each / 10), string.Join('\n', alarms));
    }

    [TestCase("second")]
    [TestCase("third")]
    [TestCase("fourth")]
    public void No_proposal_is_pointed_at_again(string corpus)
    {
        foreach (var text in Texts(corpus + "-risky"))
        {
            var rewritten = Guard.Rewrite(text, Guard.Look(text, Today));
            Assert.That(Guard.Look(rewritten, Today), Is.Empty, $"{text}\n{rewritten}");
        }
    }

    [TestCase("Voir Plan_intervention_Samuel_Gauthier.pdf avant jeudi.", "Voir Plan_intervention_[nom].pdf avant jeudi.")]
    [TestCase("Le CV_Olivier-Lachance-Roy.docx est prêt.", "Le CV_[nom].docx est prêt.")]
    [TestCase("Le Guide_Rose_2026.pdf est prêt.", "Le Guide_Rose_2026.pdf est prêt.")]
    [TestCase("Voir infolettre_decembre_2026.pdf.", "Voir infolettre_decembre_2026.pdf.")]
    public void A_file_named_after_somebody_is_a_name(string text, string proposed) => Assert.That(Guard.Rewrite(text, Guard.Look(text, Today)), Is.EqualTo(proposed));

    private static string[] Texts(string name) => File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, "Confidentiality", name + ".txt"));
}
