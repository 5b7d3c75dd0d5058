using Forum.Core.Members;
using Forum.Core.Posts;
using Forum.Core.Threads;
using Forum.Tests.Questions;
using Microsoft.Playwright;

namespace Forum.Tests.Browser;

public sealed class QuestionScreenTests : Screens
{
    [Test]
    public async Task Pages_of_questions_hold_no_fault_of_access_in_light_and_dark_wide_and_narrow([Values] bool dark, [Values(1280, 390)] int width)
    {
        var look = Look(dark, width);
        var (asker, luc) = (await World.MemberAsync("Amina Diallo"), await App.WillingAsync("Luc Tremblay", "laval"));
        await App.DeclareAsync(luc, "Prêter un local");
        var thread = await World.ThreadAsync(asker);
        await InviteAsync(thread, luc);
        foreach (var path in new[] { "/questions", "/questions?etat=repondues", "/questions?etat=nouvelles", thread.Url, $"/questions/invitation?fil={thread.Id}", $"/questions/invitation?fil={thread.Id}&choix=passer", $"/questions/invitation?fil={thread.Id}&choix=connais", "/compte/courriels", "/compte/consentements" })
            await CheckAsync(await OpenAsync(path, luc, look));
        var settled = await SettledAsync(asker, luc);
        foreach (var path in new[] { settled.Url, $"/fils/{settled.Id}/nouvelles" }) await CheckAsync(await OpenAsync(path, asker, look));
        var form = await OpenAsync($"/fils/{settled.Id}/nouvelles", asker, look);
        await form.Locator("#News").FillAsync("Le local a servi six mardis.");
        await form.Locator("[name=Story]").CheckAsync();
        await form.GetByRole(AriaRole.Button, new() { Name = "Donner des nouvelles" }).ClickAsync();
        await Assertions.Expect(form.GetByText("Le local a servi six mardis.")).ToBeVisibleAsync();
        await CheckAsync(form);
        await CheckAsync(await OpenAsync($"/fils/{settled.Id}/nouvelles", asker, look));
        await App.DoAsync("update threads set created_at = @at where id = @Id", new { thread.Id, at = App.Now.AddDays(-9) });
        var coordinator = await World.MemberAsync("Claire Coordination", role: Role.Coordinator);
        foreach (var path in new[] { "/animation/questions", "/administration/recits" }) await CheckAsync(await OpenAsync(path, coordinator, look));
    }

    [Test]
    public async Task A_question_is_passed_on_by_keyboard_alone_without_script([Values] bool script)
    {
        var luc = await App.WillingAsync("Luc Tremblay", "laval");
        var thread = await World.ThreadAsync(await World.MemberAsync("Amina Diallo"));
        await InviteAsync(thread, luc);
        var page = await OpenAsync(thread.Url, luc, new() { JavaScriptEnabled = script, ViewportSize = new() { Width = 390, Height = 800 } });
        await TabToAsync(page, "[name=choix][value=passer]");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.GetByText("C’est noté, merci.")).ToBeVisibleAsync();
        await page.GotoAsync(App.Root + thread.Url);
        await Assertions.Expect(page.GetByText("On pense à vous pour cette question")).ToHaveCountAsync(0);
    }

    private async Task<ThreadHead> SettledAsync(Member asker, Member helper)
    {
        var thread = await World.ThreadAsync(asker, "Qui a prêté un local cet automne?");
        var reply = await World.ReplyAsync(helper, thread);
        World.Done(await App.Get<AcceptAnswer>().RunAsync(new(asker, thread.Id, reply.Number, true), default));
        await App.DoAsync("update threads set answered_at = @at where id = @Id", new { thread.Id, at = App.Now.AddDays(-22) });
        return thread;
    }

    private Task InviteAsync(ThreadHead thread, Member member) => App.DoAsync(
        "insert into question_invitations (thread_id, member_id, reason, detail, asked_at) values (@thread, @member, 'Declared', 'Prêter un local', @at)", new { thread = thread.Id, member = member.Id, at = App.Now });
}
