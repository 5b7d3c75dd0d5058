using System.Globalization;
using System.Net.Sockets;
using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;
using MimeKit;

namespace Forum.Web.Mail;

/// <summary>The way out: an SMTP server, or files of the data directory where none is set.</summary>
internal sealed class MailRoad(MailSettings settings)
{
    /// <summary>For each command, in ms: a server that says nothing for so long is away.</summary>
    private const int Patience = 30_000;

    /// <summary>Runs the work with a way to send, on one connection opened at the first message. A server that cannot be reached is asked once, and fails every message of the work.</summary>
    public async Task OnAsync(Func<Func<MimeMessage, Task>, Task> work, CancellationToken ct)
    {
        if (!settings.HasServer)
        {
            await work(message => ToFileAsync(message, ct));
            return;
        }
        using var smtp = new SmtpClient { Timeout = Patience };
        Exception? away = null;
        await work(async message =>
        {
            if (away is not null) throw away;
            try { await ConnectAsync(smtp, ct); }
            catch (Exception e) when (IsFault(e))
            {
                away = e;
                throw;
            }
            await smtp.SendAsync(message, ct);
        });
        if (smtp.IsConnected) await smtp.DisconnectAsync(quit: true, ct);
    }

    /// <summary>What may go wrong outside this program.</summary>
    public static bool IsFault(Exception e) => e is CommandException or ProtocolException or ServiceNotConnectedException or ServiceNotAuthenticatedException or AuthenticationException
        or SslHandshakeException or NotSupportedException or IOException or SocketException or TimeoutException or UnauthorizedAccessException;

    /// <summary>Why, for a log and a page that must not hold an address: a server's own words may.</summary>
    public static string Words(Exception e) => e switch
    {
        SmtpCommandException refused => string.Create(CultureInfo.InvariantCulture, $"{(int)refused.StatusCode} {refused.ErrorCode}"),
        SocketException socket => socket.SocketErrorCode.ToString(),
        _ => e.GetType().Name,
    };

    private async Task ConnectAsync(SmtpClient smtp, CancellationToken ct)
    {
        if (!smtp.IsConnected) await smtp.ConnectAsync(settings.Host, settings.Port, settings.Security, ct);
        if (settings.User.Length > 0 && !smtp.IsAuthenticated) await smtp.AuthenticateAsync(settings.User, settings.Password, ct);
    }

    /// <summary>Whole or not at all: it gets its name when every byte is written.</summary>
    private async Task ToFileAsync(MimeMessage message, CancellationToken ct)
    {
        Directory.CreateDirectory(settings.Folder);
        var name = Path.Combine(settings.Folder, string.Create(CultureInfo.InvariantCulture, $"{message.Date.UtcDateTime:yyyyMMdd-HHmmss}-{message.MessageId!.Split('.')[0]}.eml"));
        await message.WriteToAsync(name + ".partiel", ct);
        File.Move(name + ".partiel", name, overwrite: true);
    }
}
