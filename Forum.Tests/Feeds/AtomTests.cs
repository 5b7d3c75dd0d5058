using System.Globalization;
using System.Net;
using System.ServiceModel.Syndication;
using System.Xml;
using System.Xml.Linq;
using Forum.Core.Data;
using Forum.Core.Members;
using Forum.Core.Privacy;

namespace Forum.Tests.Feeds;

/// <summary>Atom feeds, read by another parser and held against RFC 4287: what is public without a key, and with one what its member may read.</summary>
[TestFixture(Dialect.Sqlite)]
[TestFixture(Dialect.Postgres)]
public sealed class AtomTests(Dialect dialect)
{
    private static readonly XNamespace Atom = "http://www.w3.org/2005/Atom";

    private ForumApp _app = null!;
    private Member _author = null!, _reader = null!, _coordinator = null!;

    [SetUp]
    public async Task StartAsync()
    {
        _app = new(dialect);
        _author = await _app.World.MemberAsync("Amina Diallo", "estrie");
        _reader = await _app.World.MemberAsync("Luc Tremblay", "laval");
        _coordinator = await _app.World.MemberAsync("Hélène Marchand", role: Role.Coordinator);
    }

    [TearDown]
    public async Task StopAsync() => await _app.DisposeAsync();

    [Test]
    public async Task Without_a_key_only_what_is_public_is_there()
    {
        await _app.World.ThreadAsync(_author, "Pour les membres", "estrie");
        var open = await _app.World.ThreadAsync(_coordinator, "Pour tout le monde & <les autres>", "estrie", audience: "public");
        foreach (var path in new[] { "/flux/regions/estrie.atom", "/flux/regions/estrie.atom?theme=ressources", "/flux/themes/ressources.atom", "/flux/genres/question.atom" })
        {
            var feed = await ReadAsync(path);
            Assert.That(feed.Items.Select(i => i.Title.Text), Is.EqualTo(new[] { open.Title }), path);
        }
        Assert.That((await ReadAsync("/flux/regions/laval.atom")).Items, Is.Empty);
    }

