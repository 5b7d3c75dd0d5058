using Forum.Core.Members;

namespace Forum.Tests.Accounts;

public sealed class PasswordRulesTests
{
    [TestCase("quatre canards jaunes")]
    [TestCase("raccrochage-demo", Description = "the demo's own, public by design")]
    [TestCase("aaabbbcc")]
    [TestCase("ééçàùîôè")]
    [TestCase("12 août au lac")]
    [TestCase("👩‍👧🌲🌲🌲🌲🌲")]
    [TestCase("mot de passe de Gertrude")]
    public void A_password_that_is_long_enough_and_not_everybodys_is_accepted(string password) => Assert.That(PasswordRules.Fault(password, "maude@example.org", "Maude Ouellet", "Raccrochage"), Is.Null);

    [TestCase("", "accounts.password_short")]
    [TestCase("sept777", "accounts.password_short")]
    [TestCase("🌲🌲🌲🌲", "accounts.password_short")]
    [TestCase("password", "accounts.password_common")]
    [TestCase("Password123!", "accounts.password_common")]
    [TestCase("P@ssw0rd", "accounts.password_common")]
    [TestCase("12345678", "accounts.password_common")]
    [TestCase("1234567890", "accounts.password_common")]
    [TestCase("azertyuiop", "accounts.password_common")]
    [TestCase("qwerty123", "accounts.password_common")]
    [TestCase("Mot de passe", "accounts.password_common")]
    [TestCase("mot-de-passe1", "accounts.password_common")]
    [TestCase("MOTDEPASSE123", "accounts.password_common")]
    [TestCase("Réussite1", "accounts.password_common")]
    [TestCase("printemps2026", "accounts.password_common")]
    [TestCase("iloveyou", "accounts.password_common")]
    [TestCase("marie-josée", "accounts.password_common")]
    [TestCase("gohabsgo", "accounts.password_common")]
    [TestCase("sherbrooke", "accounts.password_common")]
    [TestCase("11111111", "accounts.password_common")]
    [TestCase("--------", "accounts.password_common")]
    [TestCase("        ", "accounts.password_common")]
    [TestCase("maude ouellet", "accounts.password_own")]
    [TestCase("MaudeOuellet2026!", "accounts.password_own")]
    [TestCase("maude.o@example.org", "accounts.password_own")]
    [TestCase("Les Traversées 12", "accounts.password_own")]
    public void A_password_that_others_would_guess_is_refused(string password, string key) =>
        Assert.That(PasswordRules.Fault(password, "maude.o@example.org", "Maude Ouellet", "Les Traversées"), Is.EqualTo(key));

    [Test]
    public void Sixty_four_characters_and_more_are_accepted_up_to_two_hundred()
    {
        var sentence = string.Concat(Enumerable.Repeat("pluie et vent sur le fjord, ", 10));
        Assert.That(PasswordRules.Fault(sentence[..64]), Is.Null);
        Assert.That(PasswordRules.Fault(sentence[..200]), Is.Null);
        Assert.That(PasswordRules.Fault(sentence[..201]), Is.EqualTo("accounts.password_long"));
    }

    [Test]
    public async Task Nothing_of_a_password_is_cut_or_changed_but_how_its_accents_are_coded()
    {
        var passwords = new Passwords();
        var hash = passwords.Hash(" Été à Percé, " + new string('x', 180));
        Assert.That(await passwords.CheckAsync(hash, " E\u0301te\u0301 a\u0300 Perce\u0301, " + new string('x', 180), default), Is.EqualTo(Passwords.Answer.Right));
        Assert.That(await passwords.CheckAsync(hash, " Été à Percé, " + new string('x', 179), default), Is.EqualTo(Passwords.Answer.Wrong));
        Assert.That(await passwords.CheckAsync(hash, "Été à Percé, " + new string('x', 180), default), Is.EqualTo(Passwords.Answer.Wrong));
        Assert.That(await passwords.CheckAsync(hash, " été à Percé, " + new string('x', 180), default), Is.EqualTo(Passwords.Answer.Wrong));
    }
}
