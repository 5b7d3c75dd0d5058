namespace Forum.Limits;

/// <summary>The smallest web program there is: how fast one can start.</summary>
internal static class Empty
{
    public static async Task<int> RunAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        var app = builder.Build();
        app.Run(context => context.Response.WriteAsync("ok"));
        await app.RunAsync();
        return 0;
    }
}
