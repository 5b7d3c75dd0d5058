using Forum.Core.Text;

namespace Forum.Tests.Text;

public class LanguageTests
{
    [TestCase("en", Language.English)]
    [TestCase("EN", Language.English)]
    [TestCase(" en-CA ", Language.English)]
    [TestCase("en_US", Language.English)]
    [TestCase("fr", Language.French)]
    [TestCase("fr-CA", Language.French)]
    [TestCase("english", Language.French)]
    [TestCase("", Language.French)]
    [TestCase(null, Language.French)]
    public void Anything_that_is_not_English_is_French(string? text, Language expected)
        => Assert.That(Languages.Parse(text), Is.EqualTo(expected));

    [TestCase(Language.French, "fr", "fr-CA")]
    [TestCase(Language.English, "en", "en-CA")]
    public void A_language_has_a_code_to_store_and_a_tag_for_pages(Language language, string code, string tag)
    {
        Assert.That(language.Code(), Is.EqualTo(code));
        Assert.That(language.Tag(), Is.EqualTo(tag));
        Assert.That(Languages.Parse(language.Code()), Is.EqualTo(language));
    }
}
