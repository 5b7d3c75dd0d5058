using System.Globalization;

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

    /// <summary>Searches, by GET.</summary>
    public const string Search = "search";

    /// <summary>Names completed while typing, by GET.</summary>
    public const string Completion = "completion";

    /// <summary>Sign-in, reset and set-up: per address, and per account at that address (form field Email).</summary>
    public const string SignIn = "sign-in";

    /// <summary>Sockets open at the same time.</summary>
    public const string Socket = "socket";
}

/// <summary>So many at once, then so many a minute.</summary>
public readonly record struct Rate(double Burst, double PerMinute)
{
    public static Rate operator *(Rate rate, double times) => new(rate.Burst * times, rate.PerMinute * times);
}

/// <summary>
/// How much one member, or one address nobody is signed in from, may ask for: Forum:Limits:… in the settings, each with a safe default, all multiplied by Scale.
/// Forty people at a meeting share one address: signed in each has her own limits, before that the address has <see cref="AddressShare"/> times one member's.
/// </summary>
public sealed class Limits
{
    /// <summary>An address counts as so many people.</summary>
    public const double AddressShare = 10;

    private const string Section = "Forum:Limits";

    private static readonly Dictionary<string, Rate> Defaults = new()
    {
        ["Page"] = new(120, 300),
        ["Post"] = new(5, 12),
        ["Act"] = new(30, 60),
        ["Preview"] = new(10, 60),
        ["Draft"] = new(20, 60),
        ["Search"] = new(20, 60),
        ["Completion"] = new(30, 120),
        ["SignInAddress"] = new(60, 60),
        ["SignInAccount"] = new(10, 2),
    };

    private readonly Dictionary<string, Rate> _rates = [];

    public Limits(IConfiguration configuration)
    {
        foreach (var child in configuration.GetSection(Section).GetChildren().Where(c => c.Key is not ("Scale" or "MemberSockets" or "AddressSockets") && !Defaults.ContainsKey(c.Key)))
            throw new StartException($"{Section}:{child.Key} n’existe pas : les clés sont Scale, MemberSockets, AddressSockets, {string.Join(", ", Defaults.Keys)}.");
        Scale = Number(configuration, "Scale", 1);
        foreach (var (name, rate) in Defaults)
            _rates[name] = new Rate(Number(configuration, name + ":Burst", rate.Burst), Number(configuration, name + ":PerMinute", rate.PerMinute)) * Scale;
        MemberSockets = Sockets(configuration, "MemberSockets", 10);
        AddressSockets = Sockets(configuration, "AddressSockets", 50);
    }

    public double Scale { get; }

    /// <summary>Sockets one member may hold open.</summary>
    public int MemberSockets { get; }

    /// <summary>Sockets one address may hold open for visitors.</summary>
    public int AddressSockets { get; }

    public Rate Page => _rates["Page"];

    public Rate Post => _rates["Post"];

    public Rate Act => _rates["Act"];

    public Rate Preview => _rates["Preview"];

    public Rate Draft => _rates["Draft"];

    public Rate Search => _rates["Search"];

    public Rate Completion => _rates["Completion"];

    public Rate SignInAddress => _rates["SignInAddress"];

    public Rate SignInAccount => _rates["SignInAccount"];

    private int Sockets(IConfiguration configuration, string name, double usual) => (int)Math.Min(int.MaxValue, Math.Ceiling(Number(configuration, name, usual) * Scale));

    private static double Number(IConfiguration configuration, string name, double usual)
    {
        if (configuration[$"{Section}:{name}"] is not { Length: > 0 } text) return usual;
        return double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) && number is > 0 and <= 1_000_000 ? number
            : throw new StartException($"{Section}:{name} vaut « {text} » : écrivez un nombre plus grand que 0 et d’au plus 1000000, avec un point pour les décimales.");
    }
}
