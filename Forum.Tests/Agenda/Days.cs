using Forum.Core.Members;
using Forum.Core.Sheets;
using Forum.Core.Text;
using Forum.Core.Threads;

namespace Forum.Tests.Agenda;

/// <summary>Threads with days, as their authors fill in the sheet.</summary>
internal static class Days
{
    /// <summary>A day counted from now, as the form writes it.</summary>
    public static string In(this ForumApp app, int days) => Formats.NumericDate(app.Now.AddDays(days), Zones.Place);

    public static async Task<ThreadHead> OccasionAsync(this ForumApp app, Member by, string title, string region, params (string Name, string Value)[] fields) =>
        await SheetAsync(app, by, await app.World.ThreadAsync(by, title, region, "financement", "occasion"), "occasion", fields);

    public static async Task<ThreadHead> TrainingAsync(this ForumApp app, Member by, string title, string region, params (string Name, string Value)[] fields) =>
        await SheetAsync(app, by, await app.World.ThreadAsync(by, title, region, "formation", "formation"), "formation", fields);

    /// <param name="fields">names without their beginning: date0.day, funder…</param>
    public static async Task<ThreadHead> SheetAsync(this ForumApp app, Member by, ThreadHead thread, string kind, params (string Name, string Value)[] fields)
    {
        var opened = World.Done(await app.Get<SaveSheet>().OpenAsync(by, thread.Id, 1, default));
        World.Done(await app.Get<SaveSheet>().RunAsync(new(by, thread.Id, 1, name => fields.FirstOrDefault(f => $"Sheet.{kind}.{f.Name}" == name).Value, opened.From, Settles: true), default));
        return thread;
    }
}
