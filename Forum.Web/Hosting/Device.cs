namespace Forum.Web.Hosting;

/// <summary>« Firefox, Android »: what a member needs to know one of her sessions again, and no more of what her browser says of itself.</summary>
internal static class Device
{
    // the first that is named wins: nearly every browser names those before it
    private static readonly (string Sign, string Name)[] Browsers = [("Edg", "Edge"), ("OPR/", "Opera"), ("SamsungBrowser/", "Samsung Internet"), ("FxiOS/", "Firefox"), ("Firefox/", "Firefox"), ("CriOS/", "Chrome"), ("Chrome/", "Chrome"), ("Safari/", "Safari")];
    private static readonly (string Sign, string Name)[] Systems = [("Android", "Android"), ("iPhone", "iPhone"), ("iPad", "iPad"), ("Windows", "Windows"), ("Mac OS X", "Mac"), ("CrOS", "ChromeOS"), ("Linux", "Linux")];

    public static string Of(HttpRequest request)
    {
        var agent = request.Headers.UserAgent.ToString();
        return string.Join(", ", new[] { Find(Browsers, agent), Find(Systems, agent) }.Where(name => name.Length > 0));
    }

    private static string Find((string Sign, string Name)[] known, string agent) => known.FirstOrDefault(k => agent.Contains(k.Sign, StringComparison.Ordinal)).Name ?? "";
}