    [Test]
    public async Task With_a_key_its_member_reads_what_she_may_and_masked_authors_stay_masked()
    {
        var thread = await _app.World.ThreadAsync(_author, "Pour les membres", "estrie");
        await _app.World.ThreadAsync(_author, "Pour l’Estrie", "estrie", audience: "regions");
        await _app.World.ThreadAsync(_author, "Sous le masque", "estrie", masked: true);
        var address = await MakeAsync(_reader, "/flux/regions/estrie.atom");
        var feed = await ReadAsync(address);
        Assert.That(feed.Items.Select(i => i.Title.Text), Is.EquivalentTo(new[] { "Pour les membres", "Sous le masque" }));
        Assert.That(feed.Items.Single(i => i.Title.Text == "Sous le masque").Authors.Single().Name, Is.EqualTo("Un membre (Estrie)"));
        var item = feed.Items.Single(i => i.Title.Text == "Pour les membres");
        Assert.That((item.Authors.Single().Name, item.Summary.Text, item.Links.Single().Uri.AbsolutePath), Is.EqualTo(("Amina Diallo", "On cherche un local le mardi soir.", thread.Url)));
        Assert.That(feed.Links.Single(l => l.RelationshipType == "self").Uri.Query, Is.Empty, "the key stands in no feed that somebody may pass on");
        using var anybody = await _app.VisitAsync();
        Assert.That((await anybody.GetAsync(address.Replace("estrie", "laval", StringComparison.Ordinal))).StatusCode, Is.EqualTo(HttpStatusCode.NotFound), "a key is for one list");
        Assert.That((await anybody.GetAsync("/flux/regions/estrie.atom?cle=" + new string('a', 64))).StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
        World.Done(await _app.Get<EraseMember>().RunAsync(new(_coordinator, _reader.Id, false, null), default));
        Assert.That((await anybody.GetAsync(address)).StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
    }

    [Test]
    public async Task It_is_valid_Atom_with_the_latest_first_and_times_in_full()
    {
        for (var n = 1; n <= 32; n++)
        {
            await _app.World.ThreadAsync(_coordinator, $"Fil {n}", "estrie", audience: "public");
            _app.Clock.Advance(TimeSpan.FromMinutes(1));
        }
        using var anybody = await _app.VisitAsync();
        var answer = await anybody.GetAsync("/flux/regions/estrie.atom");
        Assert.That(answer.Content.Headers.ContentType?.ToString(), Is.EqualTo("application/atom+xml; charset=utf-8"));
        var root = XDocument.Parse(await answer.Content.ReadAsStringAsync()).Root!;
        Assert.That(root.Name, Is.EqualTo(Atom + "feed"));
        // RFC 4287, 4.1.1 and 4.1.2: exactly one id, title and updated each, an author, an alternate link
        foreach (var part in root.Elements(Atom + "entry").Prepend(root))
        {
            foreach (var one in new[] { "id", "title", "updated" }) Assert.That(part.Elements(Atom + one).Count(), Is.EqualTo(1), one);
            Assert.That(Uri.TryCreate(part.Element(Atom + "id")!.Value, UriKind.Absolute, out _), Is.True);
            Assert.That(DateTimeOffset.TryParse(part.Element(Atom + "updated")!.Value, CultureInfo.InvariantCulture, out _), Is.True);
        }
        var entries = root.Elements(Atom + "entry").ToList();
        Assert.That(entries.Select(e => e.Element(Atom + "title")!.Value), Is.EqualTo(Enumerable.Range(3, 30).Reverse().Select(n => $"Fil {n}")));
        Assert.That(entries.All(e => e.Element(Atom + "author")?.Element(Atom + "name") is not null && e.Elements(Atom + "link").Any(l => (string?)l.Attribute("rel") is null or "alternate")), Is.True);
        Assert.That(entries.Select(e => e.Element(Atom + "id")!.Value).Distinct().Count(), Is.EqualTo(30));
    }

    [Test]
    public async Task The_page_of_addresses_offers_what_she_follows_and_has_not_and_says_when_each_was_read()
    {
        World.Done(await _app.Get<FollowRegion>().RunAsync(_reader, "estrie", true, default));
        World.Done(await _app.Get<FollowTheme>().RunAsync(_reader, "financement", true, default));
        using var visitor = await _app.VisitAsync(_reader);
        var before = WebUtility.HtmlDecode(await visitor.ReadAsync("/compte/flux"));
        foreach (var offered in new[] { "Agenda, Laval", "Fils, Laval", "Fils, Estrie", "Fils, Financement", "Bons coups" }) Assert.That(before, Does.Contain($"</svg>{offered}</a>"));
        await ReadAsync(await MakeAsync(_reader, "/flux/regions/estrie.atom"));
        var then = WebUtility.HtmlDecode(await visitor.ReadAsync("/compte/flux"));
        Assert.That(then, Does.Contain("Fils, Financement</a>").And.Not.Contain("Fils, Estrie</a>").And.Contain("<b>Fils, Estrie</b>"));
        Assert.That(then, Does.Contain($"Lue le {Core.Text.Formats.For(Core.Text.Language.French).ShortDate(_app.Now, _app.Now, Core.Text.Zones.Place)}."));
    }

    [TestCase("/flux/regions/nulle-part.atom")]
    [TestCase("/flux/themes/rien.atom")]
    [TestCase("/flux/genres/chose.atom")]
    [TestCase("/flux/regions/estrie.atom?theme=rien")]
    [TestCase("/flux/autre/estrie.atom")]
    public async Task What_is_no_place_of_ours_is_not_found(string path)
    {
        using var anybody = await _app.VisitAsync();
        Assert.That((await anybody.GetAsync(path)).StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
    }

    private async Task<string> MakeAsync(Member member, string feed)
    {
        using var visitor = await _app.VisitAsync(member);
        Assert.That(await visitor.ReadAsync("/regions/estrie"), Does.Contain("/compte/flux?flux=" + Uri.EscapeDataString(feed)));
        var made = await (await visitor.PostAsync("/compte/flux", ("Flux", feed))).Content.ReadAsStringAsync();
        var start = made.IndexOf("cle=", StringComparison.Ordinal);
        return $"{feed}?{made[start..(start + 68)]}";
    }

    private async Task<SyndicationFeed> ReadAsync(string path)
    {
        using var anybody = await _app.VisitAsync();
        using var xml = XmlReader.Create(new StringReader(await anybody.ReadAsync(path)));
        return SyndicationFeed.Load(xml);
    }
}
