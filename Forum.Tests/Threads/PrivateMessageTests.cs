using System.Net;
using Forum.Core;
using Forum.Core.Data;
using Forum.Core.Doctor;
using Forum.Core.Members;
using Forum.Core.Moderation;
using Forum.Core.Posts;
using Forum.Core.Text;
using Forum.Core.Threads;
using Forum.Tests.Mail;

namespace Forum.Tests.Threads;

public sealed class PrivateMessageTests(Dialect dialect) : BothStores(dialect)
{
    [Test]
    public async Task A_private_message_is_written_from_a_profile_and_read_by_the_two_alone()
    {
        var (amina, luc) = (await World.MemberAsync("Amina Diallo"), await World.MemberAsync("Luc Tremblay", "estrie"));
        using var hers = await App.VisitAsync(amina);
        Assert.That(await hers.ReadAsync($"/membres/{luc.Id}"), Does.Contain($"/messages/nouveau?a={luc.Id}"));
        Assert.That(await hers.ReadAsync($"/messages/nouveau?a={luc.Id}"), Does.Contain($"name=\"People\" value=\"{luc.Id}\""));
        var sent = await hers.PostAsync("/messages/nouveau", ("People", $"{luc.Id}"), ("Body", "Un mot confidentielissime."), ("SubmissionId", Guid.NewGuid().ToString()));
        var url = sent.Headers.Location!.OriginalString;
        using var his = await App.VisitAsync(luc);
        foreach (var path in new[] { "/messages", "/non-lus" }) Assert.That(await his.ReadAsync(path), Does.Contain(url), path);
        Assert.That(await his.ReadAsync(url), Does.Contain("confidentielissime").And.Contain("Privé"));
        var id = long.Parse(url.Split('/')[2], System.Globalization.CultureInfo.InvariantCulture);
        foreach (var other in new[] { await World.MemberAsync("Marc Gagnon"), await World.MemberAsync("Maude Animation", "bas-saint-laurent", Role.Facilitator, "bas-saint-laurent"), await World.MemberAsync("Claire Coordination", role: Role.Coordinator) })
        {
            using var curious = await App.VisitAsync(other);
            foreach (var path in new[] { url, $"/fils/{id}/m/1", $"/fils/{id}/personnes" }) Assert.That((await curious.GetAsync(path)).StatusCode, Is.EqualTo(HttpStatusCode.NotFound), path);
            foreach (var path in new[] { "/", "/messages", "/non-lus", "/regions/bas-saint-laurent", "/recherche?q=confidentielissime" }) Assert.That(await curious.ReadAsync(path), Does.Not.Contain($"/fils/{id}/"), path);
            Assert.That((await curious.PostAsync($"/fils/{id}/repondre", ("Body", "Moi aussi."), ("SubmissionId", Guid.NewGuid().ToString()))).StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
        }
        foreach (var path in new[] { "/", "/regions/bas-saint-laurent", "/regions/estrie", "/questions" }) Assert.That(await his.ReadAsync(path), Does.Not.Contain($"/fils/{id}/"), path);
        Assert.That(await his.ReadAsync("/recherche?q=confidentielissime"), Does.Contain($"/fils/{id}/"), "her own search finds it");
        await his.PostAsync($"/fils/{id}/repondre", ("Body", "Bien reçu."), ("SubmissionId", Guid.NewGuid().ToString()));
        Assert.That(await hers.ReadAsync(url), Does.Contain("Bien reçu."));
        await DoctorAsync();
    }

    [Test]
    public async Task People_are_found_by_name_without_script_and_the_text_stays()
    {
        var (amina, luc) = (await World.MemberAsync("Amina Diallo"), await World.MemberAsync("Wilbrod Zacharie", "estrie"));
        using var hers = await App.VisitAsync(amina);
        (string, string)[] kept = [("Body", "Ce que j’écris."), ("Title", "Un sujet"), ("SubmissionId", Guid.NewGuid().ToString())];
        var found = WebUtility.HtmlDecode(await (await hers.PostAsync("/messages/nouveau", [.. kept, ("q", "zachar"), ("Act", "chercher")])).Content.ReadAsStringAsync());
        Assert.That(found, Does.Contain($"ajouter:{luc.Id}").And.Contain("Ce que j’écris."));
        var added = WebUtility.HtmlDecode(await (await hers.PostAsync("/messages/nouveau", [.. kept, ("Act", $"ajouter:{luc.Id}")])).Content.ReadAsStringAsync());
        Assert.That(added, Does.Contain($"name=\"People\" value=\"{luc.Id}\"").And.Contain("Un sujet"));
        var removed = await (await hers.PostAsync("/messages/nouveau", [.. kept, ("People", $"{luc.Id}"), ("Act", $"retirer:{luc.Id}")])).Content.ReadAsStringAsync();
        Assert.That(removed, Does.Not.Contain("name=\"People\""));
        var nobody = await hers.PostAsync("/messages/nouveau", kept);
        Assert.That((nobody.StatusCode, (await nobody.Content.ReadAsStringAsync()).Contains("People-erreur", StringComparison.Ordinal)), Is.EqualTo((HttpStatusCode.UnprocessableEntity, true)));
        var empty = await hers.PostAsync("/messages/nouveau", ("People", $"{luc.Id}"), ("Body", " "), ("SubmissionId", Guid.NewGuid().ToString()));
        Assert.That(empty.StatusCode, Is.EqualTo(HttpStatusCode.UnprocessableEntity));
    }

    [Test]
    public async Task Sent_twice_it_is_one()
    {
        var (amina, luc) = (await World.MemberAsync("Amina Diallo"), await World.MemberAsync("Luc Tremblay"));
        var id = Guid.NewGuid().ToString();
        var first = World.Done(await StartAsync(amina, id, luc));
        Assert.That(World.Done(await StartAsync(amina, id, luc)).Id, Is.EqualTo(first.Id));
    }

    [Test]
    public async Task The_author_brings_in_and_takes_out_and_others_leave()
    {
        var (amina, luc, eve) = (await World.MemberAsync("Amina Diallo"), await World.MemberAsync("Luc Tremblay"), await World.MemberAsync("Ève Roy"));
        var thread = World.Done(await StartAsync(amina, null, luc));
        var use = App.Get<PrivateThread>();
        Assert.That((await use.AddAsync(luc, thread.Id, eve.Id, default)).Refusal, Is.EqualTo(Refusal.NotAllowed));
        Assert.That((await use.AddAsync(eve, thread.Id, eve.Id, default)).Refusal, Is.EqualTo(Refusal.NotFound));
        World.Done(await use.AddAsync(amina, thread.Id, eve.Id, default));
        Assert.That(World.Done(await use.ReadersAsync(eve, thread.Id, default)).Select(r => r.Name), Is.EqualTo(new[] { "Amina Diallo", "Ève Roy", "Luc Tremblay" }));
        Assert.That((await use.RemoveAsync(luc, thread.Id, eve.Id, default)).Refusal, Is.EqualTo(Refusal.NotAllowed));
        Assert.That((await use.RemoveAsync(luc, thread.Id, amina.Id, default)).Refusal, Is.EqualTo(Refusal.NotAllowed));
        World.Done(await use.RemoveAsync(luc, thread.Id, luc.Id, default));
        Assert.That(await App.Get<ShowThread>().HeadAsync(luc, thread.Id, default), Is.Null);
        using var hers = await App.VisitAsync(amina);
        await hers.ReadAsync($"/fils/{thread.Id}/personnes?q=luc");
        Assert.That((await hers.PostAsync($"/fils/{thread.Id}/personnes/retirer", ("Person", $"{eve.Id}"))).StatusCode, Is.EqualTo(HttpStatusCode.SeeOther));
        Assert.That(await App.Get<ShowThread>().HeadAsync(eve, thread.Id, default), Is.Null);
    }

    [Test]
    public async Task Who_is_blocked_neither_writes_nor_answers_for_two_and_still_talks_among_others()
    {
        var (amina, luc, eve) = (await World.MemberAsync("Amina Diallo"), await World.MemberAsync("Luc Tremblay"), await World.MemberAsync("Ève Roy"));
        var two = World.Done(await StartAsync(amina, null, luc));
        var three = World.Done(await StartAsync(amina, null, luc, eve));
        using var his = await App.VisitAsync(luc);
        Assert.That((await his.PostAsync($"/membres/{amina.Id}/bloquer", ("Blocks", "true"))).StatusCode, Is.EqualTo(HttpStatusCode.SeeOther));
        Assert.That((await StartAsync(amina, null, luc)).Refusal, Is.EqualTo(Refusal.Invalid("People", "messages.not_reached")));
        Assert.That((await ReplyAsync(amina, two)).Refusal, Is.EqualTo(Refusal.Invalid("Body", "messages.not_reached")));
        var own = World.Done(await App.Get<EditPost>().OpenAsync(amina, two.Id, 1, default));
        Assert.That((await App.Get<EditPost>().RunAsync(new(amina, two.Id, 1, "Autrement, alors.", own.From), default)).Refusal, Is.EqualTo(Refusal.Invalid("Body", "messages.not_reached")), "nor by an old message");
        World.Done(await ReplyAsync(amina, three));
        World.Done(await ReplyAsync(luc, two));
        Assert.That(WebUtility.HtmlDecode(await his.ReadAsync($"/membres/{amina.Id}")), Does.Contain("Ne plus bloquer"));
        await his.PostAsync($"/membres/{amina.Id}/bloquer", ("Blocks", "false"));
        World.Done(await ReplyAsync(amina, two));
        Assert.That((await App.Get<BlockMember>().RunAsync(luc, luc.Id, true, default)).Refusal, Is.EqualTo(Refusal.NotFound));
        Assert.That((await App.Get<BlockMember>().RunAsync(Member.Nobody, luc.Id, true, default)).Refusal, Is.EqualTo(Refusal.NotAllowed));
    }

    [Test]
    public async Task Whoever_facilitates_is_a_reader_among_readers_in_a_private_thread()
    {
        var amina = await World.MemberAsync("Amina Diallo", "estrie");
        foreach (var reader in new[] { await World.MemberAsync("Maude Animation", "estrie", Role.Facilitator, "estrie"), await World.MemberAsync("Claire Coordination", role: Role.Coordinator) })
        {
            var thread = World.Done(await StartAsync(amina, null, reader, await World.MemberAsync("Luc Tremblay")));
            Assert.That((await App.Get<EditPost>().OpenAsync(reader, thread.Id, 1, default)).Refusal, Is.EqualTo(Refusal.NotAllowed));
            Assert.That((await App.Get<DeletePost>().RunAsync(reader, thread.Id, 1, default)).Refusal, Is.EqualTo(Refusal.NotAllowed));
            Assert.That((await App.Get<LockThread>().RunAsync(reader, thread.Id, true, default)).Refusal, Is.EqualTo(Refusal.NotAllowed));
            World.Done(await App.Get<ReportPost>().RunAsync(new(reader, thread.Id, 1, "Disrespect", ""), default));
            if (reader.IsCoordinator) continue;
            Assert.That(World.Done(await App.Get<ListReports>().RunAsync(reader, default)).Open, Is.Empty);
            Assert.That((await App.Get<SettleReports>().RunAsync(new(reader, thread.Id, 1, ReportOutcome.Removed), default)).Refusal, Is.EqualTo(Refusal.NotAllowed));
        }
    }

    [Test]
    public async Task A_reported_private_message_is_shown_to_coordinators_and_nothing_else_of_its_thread()
    {
        var (amina, luc) = (await World.MemberAsync("Amina Diallo", "gaspesie-iles-de-la-madeleine"), await World.MemberAsync("Luc Tremblay"));
        var (facilitator, coordinator) = (await World.MemberAsync("Maude Animation", "gaspesie-iles-de-la-madeleine", Role.Facilitator, "gaspesie-iles-de-la-madeleine"), await World.MemberAsync("Claire Coordination", role: Role.Coordinator));
        var thread = World.Done(await StartAsync(amina, null, luc));
        await ReplyAsync(amina, thread, "Le message signalé.");
        World.Done(await App.Get<ReportPost>().RunAsync(new(luc, thread.Id, 2, "Disrespect", ""), default));
        Assert.That(await App.MailAsync((await App.Get<FindAddress>().RunAsync(coordinator.Id, default))!.Email), Has.Count.EqualTo(1));
        Assert.That(await App.MailAsync((await App.Get<FindAddress>().RunAsync(facilitator.Id, default))!.Email), Is.Empty);
        using var office = await App.VisitAsync(coordinator);
        var queue = WebUtility.HtmlDecode(await office.ReadAsync("/animation/signalements"));
        Assert.That(queue, Does.Contain("Le message signalé.").And.Contain("Message d’un fil privé").And.Not.Contain("Bonjour à vous deux"));
        Assert.That(queue, Does.Contain($"href=\"/membres/{amina.Id}\""), "a word to who wrote it, or a suspension, begins on her page");
        using var room = await App.VisitAsync(facilitator);
        Assert.That(await room.ReadAsync("/animation/signalements"), Does.Not.Contain("Le message signalé."));
        Assert.That((await room.PostAsync("/animation/signalements", ("ThreadId", $"{thread.Id}"), ("Number", "2"), ("Outcome", "Removed"))).StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
        Assert.That((await office.PostAsync("/animation/signalements", ("ThreadId", $"{thread.Id}"), ("Number", "2"), ("Outcome", "Removed"))).StatusCode, Is.EqualTo(HttpStatusCode.SeeOther));
        Assert.That(World.Done(await App.Get<ShowPost>().RunAsync(amina, thread.Id, 2, default)).Post.DeletedAt, Is.Not.Null);
        Assert.That((await office.GetAsync(thread.Url)).StatusCode, Is.EqualTo(HttpStatusCode.NotFound), "decided, it is closed to her again");
        Assert.That((await office.PostAsync("/animation/signalements", ("ThreadId", $"{thread.Id}"), ("Number", "1"), ("Outcome", "Removed"))).StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
    }

    private Task<Outcome<ThreadHead>> StartAsync(Member by, string? submission, params Member[] people) =>
        App.Get<PrivateThread>().StartAsync(new(by, [.. people.Select(p => p.Id)], "", "Bonjour à vous deux.", submission ?? Guid.NewGuid().ToString(), Language.French), default);

    private Task<Outcome<PostChange>> ReplyAsync(Member by, ThreadHead thread, string body = "Un mot.") =>
        App.Get<PostReply>().RunAsync(new(by, thread.Id, $"{body} {Guid.NewGuid()}", Guid.NewGuid().ToString(), Language.French), default);

    private async Task DoctorAsync()
    {
        await foreach (var finding in App.Get<ExamineStore>().RunAsync(false, default)) Assert.Fail($"{finding.Key} {string.Join(' ', finding.Values)}");
    }
}
