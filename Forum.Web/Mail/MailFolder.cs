using MimeKit;

namespace Forum.Web.Mail;

/// <summary>The messages that stand as files where no mail server is set: for a coordinator, who sends them on by herself.</summary>
public sealed class MailFolder(MailSettings settings, TimeProvider clock)
{
    private const int Most = 100;

    /// <param name="Name">of the file; <see cref="Find"/> takes it</param>
    public sealed record Message(string Name, string To, string Subject, DateTimeOffset Date);

    /// <summary>The latest first.</summary>
    public async Task<IReadOnlyList<Message>> ListAsync(CancellationToken ct)
    {
        if (!Directory.Exists(settings.Folder)) return [];
        List<Message> messages = [];
        foreach (var file in Directory.EnumerateFiles(settings.Folder, "*.eml").OrderDescending(StringComparer.Ordinal).Take(Most))
        {
            using var message = await MimeMessage.LoadAsync(file, ct);
            messages.Add(new(Path.GetFileName(file), message.To.ToString(), message.Subject ?? "", message.Date));
        }
        return messages;
    }

    /// <summary>Messages that name somebody who is forgotten: to her, and those to others in which her name or address stands.</summary>
    public void Forget(string name, string email)
    {
        if (!Directory.Exists(settings.Folder)) return;
        foreach (var file in Directory.EnumerateFiles(settings.Folder, "*.eml"))
        {
            using (var message = MimeMessage.Load(file))
                if (!Says(message, email) && !Says(message, name)) continue;
            File.Delete(file);
        }
    }

    /// <summary>Text and HTML say the same. A word within another (Ana in Diana) is none.</summary>
    private static bool Says(MimeMessage message, string words)
    {
        if (words.Length == 0) return false;
        var text = $"{message.To}\n{message.ReplyTo}\n{string.Join('\n', message.To.Mailboxes.Concat(message.ReplyTo.Mailboxes).Select(m => $"{m.Name} {m.Address}"))}\n{message.Subject}\n{message.TextBody}";
        for (var at = text.IndexOf(words, StringComparison.OrdinalIgnoreCase); at >= 0; at = text.IndexOf(words, at + 1, StringComparison.OrdinalIgnoreCase))
        {
            var end = at + words.Length;
            if ((at == 0 || !char.IsLetterOrDigit(text[at - 1])) && (end == text.Length || !char.IsLetterOrDigit(text[end]))) return true;
        }
        return false;
    }

    /// <summary>Messages that nobody handed on for so many days.</summary>
    public void Forget(int days)
    {
        if (!Directory.Exists(settings.Folder)) return;
        foreach (var file in Directory.EnumerateFiles(settings.Folder, "*.eml").Where(f => File.GetLastWriteTimeUtc(f) < clock.GetUtcNow().UtcDateTime.AddDays(-days))) File.Delete(file);
    }

    /// <summary>The file of this name, which a list gave; null where there is none.</summary>
    public string? Find(string name) => Directory.Exists(settings.Folder) ? Directory.EnumerateFiles(settings.Folder, "*.eml").FirstOrDefault(f => Path.GetFileName(f) == name) : null;
}
