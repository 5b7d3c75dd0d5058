using System.Globalization;
using Forum.Core.Members;
using Forum.Web.Hosting;
using MailKit.Security;

namespace Forum.Web.Mail;

/// <summary>How messages leave: Forum:Mail:… in the settings. Without a Host they become files in DATA/mail/sortant, which a coordinator reads at /administration/courriels: the place works without SMTP.</summary>
public sealed class MailSettings
{
    private const string Section = "Forum:Mail";

    private static readonly Dictionary<string, SecureSocketOptions> Securities = new()
    {
        ["auto"] = SecureSocketOptions.Auto,
        ["starttls"] = SecureSocketOptions.StartTls,
        ["tls"] = SecureSocketOptions.SslOnConnect,
        ["none"] = SecureSocketOptions.None,
    };

    /// <summary>Settings that nobody could send with stop the start, in a sentence that names the key and the cure.</summary>
    public MailSettings(IConfiguration configuration, ForumSettings settings)
    {
        string Text(string key) => configuration[$"{Section}:{key}"]?.Trim() ?? "";
        foreach (var key in configuration.GetSection(Section).GetChildren().Select(c => c.Key).Where(k => k is not ("Host" or "Port" or "Security" or "User" or "Password" or "From")))
            throw new StartException($"{Section}:{key} n’existe pas : les clés sont Host, Port, Security, User, Password et From.");
        Folder = Path.Combine(settings.DataDirectory, "mail", "sortant");
        (Host, User, Password) = (Text("Host"), Text("User"), configuration[$"{Section}:Password"] ?? "");
        Port = Text("Port") is not { Length: > 0 } port ? 587
            : int.TryParse(port, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is > 0 and < 65536 ? number
            : throw new StartException($"{Section}:Port vaut « {port} » : écrivez un nombre de 1 à 65535, par exemple 587.");
        Security = Text("Security") is not { Length: > 0 } security ? SecureSocketOptions.Auto
            : Securities.TryGetValue(security, out var known) ? known
            : throw new StartException($"{Section}:Security vaut « {security} » : écrivez auto, starttls, tls ou none.");
        From = Text("From") is { Length: > 0 } from ? from : Host.Length == 0 ? "forum@localhost.localdomain" : throw new StartException($"{Section}:From est vide : donnez l’adresse de l’expéditeur, par exemple forum@example.org.");
        if (EmailAddress.Fault(From) is not null) throw new StartException($"{Section}:From vaut « {From} » : donnez une adresse de courriel, par exemple forum@example.org.");
        if (Host.Length > 0 && settings.BaseUrl is null) throw new StartException("Forum:Site:BaseUrl est vide : les courriels portent des liens, donnez l’adresse du forum, par exemple https://forum.example.org.");
        if (Password.Length > 0 && User.Length == 0) throw new StartException($"{Section}:User est vide : donnez le nom d’utilisateur qui va avec {Section}:Password.");
    }

    /// <summary>Empty: into files.</summary>
    public string Host { get; }

    public int Port { get; }

    public SecureSocketOptions Security { get; }

    /// <summary>Empty: the server asks for no name.</summary>
    public string User { get; }

    public string Password { get; }

    public string From { get; }

    /// <summary>Where messages stand as .eml files while there is no Host.</summary>
    public string Folder { get; }

    public bool HasServer => Host.Length > 0;
}
