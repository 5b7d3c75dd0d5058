using Forum.Core.Data;
using Forum.Core.Organisations;
using Forum.Core.Site;
using Forum.Core.Text;

namespace Forum.Core.Members;

/// <summary>A new account. She follows her home region from the start, and what was written before she came counts as read.</summary>
[UseCase]
public sealed class CreateMember(Database database, Passwords passwords, SiteSettings site, TimeProvider clock)
{
    /// <param name="Password">null: she cannot sign in until somebody gives her one</param>
    public sealed record Command(string Email, string? Password, string Name, long RegionId)
    {
        /// <summary>Her function, as shown beside her name.</summary>
        public string Title { get; init; } = "";

        public Role Role { get; init; } = Role.Member;

        public IReadOnlyList<Scope> Scopes { get; init; } = [];

        public Language Language { get; init; } = Language.French;

        /// <summary>Name of her group: the one there is, or a new one at home in her region. Empty: none.</summary>
        public string Organisation { get; init; } = "";

        /// <summary>Of her group, where it is known; the name then says nothing.</summary>
        public long? OrganisationId { get; init; }

        /// <summary>Whether a region besides her own may be opened to her by the group she names. Who sets the place up, or holds its machine, opens any.</summary>
        public Func<long, bool> MayOpen { get; init; } = _ => true;
    }

    public async Task<Outcome<Member>> RunAsync(Command command, CancellationToken ct)
    {
        if (Check(command) is { } refusal) return refusal;
        var hash = command.Password is null ? null : passwords.Hash(command.Password);
        return await database.WriteAsync<Member>(db => WriteAsync(db, command, hash), ct);
    }

    /// <summary>Refuses what cannot be stored. Before the transaction: hashing the password takes its time.</summary>
    internal Refusal? Check(Command command, string? siteName = null)
    {
        var (email, name) = (command.Email.Trim(), Input.CleanLine(command.Name));
        if (EmailAddress.Fault(email) is { } emailFault) return Refusal.Invalid("Email", emailFault);
        if (MemberText.NameFault(name) is { } nameFault) return Refusal.Invalid("Name", nameFault);
        if (MemberText.TitleFault(command.Title) is { } titleFault) return Refusal.Invalid("Title", titleFault);
        if (command.Organisation.Length > 0 && Input.Fault(Input.CleanLine(command.Organisation), NamedOrganisation.NameMaxLength) is { } groupFault) return Refusal.Invalid("Organisation", groupFault);
        if (command.Password is not null && PasswordRules.Fault(command.Password, email, name, siteName ?? site.Name) is { } fault) return Refusal.Invalid("Password", fault);
        return Scopes.Fault(command.Role, command.Scopes);
    }

    internal string Hash(string password) => passwords.Hash(password);

    /// <summary>Writes what <see cref="Check"/> let pass.</summary>
    internal async Task<Outcome<Member>> WriteAsync(Db db, Command command, string? hash)
    {
        var (name, now) = (Input.CleanLine(command.Name), clock.GetUtcNow());
        var group = command.OrganisationId ?? (command.Organisation.Length == 0 ? (long?)null : await NamedOrganisation.FindOrAddAsync(db, Input.CleanLine(command.Organisation), command.RegionId, command.MayOpen, now));
        var id = await MemberRows.AddAsync(db, new(
            command.Email.Trim(), hash, name, Input.CleanLine(command.Title), group, command.RegionId, command.Role, command.Language, command.Scopes, [command.RegionId], [], now));
        if (id == 0) return Refusal.Invalid("Email", "accounts.email_taken");
        return new Member(id, name, command.Role, command.RegionId, command.Language, now, command.Scopes);
    }
}
