using Forum.Core.Members;

namespace Forum.Tests.Accounts;

public sealed class EmailAddressTests
{
    [TestCase("maude@example.org")]
    [TestCase("maude.o'neil+forum@sous.domaine.example.org")]
    [TestCase("hélène@exemple.québec")]
    public void An_address_is_accepted(string email) => Assert.That(EmailAddress.Fault(email), Is.Null);

    [TestCase("")]
    [TestCase("maude")]
    [TestCase("maude@")]
    [TestCase("@example.org")]
    [TestCase("maude@example")]
    [TestCase("maude@example..org")]
    [TestCase("maude @example.org")]
    [TestCase("maude@example.org\nbcc: x@example.org")]
    [TestCase("Maude <maude@example.org>")]
    [TestCase("a@b@c.org")]
    [TestCase("a@b.org,c@d.org")]
    [TestCase("maude\u0000@example.org")]
    [TestCase("maude\u202e@example.org")]
    public void What_is_no_address_is_refused(string email) => Assert.That(EmailAddress.Fault(email), Does.StartWith("accounts.email_"));

    [Test]
    public void An_address_longer_than_mail_allows_is_refused() => Assert.That(EmailAddress.Fault(new string('a', 250) + "@b.ca"), Is.EqualTo("accounts.email_wrong"));
}
