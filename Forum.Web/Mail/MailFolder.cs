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

    /// <summary>Messages to somebody who is forgotten.</summary>
    public void Forget(string email)
    {
        if (email.Length == 0 || !Directory.Exists(settings.Folder)) return;
        foreach (var file in Directory.EnumerateFiles(settings.Folder, "*.eml"))
        {
            using (var message = MimeMessage.Load(file))
                if (!message.To.Mailboxes.Any(to => to.Address.Equals(email, StringComparison.OrdinalIgnoreCase))) continue;
            File.Delete(file);
        }
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
