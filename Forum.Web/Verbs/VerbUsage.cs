using System.CommandLine;
using System.CommandLine.Parsing;

namespace Forum.Web.Verbs;

/// <summary>What is wrong with a command as it was typed, in one French sentence: System.CommandLine says it in English.</summary>
internal static class VerbUsage
{
    /// <summary>Exit code of a command that was not understood; one that failed exits with 1.</summary>
    public const int ExitCode = 2;

    public static string Sentence(ParseResult parse)
    {
        var command = parse.CommandResult.Command;
        if (parse.UnmatchedTokens is [var token, ..]) return $"« {token} » n’est pas compris ici : « {Name(command)} --help » dit ce qui l’est.";
        if (command.Subcommands.Count > 0) return $"Il faut préciser : {string.Join(", ", command.Subcommands.Select(Name))}.";
        if (command.Arguments.FirstOrDefault(a => a.Arity.MinimumNumberOfValues > 0 && parse.GetResult(a) is not { Tokens.Count: > 0 }) is { } argument) return $"Il manque {argument.Name}.";
        if (command.Options.FirstOrDefault(o => o.Required && parse.GetResult(o) is null or { Implicit: true }) is { } option) return $"Il manque {option.Name}.";
        return parse.Errors[0] is { SymbolResult: OptionResult { Tokens.Count: 0 } empty } ? $"{empty.Option.Name} attend une valeur." : parse.Errors[0].Message;
    }

    private static string Name(Command command) => command.Parents.FirstOrDefault() is Command and not RootCommand ? $"{command.Parents.First().Name} {command.Name}" : command.Name;
}
