using Forum.Core.Data;
using Forum.Core.Members;
using Forum.Core.Organisations;
using Forum.Core.Regions;
using Forum.Core.Text;

namespace Forum.Core.Joining;

/// <summary>A facilitator invites people of her region by e-mail: one, or a list of which she has seen each line before anything leaves.</summary>
[UseCase]
public sealed class InvitePeople(Database database, Places places, TimeProvider clock)
{
    public const int NoteMaxLength = 600;

    /// <summary>Lines of a list.</summary>
    public const int Most = 500;

    /// <param name="Region">slug</param>
    /// <param name="Line">where it stands in her list, from 1; 0 for who is invited alone</param>
    /// <param name="Written">that line as she wrote it</param>
    public sealed record Person(string Email, string Name, string Organisation, string Region, int Line = 0, string Written = "");

    /// <param name="Note">hers, at the top of each message; may be empty</param>
    public sealed record Command(Member By, IReadOnlyList<Person> People, string? Note, Language Language);

    /// <summary>A line of a list, and the resource key of what is wrong with it; empty where nothing is.</summary>
    public sealed record Judged(Person Person, string Fault);

    /// <summary>What would become of each; nothing is sent.</summary>
    public async Task<Outcome<IReadOnlyList<Judged>>> PreviewAsync(Command command, CancellationToken ct)
    {
        if (!command.By.Facilitates) return Refusal.NotAllowed;
        if (command.People.Count > Most) return Refusal.Invalid("List", "joining.list_too_long");
        await using var db = await database.ReadAsync(ct);
        return await JudgeAsync(db, command);
    }

    /// <summary>How many were invited: those with nothing wrong. One person alone with something wrong is refused, beside its field.</summary>
    public async Task<Outcome<int>> RunAsync(Command command, CancellationToken ct)
    {
        if (!command.By.Facilitates) return Refusal.NotAllowed;
        if (command.People.Count > Most) return Refusal.Invalid("List", "joining.list_too_long");
        var note = Input.Clean(command.Note);
        if (note.Length > 0 && Input.Fault(note, NoteMaxLength) is { } fault) return Refusal.Invalid("Note", fault);
        return await database.WriteAsync<int>(async db =>
        {
            var judged = await JudgeAsync(db, command);
            if (judged is [{ Fault: { Length: > 0 } wrong }]) return Refusal.Invalid(Field(wrong), wrong);
            var good = judged.Where(j => j.Fault.Length == 0).ToList();
            foreach (var (person, _) in good)
                await Invitations.SendAsync(db, new(person.Email.Trim(), Input.CleanLine(person.Name), Input.CleanLine(person.Organisation), places.Region(person.Region)!.Id, command.Language, note, null, command.By.Id, clock.GetUtcNow()));
            return good.Count;
        }, ct);
    }

    private async Task<List<Judged>> JudgeAsync(Db db, Command command)
    {
        List<Judged> judged = [];
        HashSet<string> seen = [];
        foreach (var person in command.People)
            judged.Add(new(person, Fault(command.By, person) ?? (!seen.Add(EmailAddress.Key(person.Email)) ? "joining.twice" : await Invitations.HasAccountAsync(db, person.Email) ? "accounts.email_taken"
                // a list sent once more, as by the browser's « actualiser », makes no letter of a moment ago worthless
                : person.Line > 0 && await Invitations.IsOnItsWayAsync(db, person.Email, clock.GetUtcNow()) ? "joining.just_invited" : "")));
        return judged;
    }

    private string? Fault(Member by, Person person)
    {
        if (EmailAddress.Fault(person.Email.Trim()) is { } email) return email;
        if (person.Name.Length > 0 && MemberText.NameFault(Input.CleanLine(person.Name)) is not null) return "joining.name_wrong";
        if (person.Organisation.Length > 0 && Input.Fault(Input.CleanLine(person.Organisation), NamedOrganisation.NameMaxLength) is not null) return "joining.organisation_wrong";
        if (places.Region(person.Region) is not { Served: true } region || region.Id == Region.AllQuebec) return "joining.her_region_missing";
        return Can.Welcome(by, region.Id) ? null : "joining.region_not_yours";
    }

    private static string Field(string fault) => fault switch { "joining.name_wrong" => "Name", "joining.organisation_wrong" => "Organisation", "joining.her_region_missing" or "joining.region_not_yours" => "Region", _ => "Email" };
}
