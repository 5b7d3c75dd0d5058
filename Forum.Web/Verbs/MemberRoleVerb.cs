using System.CommandLine;
using Forum.Core.Members;
using Forum.Core.Regions;

namespace Forum.Web.Verbs;

/// <summary><c>member role EMAIL --role R --scope SLUG,…</c>: holds from the member's next request on.</summary>
internal static class MemberRoleVerb
{
    private static readonly Argument<string> Email = MemberVerb.EmailArgument();
    private static readonly Option<Role> Role = MemberVerb.RoleOption(required: true);
    private static readonly Option<string[]> Scope = MemberVerb.ScopeOption();

    public static Command Create()
    {
        var verb = new Command("role", "Change le rôle d’un compte et, pour l’animation, ses régions et thèmes.") { Email, Role, Scope };
        verb.SetAction((parse, ct) => VerbHost.RunAsync((services, output) => RunAsync(services, output, parse, ct), ct));
        return verb;
    }

    private static async Task<int> RunAsync(IServiceProvider services, TextWriter output, ParseResult parse, CancellationToken ct)
    {
        var (places, role) = (services.GetRequiredService<Places>(), parse.GetRequiredValue(Role));
        if (MemberVerb.Scopes(places, parse.GetValue(Scope)) is not { } scopes) return 1;
        var outcome = await services.GetRequiredService<SetRole>().RunAsync(parse.GetRequiredValue(Email), role, scopes, ct);
        if (outcome.Refusal is { } refusal) return MemberVerb.Fail(refusal);
        await output.WriteLineAsync($"Rôle changé : {outcome.Value}, {MemberVerb.Say(places, role, scopes)}.");
        return 0;
    }
}
