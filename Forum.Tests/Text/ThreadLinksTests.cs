using Forum.Core.Text;

namespace Forum.Tests.Text;

public sealed class ThreadLinksTests
{
    [TestCase("Voir /fils/12/titre-du-fil.", "12:")]
    [TestCase("Voir [l’étude](/fils/12/titre) et (/fils/13)", "12: 13:")]
    [TestCase("https://forum.example/fils/12/titre-du-fil?page=2#m21", "12:titre-du-fil")]
    [TestCase("http://localhost:5000/fils/12/m/3", "12:")]
    [TestCase("forum.example/fils/12", "12:")]
    [TestCase("Comme dit en #fil-12, et en #fil-12.", "12:")]
    [TestCase("/fils/12 /fils/12/m/2", "12:")]
    [TestCase("des fils de fer, /filsx/12, /fils/abc, /fils/12a, a/fils-12, ##fil-3, /fils/", "")]
    [TestCase("https://autre.example/dossier/fils/12", "")]
    [TestCase("/fils/99999999999999999999", "")]
    public void Every_way_to_type_a_threads_address_is_known(string text, string links) =>
        Assert.That(string.Join(' ', ThreadLinks.In(text).Select(l => $"{l.ThreadId}:{l.Slug}")), Is.EqualTo(links));

    [Test, CancelAfter(5_000)]
    public void A_text_made_to_be_slow_is_read_at_once_and_one_that_leads_everywhere_leads_to_fifty(CancellationToken ct)
    {
        Assert.That(ThreadLinks.In(string.Concat(Enumerable.Repeat("https://a.b-c.", 1_400)) + "/fils"), Is.Empty);
        Assert.That(ThreadLinks.In(string.Concat(Enumerable.Range(1, 500).Select(n => $"/fils/{n} "))), Has.Count.EqualTo(ThreadLinks.Most));
        Assert.That(ct.IsCancellationRequested, Is.False);
    }
}
