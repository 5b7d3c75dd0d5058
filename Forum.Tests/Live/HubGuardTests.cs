using System.Net;
using System.Reflection;
using System.Text;
using Forum.Core.Data;
using Forum.Web.Live;
using Microsoft.AspNetCore.SignalR.Client;

namespace Forum.Tests.Live;

/// <summary>Who knocks at the hub without being a page of ours, and what it costs the others: nothing.</summary>
public sealed class HubGuardTests(Dialect dialect) : BothStores(dialect)
{
    private static readonly string[] Contract = ["Watch", "WatchPlace", "Unwatch", "Typing"];

    private static readonly (string Name, string Value)[] Foreign =
    [
        ("Origin", "https://ailleurs.example"), ("Origin", "null"), ("Origin", "http://127.0.0.1.ailleurs.example"), ("Origin", "http://127.0.0.1:1"), ("Sec-Fetch-Site", "cross-site"),
    ];

    [Test]
    public async Task A_foreign_page_gets_no_socket_even_with_the_members_cookie([Range(0, 4)] int which)
    {
        await using var foreign = await RawSocket.AskAsync(App, await World.MemberAsync("Amina Diallo"), headers: Foreign[which]);
        Assert.That(foreign.Answer, Is.EqualTo(HttpStatusCode.Forbidden), Foreign[which].ToString());
    }

    [Test]
    public async Task A_foreign_page_negotiates_nothing([Range(0, 4)] int which)
    {
        Assert.That(await NegotiateAsync(("Origin", App.Root)), Is.EqualTo(HttpStatusCode.OK), "it exists, for our own pages");
        Assert.That(await NegotiateAsync(Foreign[which]), Is.EqualTo(HttpStatusCode.Forbidden), Foreign[which].ToString());
    }

    [Test]
    public async Task A_page_of_ours_gets_its_socket()
    {
        await using var ours = await RawSocket.AskAsync(App, null, 0, ("Origin", App.Root), ("Sec-Fetch-Site", "same-origin"));
        Assert.That(ours.Answer, Is.EqualTo(HttpStatusCode.SwitchingProtocols));
    }

    [TestCase("""{"type":1,"invocationId":"1","target":"Watch","arguments":["un","deux","trois"]}""")]
    [TestCase("""{"type":1,"invocationId":"1","target":"Watch","arguments":[1]}""")]
    [TestCase("""{"type":1,"invocationId":"1","target":"Watch","arguments":[1,2,3,4]}""")]
    [TestCase("""{"type":1,"invocationId":"1","target":"Watch","arguments":[99999999999999999999,0,0]}""")]
    [TestCase("""{"type":1,"invocationId":"1","target":"WatchPlace","arguments":[null]}""")]
    [TestCase("""{"type":1,"invocationId":"1","target":"WatchPlace","arguments":["region:"]}""")]
    [TestCase("""{"type":1,"invocationId":"1","target":"WatchPlace","arguments":["region:estrie:ressources"]}""")]
    [TestCase("""{"type":1,"invocationId":"1","target":"Publier","arguments":[]}""")]
    public async Task A_wrong_call_is_answered_with_an_error_and_the_socket_goes_on(string call)
    {
        await using var raw = await RawSocket.OpenAsync(App, await World.MemberAsync("Luc Tremblay"));
        await raw.SendAsync(call);
        Assert.That(await raw.HearAsync("\"type\":3"), Does.Contain("\"error\":"));
        await raw.SendAsync("""{"type":1,"invocationId":"2","target":"WatchPlace","arguments":["bons-coups"]}""");
        Assert.That(await raw.HearAsync("\"type\":3"), Does.Not.Contain("\"error\":"));
    }

    [TestCase("{")]
    [TestCase("[]")]
    [TestCase("""{"type":"un"}""")]
    [TestCase("""{"type":1,"target":7}""")]
    [TestCase("\0\0\0")]
    public async Task A_frame_that_is_no_message_closes_its_socket_and_no_other(string frame) =>
        await AssertClosesAloneAsync(raw => raw.SendAsync(frame));

