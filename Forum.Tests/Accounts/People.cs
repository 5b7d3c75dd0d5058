using System.Net;
using Forum.Core.Data;
using Forum.Core.Members;
using Forum.Core.Regions;

namespace Forum.Tests.Accounts;

/// <summary>Members with a password, who come in by the door.</summary>
internal static class People
{
    public const string Password = "quatre canards jaunes";

    private static int _people;

    public static async Task<(Member Member, string Email)> AccountAsync(this ForumApp app, string name, string region = "cote-nord")
    {
        var email = $"compte{Interlocked.Increment(ref _people)}@example.org";
        return (World.Done(await app.Get<CreateMember>().RunAsync(new(email, Password, name, app.Get<Places>().Region(region)!.Id), default)), email);
    }

    public static Task<HttpResponseMessage> SignInAsync(this Visitor visitor, string email, string password = Password, string back = "") =>
        visitor.PostAsync("/connexion", ("Email", email), ("Password", password), ("retour", back));

    /// <summary>True where the session opened.</summary>
    public static async Task<bool> EntersAsync(this Visitor visitor, string email, string password = Password)
    {
        var answer = await visitor.SignInAsync(email, password);
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.SeeOther).Or.EqualTo(HttpStatusCode.UnprocessableEntity));
        visitor.ForgetToken();
        return answer.StatusCode is HttpStatusCode.SeeOther;
    }

    /// <summary>As after so many wrong tries, long ago enough that none waits: each real one takes its time.</summary>
    public static Task SetTriesAsync(this ForumApp app, Member member, int failed, DateTimeOffset? lockedUntil = null) => app.Get<Database>().WriteAsync<int>(async db =>
        await db.RunAsync("update members set failed_sign_ins = @failed, locked_until = @lockedUntil where id = @Id", new { member.Id, failed, lockedUntil }), default);

    public static Task<long> TriesAsync(this ForumApp app, Member member) => app.ReadAsync(db => db.OneAsync<long>("select failed_sign_ins from members where id = @Id", new { member.Id }));

    public static string? Cookie(this Visitor visitor) => visitor.Cookies.GetAllCookies()["forum"]?.Value;
}
