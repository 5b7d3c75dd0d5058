using System.CommandLine;
using Forum.Core.Members;
using Forum.Core.Regions;

namespace Forum.Web.Verbs;

/// <summary><c>member add EMAIL --name N --region SLUG --password-stdin</c></summary>
internal static class MemberAddVerb
{
    private static readonly Argument<string> Email = MemberVerb.EmailArgument();
    private static readonly Option<string> Name = new("--name") { Required = true, HelpName = "NOM", Description = "le nom montré" };
    private static readonly Option<string> Region = new("--region") { Required = true, HelpName = "SLUG", Description = "la région d’attache, par exemple cote-nord" };
    private static readonly Option<Role> Role = MemberVerb.RoleOption(required: false);
    private static readonly Option<string[]> Scope = MemberVerb.ScopeOption();
    private static readonly Option<string> Organisation = new("--organisation") { HelpName = "NOM", Description = "son organisme, créé au besoin" };
    private static readonly Option<string> Title = new("--title") { HelpName = "FONCTION", Description = "sa fonction" };

    public static Command Create()
    {
        var verb = new Command("add", "Crée un compte.") { Email, Name, Region, Role, Scope, Organisation, Title, MemberVerb.PasswordStdin };
        verb.Validators.Add(MemberVerb.NeedsPasswordStdin);
        verb.SetAction((parse, ct) => VerbHost.RunAsync((services, output) => RunAsync(services, output, parse, ct), ct));
        return verb;
    }

    private static async Task<int> RunAsync(IServiceProvider services, TextWriter output, ParseResult parse, CancellationToken ct)
    {
        var places = services.GetRequiredService<Places>();
        if (MemberVerb.Scopes(places, parse.GetValue(Scope)) is not { } scopes) return 1;
        if (places.Region(parse.GetRequiredValue(Region)) is not { } region)
        {
            await Console.Error.WriteLineAsync($"« {parse.GetRequiredValue(Region)} » n’est pas une région.");
            return 1;
        }
        var outcome = await services.GetRequiredService<CreateMember>().RunAsync(new(parse.GetRequiredValue(Email), MemberVerb.ReadPassword(), parse.GetRequiredValue(Name), region.Id)
        {
            Role = parse.GetValue(Role),
            Scopes = scopes,
            Organisation = parse.GetValue(Organisation) ?? "",
            Title = parse.GetValue(Title) ?? "",
        }, ct);
        if (outcome.Refusal is { } refusal) return MemberVerb.Fail(refusal);
        await output.WriteLineAsync($"Compte créé : {outcome.Value!.Name}, {parse.GetRequiredValue(Email)}, {region.NameFr}, {MemberVerb.Say(places, outcome.Value.Role, scopes)}.");
        return 0;
    }
}