    [Test]
    public Task An_oversized_frame_closes_its_socket_and_no_other() =>
        AssertClosesAloneAsync(raw => raw.SendAsync($$"""{"type":1,"invocationId":"1","target":"WatchPlace","arguments":["{{new string('a', 8 * 1024)}}"]}"""));

    [Test]
    public Task Broken_text_closes_its_socket_and_no_other() => AssertClosesAloneAsync(raw => raw.SendBytesAsync([0xC3, 0x28, 0xFF, 0x1E]));

    [Test]
    public Task A_hundred_and_one_calls_at_once_close_their_socket_and_no_other() => AssertClosesAloneAsync(async raw =>
    {
        var calls = string.Concat(Enumerable.Repeat("{\"type\":1,\"target\":\"Typing\",\"arguments\":[1]}\u001e", 50));
        for (var i = 0; i < 2; i++) await raw.SendBytesAsync(Encoding.UTF8.GetBytes(calls));
        await raw.SendAsync("""{"type":1,"invocationId":"1","target":"Typing","arguments":[1]}""");
    });

    [Test]
    public async Task A_hundred_calls_at_once_are_heard()
    {
        await using var raw = await RawSocket.OpenAsync(App, await World.MemberAsync("Luc Tremblay"));
        await raw.SendBytesAsync(Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("{\"type\":1,\"target\":\"Typing\",\"arguments\":[1]}\u001e", 99))));
        await raw.SendAsync("""{"type":1,"invocationId":"100","target":"Typing","arguments":[1]}""");
        Assert.That(await raw.HearAsync("\"invocationId\":\"100\""), Does.Not.Contain("\"error\":"));
    }

    [Test]
    public async Task Nothing_but_the_contract_can_be_called()
    {
        var methods = typeof(ThreadHub).GetMethods(BindingFlags.Public | BindingFlags.Instance).Select(m => m.Name).Distinct().ToList();
        Assert.That(methods, Is.SupersetOf(Contract.Concat(["OnConnectedAsync", "OnDisconnectedAsync", "Dispose", "get_Context"])));
        await using var client = await LiveClient.ConnectAsync(App, await World.MemberAsync("Amina Diallo"));
        foreach (var method in methods.Except(Contract))
        {
            var refused = await Assert.CatchAsync<Microsoft.AspNetCore.SignalR.HubException>(() => client.Hub.InvokeAsync(method));
            Assert.That(refused!.Message, Does.Contain("Method does not exist"), method);
        }
    }

    private async Task AssertClosesAloneAsync(Func<RawSocket, Task> act)
    {
        var (amina, luc) = (await World.MemberAsync("Amina Diallo"), await World.MemberAsync("Luc Tremblay"));
        var thread = await World.ThreadAsync(amina);
        await using var reader = await LiveClient.ConnectAsync(App, amina);
        await reader.WatchAsync(thread.Id, 1, 1);
        await using var raw = await RawSocket.OpenAsync(App, luc);
        await act(raw);
        Assert.That(await raw.HearAsync("no such words"), Is.Null, "it is closed");
        App.Get<ThreadFeed>().Publish(await World.ReplyAsync(luc, thread));
        await Until.TrueAsync(() => !reader.Heard.IsEmpty, "the other's push");
        Assert.That(reader.Acts, Is.EqualTo(new[] { "append 2" }));
        await using var again = await RawSocket.OpenAsync(App, luc);
        Assert.That(again.IsOpen);
    }

    private async Task<HttpStatusCode> NegotiateAsync((string Name, string Value) header)
    {
        using var visitor = await App.VisitAsync(await World.MemberAsync("Amina Diallo"));
        using var request = new HttpRequestMessage(HttpMethod.Post, "/live/negotiate?negotiateVersion=1");
        request.Headers.Add(header.Name, header.Value);
        using var answer = await visitor.Http.SendAsync(request);
        return answer.StatusCode;
    }
}
