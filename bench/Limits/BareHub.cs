using Microsoft.AspNetCore.SignalR;

namespace Forum.Limits;

/// <summary>A hub with one group and nothing else: a POST broadcasts a frame of so many bytes to whoever joined. What the framework alone costs.</summary>
internal sealed class BareHub : Hub
{
    public Task Watch(long threadId, long lastNumber, long version) => Groups.AddToGroupAsync(Context.ConnectionId, "all");

    public static async Task<int> RunAsync(int bytes)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.Services.AddSignalR();
        var app = builder.Build();
        var filling = new string('x', bytes);
        app.MapPost("/post", (HttpContext context, IHubContext<BareHub> hub) =>
        {
            // the mark that tells the reader which message it is comes first, as in a post's HTML
            _ = hub.Clients.Group("all").SendAsync("stream", context.Request.Query["mark"] + filling, 1L);
            return Results.Ok();
        });
        app.MapHub<BareHub>("/live");
        app.MapGet("/", () => "ok");
        await app.RunAsync();
        return 0;
    }
}
