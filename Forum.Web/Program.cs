using Forum.Web.Hosting;
using Forum.Web.Verbs;

return await ForumCommand.RunAsync(args, Serve.RunAsync);

/// <summary>The one program: no verb serves, a verb does one thing and ends (DESIGN.md, Contracts for scripts).</summary>
public partial class Program;
