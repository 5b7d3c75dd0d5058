using Forum.Core.Text;

namespace Forum.Tests.Text;

public sealed class ElisionTests
{
    [TestCase("Andréanne Courchesne", "d’Andréanne Courchesne")]
    [TestCase("Élise Roy", "d’Élise Roy")]
    [TestCase("Hélène Marchand", "d’Hélène Marchand")]
    [TestCase("Yves Hébert", "d’Yves Hébert")]
    [TestCase("Œdipe Roy", "d’Œdipe Roy")]
    [TestCase("Yasmine Saïd", "de Yasmine Saïd")]
    [TestCase("Marc Tremblay", "de Marc Tremblay")]
    [TestCase("Un membre (Côte-Nord)", "d’Un membre (Côte-Nord)")]
    [TestCase("", "de ")]
    public void De_loses_its_e_before_a_vowel(string name, string said) => Assert.That(Elision.Of(name), Is.EqualTo(said));
}
