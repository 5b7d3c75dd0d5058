using System.Diagnostics;
using Forum.Core.Data;

namespace Forum.Tests.Verbs;

/// <summary>The built program as its own process, as whoever hosts the place runs it.</summary>
internal static class Verb
{
    internal sealed record Result(int ExitCode, string Output, string Error);

    public static Task<Result> RunAsync(string folder, string input, params string[] arguments) => EndAsync(Start(folder, arguments), input);

    /// <summary>The same on the store of a program of this test, with further variables of the environment.</summary>
    public static Task<Result> RunAsync(ForumApp app, string folder, (string Name, string Value)[] variables, params string[] arguments)
    {
        var start = StartInfo(typeof(Program).Assembly.Location, folder, Path.Combine(House.Repository.Root, "Forum.Web"), arguments);
        start.Environment["Forum__Database__Provider"] = app.Dialect is Dialect.Postgres ? "postgres" : "sqlite";
        if (app.Dialect is Dialect.Postgres) start.Environment["Forum__Database__ConnectionString"] = app.Get<Database>().ConnectionString;
        foreach (var (name, value) in variables) start.Environment[name] = value;
        return EndAsync(Process.Start(start)!, "");
    }

    private static async Task<Result> EndAsync(Process process, string input)
    {
        using var ended = process;
        await process.StandardInput.WriteAsync(input);
        process.StandardInput.Close();
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return new(process.ExitCode, await output, await error);
    }

    /// <summary>In Production, on SQLite in this folder.</summary>
    public static Process Start(string folder, params string[] arguments) =>
        StartProgram(typeof(Program).Assembly.Location, folder, Path.Combine(House.Repository.Root, "Forum.Web"), arguments);

    /// <summary>The same with another build of the program, from another working folder.</summary>
    public static Process StartProgram(string program, string folder, string workingFolder, params string[] arguments) => Process.Start(StartInfo(program, folder, workingFolder, arguments))!;

    private static ProcessStartInfo StartInfo(string program, string folder, string workingFolder, string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [program, .. arguments])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = workingFolder,
        };
        foreach (var name in start.Environment.Keys.Where(k => k.StartsWith("Forum__", StringComparison.OrdinalIgnoreCase) || k.StartsWith("ASPNETCORE_", StringComparison.Ordinal)).ToList()) start.Environment.Remove(name);
        start.Environment["DOTNET_ENVIRONMENT"] = "Production";
        start.Environment["Forum__DataDirectory"] = folder;
        return start;
    }

    public static string NewFolder() => Directory.CreateDirectory(Path.Combine(TestContext.CurrentContext.WorkDirectory, "stores", Guid.NewGuid().ToString("N"))).FullName;
}
