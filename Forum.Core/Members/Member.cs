using Forum.Core.Text;

namespace Forum.Core.Members;

/// <summary>A guest has no account: she came by the short address of one live exchange, and reads and writes there alone until it is over (Exchanges/EnterAsGuest).</summary>
public enum Role { Member, Facilitator, Coordinator, Guest }

/// <summary>Where a facilitator facilitates: a region, a theme, or the cell of both; each alone is sufficient.</summary>
public sealed record Scope(long? RegionId, long? ThemeId);

/// <summary>The person who acts or reads: what permissions and pages need of her, and no more.</summary>
/// <param name="AllReadAt">everything up to this moment counts as read</param>
public sealed record Member(long Id, string Name, Role Role, long RegionId, Language Language, DateTimeOffset AllReadAt, IReadOnlyList<Scope> Scopes)
{
    /// <summary>Somebody who is not signed in.</summary>
    public static Member Nobody { get; } = new(0, "", Role.Member, 0, Language.French, DateTimeOffset.MaxValue, []);

    /// <summary>Another number after every change of what only she sees: see OwnState.</summary>
    public long OwnVersion { get; init; }

    /// <summary>The name of her picture in addresses (<see cref="MemberPictures"/>); empty where she has none.</summary>
    public string Picture { get; init; } = "";

    /// <summary>She shows a code of her telephone when she signs in with a password or a link.</summary>
    public bool HasCode { get; init; }

    /// <summary>This session was opened with a passkey, or she added one in it.</summary>
    public bool ByPasskey { get; init; }

    /// <summary>Both steps of a sign-in are behind this session.</summary>
    public bool HasTwoSteps => HasCode || ByPasskey;

    public bool IsSignedIn => Id != 0;

    public bool IsCoordinator => Role is Role.Coordinator;

    /// <summary>She facilitates something, or everything.</summary>
    public bool Facilitates => Role is Role.Facilitator or Role.Coordinator;

    /// <summary>She is here for one exchange, without an account.</summary>
    public bool IsGuest => Role is Role.Guest;

    /// <summary>The exchange that a guest is here for; 0 for everybody else.</summary>
    public long GuestOf { get; init; }
}
