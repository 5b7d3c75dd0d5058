namespace Forum.Web.Mail;

/// <summary>What leaves by e-mail. A new kind is a <see cref="Core.Mail.MailKind"/> and an <see cref="ILetterWriter"/>.</summary>
internal static class MailServices
{
    public static void AddForumMail(this IServiceCollection services)
    {
        foreach (var writer in typeof(ILetterWriter).Assembly.GetTypes().Where(t => t.IsClass && t.IsAssignableTo(typeof(ILetterWriter)))) services.AddSingleton(typeof(ILetterWriter), writer);
        services.AddSingleton<PlaceAddress>().AddSingleton<Sender>().AddSingleton<LetterLinks>().AddSingleton<LetterWriters>().AddSingleton<Envelope>().AddSingleton<MailRoad>().AddSingleton<SendMail>().AddSingleton<MailFolder>();
        services.AddHostedService<MailJob>();
    }
}
