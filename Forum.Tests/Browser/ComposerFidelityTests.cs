using Forum.Core.Text;
using Microsoft.Playwright;

namespace Forum.Tests.Browser;

/// <summary>A text that passes through the editor reads the same afterwards; one that the editor cannot hold stays in the plain field, untouched.</summary>
public sealed class ComposerFidelityTests : Screens
{
    /// <summary>Texts the editor must hold.</summary>
    private static readonly string[] Held =
    [
        "Une phrase.", "Deux\n\nparagraphes.", "Une ligne\nune autre ligne", "**gras**, *italique* et ~~barré~~", "***gras et italique***", "**gras _et italique_**", "un*par*tiel et **par**tiel",
        "- un\n- deux\n- trois", "1. un\n2. deux", "3. trois\n4. quatre", "- un\n  - dessous\n  - aussi\n- deux", "1. un\n   - dessous\n2. deux", "- lâche\n\n- lâche aussi", "- un\n\n  suite du un\n- deux",
        "> cité", "> cité\n> sur deux lignes\n\nréponse", "> - une liste\n> - citée", "> > deux fois", "## Titre\n\ntexte", "### Titre\n#### Sous-titre", "Avant\n\n---\n\nAprès", "`code` et ``du ` code``", "```\nif (a < b) *c*\n```",
        "[un lien](https://example.org/a_b?c=d&e=f)", "https://example.org/a_b_c", "Voir https://example.org.", "(https://example.org/x)", "<https://example.org/*a*>", "www.example.org", "<nom@example.org>", "[**gras** dans un lien](https://example.org)",
        "[ici](/fils/1/qui-a-un-local#m2)", "[@Luc Roy](membre:1) merci", "Merci [@Luc Roy](membre:1) et [@Ève-Marie](membre:2)!", "| a | b |\n|---|---|\n| 1 | 2 |", "| a | b |\n|:---:|---:|\n| **x** | y \\| z |\n| | vide |",
        "5 * 3 * 2 = 30", "snake_case et __init__", "\\*pas italique\\*", "1986\\. Une année", "\\- pas une liste", "\\# pas un titre", "a < b & c > d", "&amp;copy; et &copy;", "C’est « cité » – 25 000 $", "Un\u00A0espace\u00A0insécable", "Émoji 🙂 **gras** 🙂", "a\\_b \\`c\\` \\[d\\]",
        "- un\n- deux\n\n* autre liste", "Texte\n- liste collée", "\\> pas cité", "x \\| y\n\\---|---",
    ];

    /// <summary>Texts it may leave in the plain field.</summary>
    private static readonly string[] Others =
    [
        "- [ ] à faire\n- [x] fait", "Une note[^1]\n\n[^1]: au bas", "![une image](https://example.org/a.png)", "<div>du HTML</div>", "[référence][r]\n\n[r]: https://example.org", "Titre\n=====", "[x](javascript:alert(1))", "[@**Luc**](membre:1)", "a  \nb", "* un\n* deux",
        "    du code\n    indenté", "Terme\n: définition", "| a |\n|---|\n| `b | c` |", "~~~js\nlet a;\n~~~", "1) un\n2) deux",
    ];

    [Test]
    public async Task Every_text_reads_the_same_after_the_editor()
    {
        var page = await OpenAsync("/publier", await World.MemberAsync("Amina Diallo"));
        await page.Locator("#texte").ClickAsync();
        await Assertions.Expect(page.Locator(".rich .prose")).ToBeFocusedAsync();
        List<string> changed = [];
        List<string> refused = [];
        foreach (var text in Held.Concat(Others))
        {
            var (back, isHeld) = await PassAsync(page, text);
            if (Html(Input.Clean(back)) != Html(text)) changed.Add($"{text} ⇒ {back}");
            if (!isHeld && Held.Contains(text)) refused.Add(text);
        }
        Assert.That(changed, Is.Empty);
        Assert.That(refused, Is.Empty);
        Assert.That(Held.Length + Others.Length, Is.GreaterThanOrEqualTo(40));
    }

    /// <summary>Bold around italic is italic around bold.</summary>
    private static string Html(string text) => Markup.Render(text).Html.Replace("<em><strong>", "<strong><em>", StringComparison.Ordinal).Replace("</strong></em>", "</em></strong>", StringComparison.Ordinal);

    /// <summary>What the form would send after a letter was typed and taken back; and whether the editor held the text.</summary>
    private static async Task<(string Text, bool Held)> PassAsync(IPage page, string text)
    {
        var raw = page.Locator("[data-do=raw]");
        if (await raw.GetAttributeAsync("aria-pressed") == "false") await raw.ClickAsync();
        await page.Locator("#texte").FillAsync(text);
        await page.EvaluateAsync("document.querySelector('composer-field').say('')");
        await raw.ClickAsync();
        await Assertions.Expect(page.Locator(".rich .prose:focus, .state [data-say=raw]")).ToHaveCountAsync(1);
        var isHeld = await page.Locator(".rich").CountAsync() == 1;
        if (isHeld)
        {
            await page.Keyboard.PressAsync("Control+End");
            await page.Keyboard.TypeAsync("x");
            await Assertions.Expect(page.Locator("#texte")).ToHaveValueAsync(new System.Text.RegularExpressions.Regex("x"));
            await page.Keyboard.PressAsync("Backspace");
        }
        return (await page.Locator("#texte").InputValueAsync(), isHeld);
    }
}
