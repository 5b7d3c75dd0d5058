using System.Text;
using Forum.Core.Regions;
using Forum.Web.Pages.Facilitation;
using Microsoft.AspNetCore.Http;

namespace Forum.Tests.Joining;

/// <summary>A list of people as spreadsheets write it.</summary>
public sealed class InvitationListTests
{
    private ForumApp _app = null!;

    [OneTimeSetUp]
    public void StartProgram() => _app = new();

    [OneTimeTearDown]
    public async Task StopProgramAsync() => await _app.DisposeAsync();

    [TestCase("a@x.org;Zoé Roy;La Relance;Estrie", "a@x.org|Zoé Roy|La Relance|estrie")]
    [TestCase("\"a@x.org\",\"Roy, Zoé\",\"Maison \"\"Z\"\", Laval\",Côte-Nord", "a@x.org|Roy, Zoé|Maison \"Z\", Laval|cote-nord")]
    [TestCase("a@x.org\tJean \"Ti-Jean\" Roy\t\tSaguenay-Lac-Saint-Jean", "a@x.org|Jean \"Ti-Jean\" Roy||saguenay-lac-saint-jean")]
    [TestCase("a@x.org;\"Zoé; coordonnatrice\"", "a@x.org|Zoé; coordonnatrice||")]
    [TestCase("Courriel;Nom", "")]
    public void A_line_is_read_as_spreadsheets_write_it(string line, string cells) =>
        Assert.That(string.Join('\n', InvitationList.Read(line, _app.Get<Places>()).Select(p => $"{p.Email}|{p.Name}|{p.Organisation}|{p.Region}")), Is.EqualTo(cells));

    [Test]
    public async Task A_file_of_Excel_keeps_its_accents([Values(1252, 65001, 1200)] int codePage)
    {
        var encoding = CodePagesEncodingProvider.Instance.GetEncoding(codePage) ?? Encoding.GetEncoding(codePage);
        var bytes = encoding.GetPreamble().Concat(encoding.GetBytes("a@x.org;Éloïse Œuvrard;L’Élan;Côte-Nord")).ToArray();
        using var stream = new MemoryStream(bytes);
        Assert.That(await InvitationList.TextAsync(new FormFile(stream, 0, bytes.Length, "file", "liste.csv"), default), Does.EndWith("a@x.org;Éloïse Œuvrard;L’Élan;Côte-Nord"));
    }
}
