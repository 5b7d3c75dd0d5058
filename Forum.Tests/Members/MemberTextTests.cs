using Forum.Core.Members;

namespace Forum.Tests.Members;

/// <summary>A name greets people in letters: it is a name, and no advertisement.</summary>
public sealed class MemberTextTests
{
    [Test]
    public void A_name_holds_no_address([Values("Zoé http://evil.example Côté", "www.achetez", "Zoé evil.com/x", "CASINO.XYZ", "zoe@evil.org", "Offre sur bit.ly/2x", "Zoé (promo.info)")] string name) =>
        Assert.That(MemberText.NameFault(name), Is.EqualTo("accounts.name_address"));

    [Test]
    public void Names_as_people_write_them_are_names([Values("J.-P. Roy", "Marie St.Pierre", "Y.De Sève", "M.Caron", "Anne-Marie D’Amours", "O.Larivière", "Zoé K. Côté", "L. Info-Jeunes", "Pierre L.Cacouna", "Réal M. Netter", "李 明", "Ṭāhā Å.")] string name) =>
        Assert.That(MemberText.NameFault(name), Is.Null);
}
