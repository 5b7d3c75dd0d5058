using Forum.Core.Data;
using Forum.Core.Files;
using Forum.Core.Members;
using Forum.Core.Regions;
using Forum.Core.Sheets;
using Forum.Core.Site;
using Forum.Core.Threads;

namespace Forum.Core.Demo;

/// <summary>Fills an empty store with the demo community, all of it or nothing. A store that holds members is refused: nothing of anybody's is ever mixed with it.</summary>
[UseCase]
public sealed class LoadDemo(Database database, Places places, FileStore store, TimeProvider clock)
{
    /// <summary>The password of every demo account (DESIGN.md, Contracts for scripts).</summary>
    public const string Password = "raccrochage-demo";

    /// <summary>The accounts to try, with what each is, as the verb and the first start say it.</summary>
    public static IReadOnlyList<(string Email, string Who)> Accounts { get; } =
    [
        ("coordination@demo.test", "coordination, partout"),
        ("animation.estrie@demo.test", "animation, Estrie"),
        ("membre.cote-nord@demo.test", "membre, Côte-Nord"),
        ("membre.montreal@demo.test", "membre, Montréal"),
    ];

    public sealed record Loaded(int Organisations, int Members, int Threads, int Posts);

    /// <param name="hash">the hasher of the accounts: called once for all, as hashing is slow by design</param>
    public async Task<Outcome<Loaded>> RunAsync(Func<string, string> hash, CancellationToken ct)
    {
        var notEmpty = new Refusal(RefusalKind.Conflict, "demo.not_empty");
        await using (var db = await database.ReadAsync(ct))
        {
            if (await MemberRows.AnyAsync(db)) return notEmpty;
        }
        var data = DemoData.Read();
        var now = clock.GetUtcNow();
        // hashed and rendered before the transaction, which holds the only writer
        var (passwordHash, threads) = (hash(Password), data.Threads.Select(t => new DemoThreads.Ready(t, now)).ToList());
        var files = await DemoFiles.WriteAsync(store, ct);
        return await database.WriteAsync<Loaded>(async db =>
        {
            if (await MemberRows.AnyAsync(db)) return notEmpty;
            var people = new DemoPeople(db, places, passwordHash);
            await people.WriteAsync(data, now.AddDays(-150));
            var (writer, marks) = (new DemoThreads(db, places, people), new DemoMarks(db, places, people, now));
            List<DemoThreads.Written> written = [];
            foreach (var thread in threads)
            {
                written.Add(await writer.WriteAsync(thread));
                await marks.WriteAsync(written[^1]);
                await files.GiveAsync(db, people, written[^1]);
            }
            await new DemoQuestions(db, people, now).WriteAsync(written);
            await DemoTries.WriteAsync(db, people, written, now);
            await DemoLibrary.WriteAsync(db, people, written);
            await DemoExchanges.WriteAsync(db, people, written);
            await SettleSheets.WrittenAsync(db, now);
            await Policy.WriteAsync(db, Policy.Invented);
            await NewThread.ContinueAfterAsync(db, threads.Max(t => t.Source.Id));
            return new Loaded(data.Organisations.Count, data.People.Count, threads.Count, threads.Sum(t => t.Texts.Count));
        }, ct);
    }
}
