using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;
using Forum.Core;
using Forum.Core.Data;
using Forum.Core.Members;
using Forum.Core.Moderation;
using Forum.Core.Privacy;
using Forum.Tests.Pictures;

namespace Forum.Tests.Members;

public sealed class PictureTests(Dialect dialect) : BothStores(dialect)
{
    private Member _her = null!;
    private Visitor _visitor = null!;

    [SetUp]
    public async Task SheIsAMember()
    {
        _her = await World.MemberAsync("Amina Diallo", "estrie");
        _visitor = await App.VisitAsync(_her);
    }

    [TearDown]
    public void Leave() => _visitor.Dispose();

    [Test]
    public async Task A_picture_is_given_shown_to_members_kept_by_browsers_and_taken_off_in_one_click()
    {
        Assert.That((await SendAsync(Sample.Jpeg())).Headers.Location?.OriginalString, Is.EqualTo("/compte/photo?fait=mise"));
        var picture = await NameAsync();
        foreach (var (path, side) in new[] { ($"/membres/{_her.Id}", 320), ("/compte", 96), ("/compte/photo", 320) }) Assert.That(await _visitor.ReadAsync(path), Does.Contain($"<img src=\"/photos/{picture}/{side}\""), path);
        using var other = await App.VisitAsync(await World.MemberAsync("Luc Tremblay", "laval"));
        foreach (var side in new[] { 96, 320 })
        {
            using var answer = await other.GetAsync($"/photos/{picture}/{side}");
            Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.OK));
            Assert.That(answer.Content.Headers.ContentType?.MediaType, Is.EqualTo("image/webp"));
            Assert.That(answer.Headers.CacheControl?.ToString(), Does.Contain("private").And.Contain("max-age=31536000").And.Contain("immutable"));
            Assert.That(answer.Headers.GetValues("X-Content-Type-Options").Single(), Is.EqualTo("nosniff"));
            Assert.That(Sample.Size(await answer.Content.ReadAsByteArrayAsync()), Is.EqualTo(((uint)side, (uint)side)));
        }
        Assert.That((await _visitor.PostAsync("/compte/photo/retirer")).Headers.Location?.OriginalString, Is.EqualTo("/compte/photo?fait=retiree"));
        Assert.That((await other.GetAsync($"/photos/{picture}/96")).StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
        Assert.That(await _visitor.ReadAsync("/compte"), Does.Not.Contain("<img"));
        Assert.That(await App.ReadAsync(db => db.OneAsync<long>("select count(*) as number from member_pictures where member_id = @Id", new { _her.Id })), Is.Zero);
        Assert.That((await _visitor.PostAsync("/compte/photo/retirer")).StatusCode, Is.EqualTo(HttpStatusCode.SeeOther), "again changes nothing");
    }

    [Test]
    public async Task Another_picture_has_another_name_and_the_old_one_is_gone()
    {
        await SendAsync(Sample.Jpeg());
        var first = await NameAsync();
        await SendAsync(Sample.WebP());
        Assert.That(await NameAsync(), Is.Not.EqualTo(first));
        Assert.That((await _visitor.GetAsync($"/photos/{first}/96")).StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
    }

    [Test]
    public async Task A_visitor_a_wrong_name_and_a_wrong_size_get_one_answer()
    {
        await SendAsync(Sample.Jpeg());
        var picture = await NameAsync();
        using var nobody = await App.VisitAsync();
        foreach (var (visitor, path) in new[] { (nobody, $"/photos/{picture}/96"), (nobody, "/photos/AAAAAAAAAAAAAAAA/96"), (_visitor, "/photos/AAAAAAAAAAAAAAAA/96"), (_visitor, $"/photos/{picture}/97"), (_visitor, $"/photos/{picture}x/96") })
        {
            using var answer = await visitor.GetAsync(path);
            Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.NotFound), path);
            Assert.That(answer.Headers.CacheControl?.ToString(), Is.EqualTo("no-store"), path);
        }
        Assert.That((await nobody.GetAsync("/compte/photo")).StatusCode, Is.EqualTo(HttpStatusCode.Redirect));
        Assert.That((await App.Get<ChangePicture>().RunAsync(Member.Nobody, Sample.Jpeg(), default)).Refusal, Is.EqualTo(Refusal.NotAllowed));
        Assert.That((await App.Get<ChangePicture>().RemoveAsync(Member.Nobody, _her.Id, default)).Refusal, Is.EqualTo(Refusal.NotAllowed));
    }

    [Test]
    public async Task Where_her_name_is_masked_there_is_no_picture_and_a_visitor_of_a_public_thread_sees_initials()
    {
        await SendAsync(Sample.Jpeg());
        var picture = await NameAsync();
        var masked = await World.ThreadAsync(_her, "Par où reprendre?", "estrie", kind: "etude-de-cas", masked: true);
        var open = await World.ThreadAsync(await World.MemberAsync("Claire Coordination", role: Role.Coordinator), "Ouvert à toutes", "estrie", kind: "echange", audience: "public");
        await World.ReplyAsync(_her, open);
        using var reader = await App.VisitAsync(await World.MemberAsync("Luc Tremblay", "estrie"));
        foreach (var path in new[] { masked.Url, $"/fils/{masked.Id}/m/1", "/", "/regions/estrie" }) Assert.That(await reader.ReadAsync(path), Does.Not.Contain(picture), path);
        Assert.That(await reader.ReadAsync(open.Url), Does.Contain(picture));
        using var nobody = await App.VisitAsync();
        Assert.That(await nobody.ReadAsync(open.Url), Does.Contain("Amina Diallo").And.Not.Contain(picture));
        Assert.That(await reader.ReadAsync(open.Url), Does.Contain(picture), "what is kept for visitors is not for members");
    }

    [Test]
    public async Task What_is_no_picture_is_refused_in_words_beside_the_field_whatever_it_is_called()
    {
        await SendAsync(Sample.Jpeg());
        var picture = await NameAsync();
        Assert.That(await RefusedAsync("<svg xmlns=\"http://www.w3.org/2000/svg\"/>"u8.ToArray(), "photo.jpg", "image/jpeg"), Does.Contain("n’est pas une photo en JPEG, PNG ou WebP"));
        Assert.That(await RefusedAsync([], "vide.jpg", "image/jpeg"), Does.Contain("Choisissez une photo."));
        Assert.That(await RefusedAsync(Sample.Jpeg()[..900], "coupee.jpg", "image/jpeg"), Does.Contain("incomplète ou abîmée"));
        Assert.That(await RefusedAsync(Sample.Png(50_000, 50_000, rows: 0), "bombe.png", "image/png"), Does.Contain("40\u00a0millions de pixels"));
        Assert.That(await RefusedAsync(new byte[ChangePicture.MaxBytes + 1], "lourde.jpg", "image/jpeg"), Does.Contain("plus de 5\u00a0Mo"));
        Assert.That((await SendAsync(new byte[9_000_000], "trop.jpg", "image/jpeg")).StatusCode, Is.EqualTo(HttpStatusCode.RequestEntityTooLarge));
        var without = await _visitor.PostAsync("/compte/photo", ("Picture", "photo.jpg"));
        Assert.That((without.StatusCode, WebUtility.HtmlDecode(await without.Content.ReadAsStringAsync()).Contains("Choisissez une photo.", StringComparison.Ordinal)), Is.EqualTo((HttpStatusCode.UnprocessableEntity, true)));
        Assert.That(await NameAsync(), Is.EqualTo(picture), "what was there stays");
        Assert.That((await SendAsync(Sample.Jpeg(), "../../etc/passwd.txt", "text/plain")).StatusCode, Is.EqualTo(HttpStatusCode.SeeOther), "by its content, never by its name");
    }

    [Test]
    public async Task Beside_the_file_a_form_is_as_sound_as_any_other_and_no_other_page_takes_one()
    {
        using var spoilt = new ByteArrayContent([0xC3, 0x28, 0]);
        spoilt.Headers.ContentDisposition = new("form-data") { Name = "Autre" };
        Assert.That((await SendAsync(Sample.Jpeg(), more: spoilt)).StatusCode, Is.EqualTo(HttpStatusCode.BadRequest));
        foreach (var boundary in new[] { "", "; boundary=", "; boundary=" + new string('x', 5_000) })
        {
            using var odd = new ByteArrayContent(Sample.Jpeg());
            odd.Headers.TryAddWithoutValidation("Content-Type", "multipart/form-data" + boundary);
            Assert.That((await _visitor.Http.PostAsync(new Uri("/compte/photo", UriKind.Relative), odd)).StatusCode, Is.EqualTo(HttpStatusCode.BadRequest), boundary);
        }
        Assert.That((await SendAsync(Sample.Jpeg(), path: "/compte/profil")).StatusCode, Is.EqualTo(HttpStatusCode.BadRequest));
        Assert.That((await SendAsync(new byte[2_000_000], path: "/compte/profil")).StatusCode, Is.EqualTo(HttpStatusCode.RequestEntityTooLarge));
    }

    [Test]
    public async Task A_facilitator_of_her_region_takes_it_off_and_the_journal_says_so()
    {
        await SendAsync(Sample.Jpeg());
        foreach (var member in new[] { await World.MemberAsync("Membre Ordinaire", "estrie"), await World.MemberAsync("Animation Loin", "laval", Role.Facilitator, "laval") })
        {
            using var refused = await App.VisitAsync(member);
            Assert.That((await refused.PostAsync($"/membres/{_her.Id}/animation/photo")).StatusCode, Is.EqualTo(HttpStatusCode.Forbidden), member.Name);
        }
        Assert.That(await NameAsync(), Is.Not.Empty);
        using var facilitator = await App.VisitAsync(await World.MemberAsync("Animation Estrie", "estrie", Role.Facilitator, "estrie"));
        Assert.That(await facilitator.ReadAsync($"/membres/{_her.Id}/animation"), Does.Contain("/animation/photo"));
        Assert.That((await facilitator.PostAsync($"/membres/{_her.Id}/animation/photo")).StatusCode, Is.EqualTo(HttpStatusCode.SeeOther));
        Assert.That(await NameAsync(), Is.Empty);
        Assert.That(World.Done(await App.Get<ListAudit>().RunAsync(await World.MemberAsync("Claire Coordination", role: Role.Coordinator), null, default)).Acts[0], Has.Property("Act").EqualTo(AuditAct.PictureTakenOff).And.Property("Subject").EqualTo("Amina Diallo"));
    }

    [Test]
    public async Task Her_copy_holds_it_and_her_erasure_leaves_none()
    {
        await SendAsync(Sample.Jpeg());
        var picture = await NameAsync();
        var sent = await _visitor.PostAsync("/compte/donnees");
        await using (var zip = new ZipArchive(await sent.Content.ReadAsStreamAsync()))
        {
            using var photo = new MemoryStream();
            await using (var entry = zip.GetEntry("photo.webp")!.Open()) await entry.CopyToAsync(photo);
            Assert.That(Sample.Size(photo.ToArray()), Is.EqualTo((320u, 320u)));
        }
        World.Done(await App.Get<EraseMember>().RunAsync(new(_her, _her.Id, false, null), default));
        using var other = await App.VisitAsync(await World.MemberAsync("Luc Tremblay", "estrie"));
        Assert.That((await other.GetAsync($"/photos/{picture}/96")).StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
        Assert.That(await App.ReadAsync(db => db.OneAsync<long>("select count(*) as number from member_pictures p join members m on m.id = p.member_id where m.id = @Id or m.picture = @picture", new { _her.Id, picture })), Is.Zero);
    }

    private Task<string> NameAsync() => App.ReadAsync(db => db.OneAsync<string>("select picture from members where id = @Id", new { _her.Id }));

    private async Task<string> RefusedAsync(byte[] file, string name, string type)
    {
        var answer = await SendAsync(file, name, type);
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.UnprocessableEntity), name);
        var page = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());
        Assert.That(page, Does.Contain("id=\"Picture-erreur\""), name);
        return page;
    }

    private async Task<HttpResponseMessage> SendAsync(byte[] file, string name = "photo.jpg", string type = "image/jpeg", string path = "/compte/photo", HttpContent? more = null)
    {
        using var form = new MultipartFormDataContent();
        using var token = new StringContent(await _visitor.TokenAsync());
        using var picture = new ByteArrayContent(file);
        picture.Headers.ContentType = MediaTypeHeaderValue.Parse(type);
        form.Add(token, "__RequestVerificationToken");
        if (more is not null) form.Add(more);
        form.Add(picture, "Picture", name);
        return await _visitor.Http.PostAsync(new Uri(path, UriKind.Relative), form);
    }
}
