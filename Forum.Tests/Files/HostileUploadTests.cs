using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Forum.Core.Data;
using Forum.Core.Posts;
using Forum.Core.Text;

namespace Forum.Tests.Files;

/// <summary>Uploads made by hand and sent byte by byte, by somebody who means harm; then what a reader is sent of those that were kept.</summary>
public sealed partial class HostileUploadTests(Dialect dialect) : BothStores(dialect)
{
    private static IEnumerable<TestCaseData> Uploads() => Nasty.All.Select(c => new TestCaseData(c).SetArgDisplayNames(c.What));

    [TestCaseSource(nameof(Uploads)), CancelAfter(30_000)]
    public async Task It_is_refused_for_what_it_is_or_readers_get_it_without_what_harms(object upload, CancellationToken ct)
    {
        var one = (Nasty.Case)upload;
        var member = await World.MemberAsync("Malveillante");
        using var visitor = await App.VisitAsync(member);
        using var answer = await SendAsync(visitor, one.Name, one.Type, one.Bytes(), ct);
        var said = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync(ct));
        if (one.Refused.Length > 0)
        {
            Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.UnprocessableEntity));
            Assert.That(said, Is.EqualTo($"{one.Name}\u00A0: {Web.Resources.Texts.For(Language.French)["files.refused." + one.Refused]}"));
            return;
        }
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.OK), said);
        var thread = await World.ThreadAsync(member);
        World.Done(await App.Get<PostReply>().RunAsync(new(member, thread.Id, "Voici.", Guid.NewGuid().ToString(), Language.French) { Files = new([long.Parse(Kept().Match(said).Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture)], [], new Dictionary<long, string>()) }, ct));
        using var reader = await App.VisitAsync(await World.MemberAsync("Lectrice"));
        var url = WebUtility.HtmlDecode(Address().Match(await reader.ReadAsync(thread.Url)).Value);
        using var file = await reader.GetAsync(url);
        var isImage = file.Content.Headers.ContentType!.MediaType!.StartsWith("image/", StringComparison.Ordinal);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(file.StatusCode, Is.EqualTo(HttpStatusCode.OK));
            Assert.That(file.Headers.GetValues("X-Content-Type-Options"), Is.EqualTo(new[] { "nosniff" }));
            Assert.That(file.Headers.GetValues("Content-Security-Policy").Single(), Does.Contain("sandbox").And.Contain("default-src 'none'"));
            Assert.That(file.Content.Headers.ContentType.MediaType, Does.Not.Contain("html").And.Not.Contain("xml").And.Not.Contain("script"));
            Assert.That(file.Content.Headers.ContentDisposition!.DispositionType, Is.EqualTo(isImage ? "inline" : "attachment"));
            Assert.That(Encoding.Latin1.GetString(await file.Content.ReadAsByteArrayAsync(ct)), Does.Not.Contain(Nasty.Mark).And.Not.Contain("Exif").And.Not.Contain("xmpmeta"));
        }
    }

    [Test]
    public async Task No_name_leads_anywhere_hides_what_a_file_is_or_fills_the_page()
    {
        using var visitor = await App.VisitAsync(await World.MemberAsync("Malveillante"));
        foreach (var (sent, kept) in Nasty.Names)
        {
            using var answer = await SendAsync(visitor, sent, "image/png", Pictures.Sample.Png(), default);
            var line = await answer.Content.ReadAsStringAsync();
            Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.OK), $"{sent}: {line}");
            var id = long.Parse(Kept().Match(line).Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture);
            var name = await App.ReadAsync(db => db.OneAsync<string>("select name from files where id = @id", new { id }));
            using (Assert.EnterMultipleScope())
            {
                if (kept.Length > 0) Assert.That(name, Is.EqualTo(kept));
                Assert.That(name, Has.Length.LessThanOrEqualTo(100).And.EndsWith(".png"));
                Assert.That(name.IndexOfAny(['/', '\\', '\0', '\r', '\n', '"', '<', '>', '\u202E', '\u2066']), Is.Negative);
                Assert.That((await visitor.PostAsync($"/fichiers/{id}/retirer")).StatusCode, Is.EqualTo(HttpStatusCode.NoContent));
            }
        }
        Assert.That(Directory.GetFiles(App.Folder, "*", SearchOption.AllDirectories).Select(Path.GetFileName), Has.None.Contains("index").And.None.Contains("calc").And.None.Contains("htaccess"));
    }

    /// <summary>The part of the form as these bytes, names in UTF-8 between quotes as browsers send them, but with nothing taken out.</summary>
    private static async Task<HttpResponseMessage> SendAsync(Visitor visitor, string name, string type, byte[] bytes, CancellationToken ct)
    {
        const string Line = "----zibeline";
        using var body = new ByteArrayContent(
        [
            .. Encoding.UTF8.GetBytes($"--{Line}\r\nContent-Disposition: form-data; name=\"__RequestVerificationToken\"\r\n\r\n{await visitor.TokenAsync()}\r\n--{Line}\r\nContent-Disposition: form-data; name=\"Place\"\r\n\r\npublier\r\n"),
            .. Encoding.UTF8.GetBytes($"--{Line}\r\nContent-Disposition: form-data; name=\"Upload\"; filename=\"{name.Replace("\r\n", "%0D%0A", StringComparison.Ordinal)}\"\r\nContent-Type: {type}\r\n\r\n"), .. bytes, .. Encoding.UTF8.GetBytes($"\r\n--{Line}--\r\n"),
        ]);
        body.Headers.ContentType = new("multipart/form-data") { Parameters = { new("boundary", Line) } };
        return await visitor.Http.PostAsync(new Uri("/fichiers", UriKind.Relative), body, ct);
    }

    [GeneratedRegex("name=\"Files\" value=\"(\\d+)\"")]
    private static partial Regex Kept();

    [GeneratedRegex("/fichiers/\\d+/[^\"?]+")]
    private static partial Regex Address();
}
