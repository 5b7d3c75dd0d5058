using Forum.Core.Data;
using Forum.Core.Threads;

namespace Forum.Core.Members;

/// <summary>
/// Who sees what of a member: the one predicate of profiles, directory and search. « Her regions » are her home region and those her group serves; of them are who lives there,
/// whose group serves there, who facilitates there, and coordinators, as for a thread kept to its regions. What she or they follow counts for nothing.
/// </summary>
internal static class Seen
{
    /// <summary>Over the alias <c>m</c> of members: she has an account. Guests have none, and are in no list of members.</summary>
    public const string IsMember = "m.role <> 'Guest'";

    /// <summary>Over the alias <c>m</c> of members: she is a member, and is here.</summary>
    public const string Stands = $"m.removed_at is null and m.suspended_at is null and {IsMember}";

    /// <summary>Over the alias <c>m</c> of members: she consented to stand in the directory (Loi 25, a. 9.1: not by default).</summary>
    public const string Listed = $"exists (select 1 from consents y where y.member_id = m.id and y.purpose = '{nameof(ConsentPurpose.Directory)}' and y.withdrawn_at is null)";

    /// <summary>Over the alias <c>m</c> of members: the reader is of her regions, or herself. Wants the parameters of <see cref="Args"/>.</summary>
    public const string Near = $"""
        (m.id = @viewer or @coordinator or m.region_id in ({Readers.Reach})
            or exists (select 1 from organisation_regions own where own.organisation_id = m.organisation_id and own.region_id in ({Readers.Reach})))
        """;

    /// <summary>Goes with <c>left join member_profiles p</c>: whether the reader sees where she follows, what she knows.</summary>
    public static readonly string Places = Of("places_for");

    public static readonly string Expertises = Of("expertises_for");

    public static Args Args(Member reader, object? more = null) => new(more, new { viewer = reader.Id, coordinator = reader.IsCoordinator });

    /// <summary>Without a row both are for members.</summary>
    private static string Of(string column) => $"(m.id = @viewer or coalesce(p.{column}, 'Members') = 'Members' or (p.{column} = 'Regions' and {Near}))";
}
