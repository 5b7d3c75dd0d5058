using System.Net;
using System.Text.RegularExpressions;
using Forum.Core.Members;

namespace Forum.Tests.Hosting;

/// <summary>Every page says in its title what it is: a reader by ear hears it first, and it names a tab (WCAG 2.4.2).</summary>
public sealed partial class TitlesTests
{
    [Test]
    public async Task Every_page_has_a_title_of_its_own_before_the_name_of_the_place()
    {
        await using var app = new ForumApp();
        var coordinator = await app.World.MemberAsync("Ève Roy", "cote-nord", Role.Coordinator);
        var thread = await app.World.ThreadAsync(await app.World.MemberAsync("Luc Tremblay"), region: "cote-nord", theme: "problematiques");
        await app.World.ReplyAsync(coordinator, thread);
        using var visitor = await app.VisitAsync(coordinator);
        var pages = (await Crawl.WalkAsync(app, visitor, thread.Id, thread.Slug, coordinator.Id)).Where(a => a.Status is HttpStatusCode.OK && a.Text.Contains("</html>", StringComparison.Ordinal)).ToList();
        Assert.That(pages, Has.Count.GreaterThan(60));
        Assert.That(pages.Where(p => p.Path is not "/" && !Titled().IsMatch(p.Text)).Select(p => $"{p.Path}: {Title().Match(p.Text).Value}"), Is.Empty);
    }

    [GeneratedRegex("<title>[^<]*</title>")]
    private static partial Regex Title();

    [GeneratedRegex("<title>[^<–]*[^<–\\s][^<–]* – [^<]+</title>")]
    private static partial Regex Titled();
}
