using System.Text.RegularExpressions;
using Forum.Core.Mail;
using Forum.Web.Mail;
using MimeKit;

namespace Forum.Tests.Mail;

/// <summary>The messages of a place without a mail server: files of its data directory.</summary>
internal static partial class Mailbox
{
    /// <summary>Everything that is due leaves now; what has left for this address so far, the oldest first.</summary>
    public static async Task<IReadOnlyList<MimeMessage>> MailAsync(this ForumApp app, string address)
    {
        while (await app.Get<SendMail>().RunAsync(default) > 0) { }
        var folder = Path.Combine(app.Folder, "mail", "sortant");
        if (!Directory.Exists(folder)) return [];
        var all = await Task.WhenAll(Directory.GetFiles(folder, "*.eml").Select(f => MimeMessage.LoadAsync(f)));
        return [.. all.Where(m => m.To.Mailboxes.Any(to => to.Address == address)).OrderBy(m => long.Parse(m.MessageId!.Split('.')[0], System.Globalization.CultureInfo.InvariantCulture))];
    }

    /// <summary>The one address of this place in a message's text, from its root; the same stands in its HTML.</summary>
    public static string Link(this MimeMessage message)
    {
        var link = Address().Match(message.TextBody ?? "");
        Assert.That(link.Success, Is.True, message.TextBody);
        Assert.That(System.Net.WebUtility.HtmlDecode(message.HtmlBody), Does.Contain($"href=\"{link.Value}\""));
        return new Uri(link.Value).PathAndQuery;
    }

    public static Task<List<WaitingMail.Row>> DueAsync(this ForumApp app) => app.Get<WaitingMail>().DueAsync(100, default);

    [GeneratedRegex(@"https?://\S+")]
    private static partial Regex Address();
}
