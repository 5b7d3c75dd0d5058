namespace Forum.Core.Text;

/// <summary>« de » before a name: « d’Andréanne », « de Marc ». An h counts as mute, as in almost every French name; y elides before a consonant (« d’Yves », « de Yasmine »).</summary>
public static class Elision
{
    private const string Vowels = "aeiouh";

    public static string Of(string name)
    {
        var start = Folding.Fold(name);
        var elides = start.Length > 0 && (Vowels.Contains(start[0], StringComparison.Ordinal) || (start[0] == 'y' && start.Length > 1 && !Vowels.Contains(start[1], StringComparison.Ordinal)));
        return elides ? "d’" + name : "de " + name;
    }
}
