using System.Globalization;
using Forum.Core.Data;
using Forum.Core.Members;
using Forum.Core.Text;

namespace Forum.Core.Privacy;

/// <summary>One confidentiality incident, with the fields of the register that the Commission d’accès à l’information asks for (LPRPSP, a. 3.8; Règlement sur les incidents de confidentialité, a. 7).</summary>
/// <param name="Data">whose and which data; or why that is not known</param>
/// <param name="HappenedOn">a day, yyyy-MM-dd, or empty where it is not known; so is <paramref name="KnownOn"/>, which always is</param>
/// <param name="People">how many are concerned, in Québec and elsewhere</param>
/// <param name="Risk">how the risk of serious injury was judged</param>
/// <param name="Serious">there is such a risk: the Commission and the people concerned are told</param>
/// <param name="Notices">when the Commission and the people were told, or why not</param>
/// <param name="Measures">what was done, so that it does less harm and happens no more</param>
public sealed record Incident(
    long Id, string Data, string Circumstances, string HappenedOn, string KnownOn, long People, string Risk, bool Serious, string Notices, string Measures,
    string WrittenBy, DateTimeOffset WrittenAt, DateTimeOffset ChangedAt)
{
    internal const string Columns = "i.id, i.data, i.circumstances, i.happened_on, i.known_on, i.people, i.risk, i.serious, i.notices, i.measures, m.name as written_by, i.written_at, i.changed_at";
}

/// <summary>The register of incidents: coordinators alone read and write it. Nothing is taken out of it before its five years.</summary>
[UseCase]
public sealed class IncidentRegister(Database database, TimeProvider clock)
{
    /// <summary>UTF-16 units of each text.</summary>
    public const int TextMaxLength = 4_000;

    public const long MostPeople = 10_000_000;

    /// <param name="Id">0: a new one</param>
    public sealed record Command(Member By, long Id, string? Data, string? Circumstances, string? HappenedOn, string? KnownOn, string? People, string? Risk, bool Serious, string? Notices, string? Measures);

    private sealed record Checked(string Data, string Circumstances, string HappenedOn, string KnownOn, long People, string Risk, string Notices, string Measures);

    /// <summary>The latest first.</summary>
    public async Task<Outcome<List<Incident>>> ListAsync(Member by, CancellationToken ct)
    {
        if (!Can.Administer(by)) return Refusal.NotAllowed;
        await using var db = await database.ReadAsync(ct);
        return await db.ListAsync<Incident>($"select {Incident.Columns} from incidents i join members m on m.id = i.written_by order by i.written_at desc, i.id desc");
    }

    public async Task<Outcome<Incident>> FindAsync(Member by, long id, CancellationToken ct)
    {
        if (!Can.Administer(by)) return Refusal.NotAllowed;
        await using var db = await database.ReadAsync(ct);
        return await db.FindAsync<Incident>($"select {Incident.Columns} from incidents i join members m on m.id = i.written_by where i.id = @id", new { id }) is { } found ? found : Refusal.NotFound;
    }

    /// <summary>Its number.</summary>
    public async Task<Outcome<long>> SaveAsync(Command command, CancellationToken ct)
    {
        if (!Can.Administer(command.By)) return Refusal.NotAllowed;
        var (said, refusal) = Check(command);
        if (said is null) return refusal!;
        return await database.WriteAsync<long>(async db =>
        {
            var args = new { command.Id, said.Data, said.Circumstances, said.HappenedOn, said.KnownOn, said.People, said.Risk, command.Serious, said.Notices, said.Measures, by = command.By.Id, now = clock.GetUtcNow() };
            if (command.Id == 0) return await db.OneAsync<long>("""
                insert into incidents (data, circumstances, happened_on, known_on, people, risk, serious, notices, measures, written_by, written_at, changed_at)
                values (@Data, @Circumstances, @HappenedOn, @KnownOn, @People, @Risk, @Serious, @Notices, @Measures, @by, @now, @now) returning id
                """, args);
            return await db.RunAsync("""
                update incidents set data = @Data, circumstances = @Circumstances, happened_on = @HappenedOn, known_on = @KnownOn, people = @People, risk = @Risk,
                    serious = @Serious, notices = @Notices, measures = @Measures, changed_at = @now where id = @Id
                """, args) == 0 ? Refusal.NotFound : command.Id;
        }, ct);
    }

    private Outcome<Checked> Check(Command command)
    {
        var said = new Checked(Input.Clean(command.Data), Input.Clean(command.Circumstances), (command.HappenedOn ?? "").Trim(), (command.KnownOn ?? "").Trim(), 0, Input.Clean(command.Risk), Input.Clean(command.Notices), Input.Clean(command.Measures));
        foreach (var (field, text, required) in new[] { ("Data", said.Data, true), ("Circumstances", said.Circumstances, true), ("Risk", said.Risk, true), ("Notices", said.Notices, false), ("Measures", said.Measures, false) })
            if (Input.Fault(text, TextMaxLength) is { } fault && (required || fault is not "input.empty")) return Refusal.Invalid(field, fault);
        if (said.HappenedOn.Length > 0 && !IsPast(said.HappenedOn)) return Refusal.Invalid("HappenedOn", "privacy.day_wrong");
        if (!IsPast(said.KnownOn)) return Refusal.Invalid("KnownOn", "privacy.day_wrong");
        if (!long.TryParse(command.People?.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var people) || people > MostPeople) return Refusal.Invalid("People", "privacy.people_wrong");
        return said with { People = people };
    }

    private bool IsPast(string day) => DateOnly.TryParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
        && date <= DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(clock.GetUtcNow(), Zones.Place).DateTime);
}
