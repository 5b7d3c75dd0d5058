using Forum.Core.Demo;
using Forum.Core.Members;
using Microsoft.Playwright;

namespace Forum.Tests.Browser;

/// <summary>Profiles, groups and the directory, on the demo community.</summary>
public sealed class PeopleScreenTests : Screens
{
    private long _group, _person;
    private Member _member = null!, _facilitator = null!;

    [OneTimeSetUp]
    public async Task LoadDemo()
    {
        World.Done(await App.Get<LoadDemo>().RunAsync(_ => "-", default));
        (_member, _facilitator) = (await DemoAsync("membre.cote-nord@demo.test"), await DemoAsync("animation.estrie@demo.test"));
        (_group, _person) = (await App.ReadAsync(db => db.OneAsync<long>("select organisation_id from members where id = @Id", new { _facilitator.Id })), _facilitator.Id);
    }

    private string[] Paths => ["/repertoire", "/repertoire?voir=personnes", "/repertoire?q=personnedetel", $"/membres/{_person}", $"/membres/{_member.Id}", $"/organismes/{_group}/atelier-la-croisee", "/compte", "/compte/fiche", "/regions/estrie"];

    private string[] Forms => [$"/organismes/{_group}/atelier-la-croisee", $"/organismes/{_group}/atelier-la-croisee/modifier", $"/organismes/{_group}/atelier-la-croisee/fusionner"];

    [Test]
    public async Task The_pages_hold_no_fault_of_access_in_light_and_dark_wide_and_narrow([Values] bool dark, [Values(1280, 390)] int width)
    {
        await CheckPagesAsync(dark, width, Paths.Select(p => (p, (Member?)_member)).Concat(Forms.Select(p => (p, (Member?)_facilitator))));
    }

    [Test]
    public async Task Everything_to_press_is_at_least_44_pixels_high([Values(1280, 390)] int width)
    {
        foreach (var (path, reader) in Paths.Select(p => (p, _member)).Concat(Forms.Select(p => (p, _facilitator))))
        {
            var page = await OpenAsync(path, reader, new() { ViewportSize = new() { Width = width, Height = 800 } });
            var small = await page.EvaluateAsync<string[]>("""
                () => [...document.querySelectorAll('main a, main button, main summary, main label:has(input), main select, .aside a, .aside button')]
                    .filter(e => e.checkVisibility() && !e.matches('.threads a, .section a, .link, h3 a') && e.getBoundingClientRect().height < 43.5).map(e => e.outerHTML)
                """);
            Assert.That(small, Is.Empty, path);
        }
    }

    [Test]
    public async Task Without_script_one_filters_opens_a_profile_follows_and_asks()
    {
        var page = await OpenAsync("/repertoire?voir=personnes", _member, new() { JavaScriptEnabled = false, ViewportSize = new() { Width = 390, Height = 800 } });
        await page.Locator("#q").FillAsync("entretien motiv");
        await page.Locator("#region").SelectOptionAsync("estrie");
        await page.Locator(".directory button").ClickAsync();
        await Assertions.Expect(page.Locator("#resultats > li")).ToHaveCountAsync(1);
        await page.Locator("#resultats h3 a").ClickAsync();
        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync("Maude Larivière");
        await page.GetByRole(AriaRole.Button, new() { Name = "Suivre Maude Larivière" }).ClickAsync();
        await Assertions.Expect(page.Locator(".btn.followed")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Demander à Maude Larivière" }).ClickAsync();
        await Assertions.Expect(page.Locator("#texte")).ToHaveValueAsync($"[@Maude Larivière](membre:{_person}), ");
        await Assertions.Expect(page.Locator("#Region")).ToHaveValueAsync("estrie");
    }

    [Test]
    public async Task With_script_the_question_begins_with_her_name_as_a_mention()
    {
        var page = await OpenAsync($"/membres/{_person}", _member);
        await page.GetByRole(AriaRole.Link, new() { Name = "Demander à Maude Larivière" }).ClickAsync();
        await Assertions.Expect(page.Locator(".rich .prose .mention")).ToHaveTextAsync("@Maude Larivière");
    }

    [Test]
    public async Task By_keyboard_alone_one_fills_in_a_profile_and_asks_a_group_like_hers()
    {
        var member = await World.MemberAsync("Amina Diallo", "cote-nord");
        var page = await OpenAsync("/compte/fiche", member, new() { ViewportSize = new() { Width = 390, Height = 800 } });
        await TabToAsync(page, "#expertise-0");
        await page.Keyboard.TypeAsync("Travail de rue");
        await TabToAsync(page, "#ExpertisesFor");
        await page.Keyboard.PressAsync("ArrowDown");
        await TabToAsync(page, "form[action='/compte/fiche'] .btn.primary");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator("main").GetByRole(AriaRole.Status)).ToContainTextAsync("Votre fiche est enregistrée.");
        Assert.That(World.Done(await App.Get<ReadProfile>().RunAsync(member, default)).For.Expertises, Is.EqualTo(FieldAudience.Regions));

        await page.GotoAsync(App.Root + "/repertoire");
        await TabToAsync(page, "#comme-moi .btn");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator("#texte")).ToHaveValueAsync(new System.Text.RegularExpressions.Regex("^Question pour "));
    }
}
