using System.CommandLine;
using Forum.Core.Members;
using Forum.Web.Resources;

namespace Forum.Web.Verbs;

/// <summary><c>member reset EMAIL --password-stdin</c>: a new password; every open session closes.</summary>
internal static class MemberResetVerb
{
    private static readonly Argument<string> Email = MemberVerb.EmailArgument();

    public static Command Create()
    {
        var verb = new Command("reset", "Donne un nouveau mot de passe et ferme les sessions ouvertes.") { Email, MemberVerb.PasswordStdin };
        verb.Validators.Add(MemberVerb.NeedsPasswordStdin);
        verb.SetAction((parse, ct) => VerbHost.RunAsync((services, output) => RunAsync(services, output, parse.GetRequiredValue(Email), ct), ct));
        return verb;
    }

    private static async Task<int> RunAsync(IServiceProvider services, TextWriter output, string email, CancellationToken ct)
    {
        var outcome = await services.GetRequiredService<ResetPassword>().RunAsync(email, MemberVerb.ReadPassword(), ct);
        if (outcome.Refusal is { } refusal) return MemberVerb.Fail(refusal);
        await output.WriteLineAsync($"Mot de passe changé pour {email.Trim()}. {Texts.French.Count("accounts.sessions_closed", outcome.Value)}");
        return 0;
    }
}
