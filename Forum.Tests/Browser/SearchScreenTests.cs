using Microsoft.Playwright;

namespace Forum.Tests.Browser;

public sealed class SearchScreenTests : Screens
{
    private static readonly ViewportSize[] Sizes = [new() { Width = 1280, Height = 800 }, new() { Width = 320, Height = 640 }];

    [Test]
    public async Task Answers_nothing_found_and_a_refused_query_show_without_a_fault()
    {
        var amina = await World.MemberAsync("Amina Diallo");
        await World.ThreadAsync(amina, "Absentéisme du lundi matin : qu’est-ce qui a marché?", body: "Les absences du lundi, surtout en 3e secondaire.\n\n|Mois|Présences|\n|-|-:|\n|Mai|12|");
        foreach (var scheme in new[] { ColorScheme.Light, ColorScheme.Dark })
            foreach (var size in Sizes)
            {
                var page = await OpenAsync("/recherche?q=absences", amina, new() { ColorScheme = scheme, ViewportSize = size });
                await Assertions.Expect(page.Locator("#resultats > li")).ToHaveCountAsync(1);
                await AssertAccessibleAsync(page);
                Assert.That(await page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth"), Is.True, $"{size.Width} px");
                foreach (var query in new[] { "zzzz", "lnudi", "matin lnudi", "", "a%01b" })
                {
                    await page.GotoAsync($"{App.Root}/recherche?q={query}");
                    await AssertAccessibleAsync(page);
                }
            }
    }

    [Test]
    public async Task The_field_of_the_top_bar_finds_by_keyboard_alone()
    {
        var amina = await World.MemberAsync("Amina Diallo");
        await World.ThreadAsync(amina, "Un protocole avec le C.L.S.C.");
        var page = await OpenAsync("/", amina);
        await page.Locator("#chercher").FocusAsync();
        await page.Keyboard.TypeAsync("clsc");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator("#resultats h2")).ToHaveTextAsync("Un protocole avec le C.L.S.C.");
        await page.Locator("#resultats h2 a").ClickAsync();
        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync("Un protocole avec le C.L.S.C.");
    }
}
