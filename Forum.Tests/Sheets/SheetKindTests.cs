using Forum.Core.Sheets;
using Forum.Web.Resources;

namespace Forum.Tests.Sheets;

/// <summary>A kind of sheet is declared in one place, and has all its words.</summary>
public sealed class SheetKindTests
{
    [Test]
    public void Every_kind_has_its_words_in_both_languages()
    {
        foreach (var texts in new[] { Texts.French, Texts.English })
        {
            var wanted = SheetKind.All.SelectMany(kind => kind.Fields.SelectMany(f => f.Choices.Select(c => $"sheets.{kind.Slug}.{f.Name}.{c}").Append($"sheets.{kind.Slug}.{f.Name}"))
                .Concat([$"sheets.heading.{kind.Slug}", $"sheets.hint.{kind.Slug}", $"sheets.ended.{kind.Days}"]));
            Assert.That(wanted.Where(key => texts[key] == key), Is.Empty);
        }
    }

    [Test]
    public void Names_are_plain_and_once_in_a_kind()
    {
        foreach (var kind in SheetKind.All)
        {
            Assert.That(kind.Fields.Select(f => f.Name), Is.Unique.And.All.Match("^[a-z_]+$").And.None.EqualTo(SheetKind.Verified));
            Assert.That(kind.Fields.SelectMany(f => f.Choices), Is.All.Match("^[a-z-]+$"));
        }
    }
}
