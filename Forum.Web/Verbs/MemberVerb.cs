using System.CommandLine;
using System.CommandLine.Parsing;
using Forum.Core;
using Forum.Core.Members;
using Forum.Core.Regions;
using Forum.Core.Text;
using Forum.Web.Resources;

namespace Forum.Web.Verbs;

/// <summary><c>member add|role|reset</c>: accounts from the machine's own command line, whose holder may do everything.</summary>
internal static class MemberVerb
{
    private static readonly Dictionary<string, Role> Roles = new() { ["member"] = Role.Member, ["facilitator"] = Role.Facilitator, ["coordinator"] = Role.Coordinator };

    /// <summary>Without it nothing is read: nobody shall type a password into a command by mistake.</summary>
    internal static readonly Option<bool> PasswordStdin = new("--password-stdin") { Required = true, Description = "lit le mot de passe sur l’entrée standard, une ligne : il ne paraît ni à l’écran ni dans l’historique" };

    public static Command Create()
    {
        var verb = new Command("member", "Crée un compte, change un rôle ou un mot de passe.");
        verb.Subcommands.Add(MemberAddVerb.Create());
        verb.Subcommands.Add(MemberRoleVerb.Create());
        verb.Subcommands.Add(MemberResetVerb.Create());
        return verb;
    }

    internal static Argument<string> EmailArgument() => new("EMAIL") { Description = "le courriel du compte" };


    internal static Option<string[]> ScopeOption() => new("--scope")
    {
        HelpName = "SLUG,…",
        Description = "où animer : région, thème ou région:thème, par exemple estrie,financement,laval:outils",
        AllowMultipleArgumentsPerToken = true,
    };

    internal static Option<Role> RoleOption(bool required)
    {
        var option = new Option<Role>("--role") { HelpName = "member|facilitator|coordinator", Required = required, Description = "le rôle" };
        option.CustomParser = result =>
        {
            if (Roles.TryGetValue(result.Tokens[0].Value, out var role)) return role;
            result.AddError($"--role vaut « {result.Tokens[0].Value} » : écrivez member, facilitator ou coordinator.");
            return default;
        };
        return option;
    }

    /// <summary>A switch that is not there is false to System.CommandLine, required or not.</summary>
    internal static void NeedsPasswordStdin(CommandResult command)
    {
        if (command.GetResult(PasswordStdin) is null or { Implicit: true }) command.AddError("Il manque --password-stdin : le mot de passe se lit sur l’entrée standard.");
    }

    /// <summary>Null, with the sentence said, where one is unknown.</summary>
    internal static IReadOnlyList<Scope>? Scopes(Places places, string[]? typed)
    {
        List<Scope> scopes = [];
        foreach (var text in (typed ?? []).SelectMany(t => t.Split(',', StringSplitOptions.RemoveEmptyEntries)))
        {
            if (Core.Members.Scopes.Parse(places, text) is { } scope) scopes.Add(scope);
            else
            {
                Console.Error.WriteLine($"« {text.Trim()} » n’est ni une région, ni un thème, ni région:thème.");
                return null;
            }
        }
        return scopes;
    }

    /// <summary>« animation (Estrie; Laval, Outils d’intervention) »</summary>
    internal static string Say(Places places, Role role, IReadOnlyList<Scope> scopes) => role switch
    {
        Role.Coordinator => "coordination",
        Role.Facilitator => $"animation ({string.Join("; ", scopes.Select(s => string.Join(", ", new[] { s.RegionId is { } r ? places.Region(r).Name(Language.French) : null, s.ThemeId is { } t ? places.Theme(t).Name(Language.French) : null }.OfType<string>())))})",
        _ => "membre",
    };

    /// <summary>The first line of standard input.</summary>
    internal static string ReadPassword() => Console.In.ReadLine() ?? "";

    /// <summary>Says the refusal in one sentence; the exit code.</summary>
    internal static int Fail(Refusal refusal)
    {
        Console.Error.WriteLine(Texts.French[refusal.Key]);
        return 1;
    }
}
