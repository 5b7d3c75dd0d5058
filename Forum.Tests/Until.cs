namespace Forum.Tests;

/// <summary>Waits for what another thread or another machine does. The only wait of the suite: it looks again, it never guesses a time.</summary>
internal static class Until
{
    public static async Task TrueAsync(Func<bool> condition, string what, int seconds = 20)
    {
        for (var end = Environment.TickCount64 + seconds * 1000; !condition(); await Task.Delay(5))
        {
            if (Environment.TickCount64 > end) Assert.Fail($"not within {seconds} s: {what}");
        }
    }
}
