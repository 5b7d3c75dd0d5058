using System.IO.Compression;
using System.Net;
using System.Text.Json;
using Forum.Core.Data;
using Forum.Core.Posts;
using Forum.Core.Privacy;
using Forum.Tests.Accounts;
using Forum.Tests.House;

namespace Forum.Tests.Privacy;

public sealed class MyDataTests(Dialect dialect) : BothStores(dialect)
{
    [Test]
    public async Task Her_copy_holds_every_row_of_hers_and_no_key()
    {
        var (her, email) = await App.AccountAsync("Amina Diallo", "estrie");
        var thread = await World.ThreadAsync(her, "Une question", "estrie");
        for (var n = 0; n < 3; n++) await World.ReplyAsync(her, thread, $"=1+{n} \"et\" ça, là");
        var other = await World.MemberAsync("Luc Tremblay");
        var reply = await World.ReplyAsync(other, thread, "Le mot d’un autre.");
        await App.Get<ReactToPost>().RunAsync(new(her, thread.Id, reply.Number, Reaction.Merci), default);
        using var visitor = await App.VisitAsync(her);
        await visitor.ReadAsync("/compte/donnees");
        var answer = await visitor.PostAsync("/compte/donnees");
        Assert.That(answer.Content.Headers.ContentType?.MediaType, Is.EqualTo("application/zip"));
        using var zip = new ZipArchive(await answer.Content.ReadAsStreamAsync());
        Assert.That(zip.Entries.Select(e => e.FullName), Does.Contain("donnees.json").And.Contain("lisez-moi.txt").And.Contain("csv/posts.csv"));
        var text = await ReadAsync(zip, "donnees.json");
        using var json = JsonDocument.Parse(text);
        foreach (var table in PersonalData.Tables)
            Assert.That(json.RootElement.GetProperty(table.Name).GetArrayLength(), Is.EqualTo(await App.ReadAsync(db => db.OneAsync<long>($"select count(*) from {table.Name} where {table.Of}", new { id = her.Id, key = email }))), table.Name);
        Assert.That(json.RootElement.GetProperty("posts").EnumerateArray().Select(p => p.GetProperty("body").GetString()), Does.Contain("=1+2 \"et\" ça, là"));
        Assert.That(json.RootElement.GetProperty("members")[0].GetProperty("created_at").GetString(), Does.Match("^2026-11-23T14:00:00Z$"));
        Assert.That(text, Does.Contain(email).And.Not.Contain("Le mot d’un autre").And.Not.Contain("password_hash").And.Not.Contain("\"secret\""));
        Assert.That(await ReadAsync(zip, "csv/posts.csv"), Does.Contain("\"'=1+2 \"\"et\"\" ça, là\""), "no spreadsheet takes it for a formula");
    }

    [Test]
    public async Task Nobody_else_gets_it()
    {
        using var nobody = await App.VisitAsync();
        Assert.That((await nobody.GetAsync("/compte/donnees")).StatusCode, Is.EqualTo(HttpStatusCode.Redirect));
        Assert.That((await nobody.PostAsync("/compte/donnees")).StatusCode, Is.EqualTo(HttpStatusCode.Redirect));
    }

    /// <summary>A table that names a member and is in no list would be forgotten by the copy: whoever adds one is told here.</summary>
    [Test]
    public async Task Every_table_that_names_a_member_is_known()
    {
        var tables = await App.ReadAsync(db => db.ListAsync<string>(db.Dialect is Dialect.Sqlite
            ? "select distinct m.name from sqlite_master m join pragma_foreign_key_list(m.name) f where m.type = 'table' and f.\"table\" = 'members' order by m.name"
            : "select distinct cast(cast(conrelid as regclass) as text) as name from pg_constraint where contype = 'f' and confrelid = cast('members' as regclass) order by 1"));
        // who archived a group or looked at a trace: an act on something else, in the journal too
        string[] others = ["organisations", "erasure_traces"];
        Assert.That(tables.Except(PersonalData.Tables.Select(t => t.Name)).Except(others), Is.Empty);
    }

    /// <summary>docs/EFVP.md names each column of these tables, so that whoever assesses the place reads of all.</summary>
    [Test]
    public async Task The_assessment_names_every_column_of_these_tables()
    {
        var assessment = await File.ReadAllTextAsync(Path.Combine(Repository.Root, "docs", "EFVP.md"));
        foreach (var table in PersonalData.Tables)
        {
            var columns = await App.ReadAsync(db => db.ListAsync<string>(db.Dialect is Dialect.Sqlite
                ? $"select name from pragma_table_info('{table.Name}')" : $"select cast(column_name as text) from information_schema.columns where table_name = '{table.Name}'"));
            var line = assessment.Split('\n').SingleOrDefault(l => l.StartsWith($"| `{table.Name}` |", StringComparison.Ordinal)) ?? "";
            Assert.That(columns.Where(c => !line.Contains($"`{c}`", StringComparison.Ordinal)), Is.Empty, table.Name);
        }
    }

    private static async Task<string> ReadAsync(ZipArchive zip, string name)
    {
        using var reader = new StreamReader(zip.GetEntry(name)!.Open());
        return await reader.ReadToEndAsync();
    }
}
