using System.CommandLine;
using System.CommandLine.Invocation;

namespace Forum.Web.Verbs;

/// <summary>The verbs of the command line. Each says what it did and exits with 1 where it failed, 2 where it was not understood.</summary>
internal static class ForumCommand
{
    public static async Task<int> RunAsync(string[] args, Func<string[], CancellationToken, Task<int>> serve)
    {
        // nothing to understand: a start does not load what understands it
        return args.Length == 0 ? await serve(args, CancellationToken.None) : await InvokeAsync(args, serve);
    }

    private static async Task<int> InvokeAsync(string[] args, Func<string[], CancellationToken, Task<int>> serve)
    {
        var root = new RootCommand("Forum");
        // --urls, --environment and the like are the host's
        root.TreatUnmatchedTokensAsErrors = false;
        root.SetAction((_, ct) => serve(args, ct));
        root.Subcommands.Add(BackupVerb.Create());
        root.Subcommands.Add(DemoVerb.Create());
        root.Subcommands.Add(DoctorVerb.Create());
        root.Subcommands.Add(ExportVerb.Create());
        root.Subcommands.Add(GrowVerb.Create());
        root.Subcommands.Add(MemberVerb.Create());
        root.Subcommands.Add(MigrateVerb.Create());
        root.Subcommands.Add(RestoreVerb.Create());
        if (args is [var verb, ..] && !verb.StartsWith('-') && root.Subcommands.All(c => c.Name != verb))
        {
            await Console.Error.WriteLineAsync($"Verbe inconnu : {verb}. Verbes : {string.Join(", ", root.Subcommands.Select(c => c.Name))}; sans verbe, le programme sert le forum.");
            return VerbUsage.ExitCode;
        }
        var parse = root.Parse(args);
        if (parse.Action is ParseErrorAction || (parse.CommandResult.Command != root && parse.UnmatchedTokens.Count > 0))
        {
            await Console.Error.WriteLineAsync(VerbUsage.Sentence(parse));
            return VerbUsage.ExitCode;
        }
        // the web host has its own way to stop on a signal, and a bug shall show itself whole
        return await parse.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null });
    }
}
