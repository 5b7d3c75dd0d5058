using System.Net;
using Forum.Core.Exchanges;
using Forum.Core.Members;
using Forum.Core.Threads;
using Forum.Tests.Agenda;

namespace Forum.Tests.Exchanges;

/// <summary>An announced exchange, who conducts it, and people at its door.</summary>
internal static class GuestStage
{
    public const string Title = "Échange : garder le lien l’été";

    public static Task<Member> LeaderAsync(this ForumApp app) => app.World.MemberAsync("Maude Animation", "gaspesie-iles-de-la-madeleine", Role.Facilitator, "gaspesie-iles-de-la-madeleine");

    /// <summary>In a month that has one hour in Québec, at noon.</summary>
    public static async Task<ThreadHead> ExchangeAsync(this ForumApp app, Member by, bool guests = true, string audience = "membres")
    {
        var thread = await app.World.ThreadAsync(by, Title, "gaspesie-iles-de-la-madeleine", "pratiques", "direct", audience, "On se parle de l’été.");
        await app.SheetAsync(by, thread, "direct", ("date0.day", app.In(7)), ("date0.from", "12:00"), ("date0.to", "13:00"));
        if (guests) World.Done(await app.Get<OpenToGuests>().RunAsync(by, thread.Id, guests: true, newCode: false, default));
        return thread;
    }

    public static Task<string> CodeAsync(this ForumApp app, ThreadHead thread) => app.ReadAsync(db => db.OneAsync<string>("select code from exchanges where thread_id = @Id", new { thread.Id }));

    public static Task<HttpResponseMessage> EnterAsync(this Visitor visitor, string code, string name = "Marie Invitée", string region = "estrie", bool agrees = true) =>
        visitor.PostAsync("/d/" + code, ("Name", name), ("Region", region), ("Agrees", agrees ? "true" : "false"));

    /// <summary>Somebody who came in by the code, with her browser.</summary>
    public static async Task<Visitor> GuestAsync(this ForumApp app, ThreadHead thread, string name = "Marie Invitée")
    {
        var visitor = await app.VisitAsync();
        using var entered = await visitor.EnterAsync(await app.CodeAsync(thread), name);
        Assert.That((entered.StatusCode, entered.Headers.Location?.OriginalString), Is.EqualTo((HttpStatusCode.SeeOther, $"/en-direct/{thread.Id}")), await entered.Content.ReadAsStringAsync());
        visitor.ForgetToken();
        return visitor;
    }

    public static string Secret(this ForumApp app, Visitor visitor) => visitor.Cookies.GetCookies(new Uri(app.Root))["forum"]!.Value;

    /// <summary>The guest as her next request finds her; null where she is nobody any more.</summary>
    public static Task<Member?> MemberOfAsync(this ForumApp app, Visitor visitor) => app.Get<Sessions>().FindAsync(app.Secret(visitor), default);

    public static async Task<string> TextAsync(this HttpResponseMessage answer) => WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());
}
