namespace Forum.Limits;

/// <summary>Answers every request with recorded responses, headers and body, from memory: what the same bytes cost when nothing is done for them. One file a response; the path names it.</summary>
internal static class Bytes
{
    public static async Task<int> RunAsync(string folder)
    {
        var recorded = Directory.GetFiles(folder).ToDictionary(file => "/" + Path.GetFileName(file), Read);
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(o => o.AddServerHeader = false);
        var app = builder.Build();
        app.Run(context =>
        {
            var (headers, body) = recorded[context.Request.Path.Value!];
            foreach (var (name, value) in headers) context.Response.Headers[name] = value;
            context.Response.ContentLength = body.Length;
            return context.Response.Body.WriteAsync(body).AsTask();
        });
        await app.RunAsync();
        return 0;
    }

    /// <summary>Headers, an empty line, the body.</summary>
    private static ((string Name, string Value)[] Headers, byte[] Body) Read(string file)
    {
        var bytes = File.ReadAllBytes(file);
        var end = bytes.AsSpan().IndexOf("\n\n"u8);
        var headers = System.Text.Encoding.UTF8.GetString(bytes, 0, end).Split('\n').Select(line => line.Split(": ", 2)).Select(h => (h[0], h[1])).ToArray();
        return (headers, bytes[(end + 2)..]);
    }
}
