using System.Globalization;
using Forum.Core.Files;

namespace Forum.Web.Hosting;

/// <summary>Names of the limits an endpoint asks for: <c>[EnableRateLimiting(Limit.Post)]</c> on a page model, <c>.RequireRateLimiting(Limit.Socket)</c> on the hub.</summary>
public static class Limit
{
    /// <summary>New threads and replies. Only what is sent counts: opening the form is free.</summary>
    public const string Post = "post";

    /// <summary>Every other change: reactions, edits, deletions, pins, marks, settings. Only what is sent counts.</summary>
    public const string Act = "act";

    /// <summary>Previews and proposals made from a text being written.</summary>
    public const string Preview = "preview";

    /// <summary>Drafts saved while typing.</summary>
    public const string Draft = "draft";

    /// <summary>Files given, one by one, by script.</summary>
    public const string File = "file";

    /// <summary>Searches, by GET.</summary>
    public const string Search = "search";

    /// <summary>Names completed while typing, by GET.</summary>
    public const string Completion = "completion";

    /// <summary>Sign-in, reset and set-up: per address, and per account at that address (form field Email).</summary>
    public const string SignIn = "sign-in";

    /// <summary>Links asked for by e-mail: per address as sign-in, and per account at that address.</summary>
    public const string Link = "link";

    /// <summary>Short addresses tried, by GET too: as many as sign-ins from an address.</summary>
    public const string Code = "code";

    /// <summary>Sockets open at the same time.</summary>
    public const string Socket = "socket";
}

/// <summary>So many at once, then so many a minute.</summary>
public readonly record struct Rate(double Burst, double PerMinute)
{
    public static Rate operator *(Rate rate, double times) => new(rate.Burst * times, rate.PerMinute * times);
}

/// <summary>
/// How much one member, or one address nobody is signed in from, may ask for, as the host says: Forum:Limits:… in the settings, each with a safe default, all multiplied by Scale.
/// What counts in the end, with what coordinators chose, is <see cref="LimitsInForce"/>.
/// </summary>
public sealed class Limits
{
    private const string Section = "Forum:Limits";

    private static readonly Dictionary<string, Rate> Defaults = new()
    {
        ["Page"] = new(120, 300),
        ["Post"] = new(5, 12),
        ["Act"] = new(30, 60),
        ["Preview"] = new(10, 60),
        ["Draft"] = new(20, 60),
        ["File"] = new(20, 30),
        ["Search"] = new(20, 60),
        ["Completion"] = new(30, 120),
        ["SignInAddress"] = new(60, 60),
        ["SignInAccount"] = new(10, 2),
        // three in a quarter of an hour, which is how long one serves
        ["LinkAccount"] = new(3, 0.2),
    };

    private readonly Dictionary<string, Rate> _rates = [];
    private readonly HashSet<string> _fixed = [];

    public Limits(IConfiguration configuration)
    {
        foreach (var child in configuration.GetSection(Section).GetChildren().Where(c => c.Key is not ("Scale" or "MemberSockets" or "AddressSockets" or "FileMegabytes" or "PostFiles" or "DayMegabytes") && !Defaults.ContainsKey(c.Key)))
            throw new StartException($"{Section}:{child.Key} n’existe pas : les clés sont Scale, MemberSockets, AddressSockets, FileMegabytes, PostFiles, DayMegabytes, {string.Join(", ", Defaults.Keys)}.");
        Scale = Number(configuration, "Scale", 1);
        foreach (var (name, rate) in Defaults)
        {
            _rates[name] = new Rate(Number(configuration, name + ":Burst", rate.Burst), Number(configuration, name + ":PerMinute", rate.PerMinute));
            if (IsSet(configuration, name + ":Burst") || IsSet(configuration, name + ":PerMinute")) _fixed.Add(name);
        }
        if (IsSet(configuration, "MemberSockets") || IsSet(configuration, "AddressSockets")) _fixed.Add(LimitPolicies.Sockets);
        MemberSockets = Sockets(configuration, "MemberSockets", 10);
        AddressSockets = Sockets(configuration, "AddressSockets", 50);
        var (usual, megabyte) = (FileLimits.Usual, (double)FileLimits.Megabyte);
        // more than is usual of one file is more than a form takes
        Files = new(
            (long)(Math.Min(usual.MostBytes / megabyte, Number(configuration, "FileMegabytes", usual.MostBytes / megabyte)) * megabyte),
            (int)Math.Clamp(Number(configuration, "PostFiles", usual.PerPost), 1, 50),
            (long)(Number(configuration, "DayMegabytes", usual.DayBytes / megabyte) * megabyte));
    }

    /// <summary>What may be given; Scale, which is for load, does not multiply it.</summary>
    public FileLimits Files { get; }

    /// <summary>Multiplies every limit.</summary>
    public double Scale { get; }

    /// <summary>Sockets one member may hold open.</summary>
    public int MemberSockets { get; }

    /// <summary>Sockets one address may hold open for visitors.</summary>
    public int AddressSockets { get; }

    /// <summary>Names of what has a rate.</summary>
    public static IEnumerable<string> Names => Defaults.Keys;

    /// <summary>Before it is multiplied by <see cref="Scale"/>.</summary>
    public Rate this[string name] => _rates[name];

    /// <summary>The host chose it: nobody in the place changes it.</summary>
    public bool IsFixed(string name) => _fixed.Contains(name);

    private static bool IsSet(IConfiguration configuration, string name) => configuration[$"{Section}:{name}"] is { Length: > 0 };

    private int Sockets(IConfiguration configuration, string name, double usual) => (int)Math.Min(int.MaxValue, Math.Ceiling(Number(configuration, name, usual) * Scale));

    private static double Number(IConfiguration configuration, string name, double usual)
    {
        if (configuration[$"{Section}:{name}"] is not { Length: > 0 } text) return usual;
        return double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) && number is > 0 and <= 1_000_000 ? number
            : throw new StartException($"{Section}:{name} vaut « {text} » : écrivez un nombre plus grand que 0 et d’au plus 1000000, avec un point pour les décimales.");
    }
}
