using System.Globalization;

namespace Forum.Tests.Durability;

/// <summary>Numbers by which whoever runs the tests makes them longer (CONTRIBUTING.md).</summary>
internal static class Switches
{
    public static int Number(string variable, int usual) => Environment.GetEnvironmentVariable(variable) is { Length: > 0 } text ? int.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture) : usual;
}
