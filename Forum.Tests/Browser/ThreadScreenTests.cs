using Microsoft.Playwright;

namespace Forum.Tests.Browser;

public sealed class ThreadScreenTests : Screens
{
    [Test]
    public async Task A_thread_opens_in_light_and_dark_without_a_fault()
    {
        var amina = await World.MemberAsync("Amina Diallo");
        var thread = await World.ThreadAsync(amina, "Qui prête un local le mardi?");
        foreach (var scheme in new[] { ColorScheme.Light, ColorScheme.Dark })
        {
            var page = await OpenAsync(thread.Url, amina, new() { ColorScheme = scheme });
            await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync("Qui prête un local le mardi?");
            await AssertAccessibleAsync(page);
        }
    }
}
