namespace Forum.Core.Threads;

/// <summary>Who may read a thread: the one predicate of every list, count, search, feed, hub read and write. Private and missing look the same.</summary>
public static class Readers
{
    /// <summary>The regions whose own threads a member reads, and who is of them (Members/Seen). Wants <c>@viewer</c>. No view: SQLite would make it of all members before it looked for one.</summary>
    internal const string Reach = """
        select home.region_id from members home where home.id = @viewer and home.role <> 'Guest'
        union all
        select served.region_id from members home join organisation_regions served on served.organisation_id = home.organisation_id where home.id = @viewer
        union all
        select scope.region_id from member_scopes scope where scope.member_id = @viewer and scope.region_id is not null and scope.theme_id is null
        """;

    /// <summary>The themes whose threads a member reads where they are private: she was let in, or facilitates the whole of them.</summary>
    internal const string ThemeReach = """
        select inside.theme_id from theme_people inside where inside.member_id = @viewer
        union all
        select scope.theme_id from member_scopes scope where scope.member_id = @viewer and scope.theme_id is not null and scope.region_id is null
        """;

    /// <summary>The reader is a guest, who reads one exchange and nothing that is for members. Nothing of the thread is in it: a store asks it once in a query.</summary>
    private const string IsGuest = "exists (select 1 from members guest where guest.id = @viewer and guest.role = 'Guest')";

    /// <summary>She came into this exchange as a guest, and it is not over for her.</summary>
    private const string IsGuestHere = "exists (select 1 from exchange_guests here where here.thread_id = t.id and here.member_id = @viewer and here.ended_at is null)";

    /// <summary>One of the thread's regions is hers.</summary>
    private const string OfItsRegions = $"exists (select 1 from thread_places p where p.thread_id = t.id and p.region_id in ({Reach}))";

    /// <summary>A private place of the thread is not hers: she must be of each.</summary>
    private const string OutsideItsPlaces = $"""
        exists (select 1 from thread_places p where p.thread_id = t.id and (
            (p.region_id in (select closed.id from regions closed where closed.private_at is not null) and not (p.region_id in ({Reach})))
            or (p.theme_id in (select closed.id from themes closed where closed.private_at is not null) and not (p.theme_id in ({ThemeReach})))))
        """;

    /// <summary>SQL over the alias <c>t</c> of threads. Wants the parameter <c>@viewer</c> (0 = not signed in) and <c>@coordinator</c>.
    /// Regions: her home region, her organisation's, those she facilitates; following gives no right (DESIGN.md, lectorat).
    /// Places: she is of every private region and theme where it stands, and of its regions where its author chose them.
    /// A guest reads what is public, and the one exchange that she came into.</summary>
    internal const string MayRead = $"""
        (t.removed_at is null and (
            t.audience = 'Public'
            or (@viewer > 0 and (
                (t.audience = 'Members' and not {IsGuest})
                or t.author_id = @viewer
                or (t.audience = 'Regions' and (@coordinator or {OfItsRegions}))
                or (t.audience = 'Places' and (@coordinator or (not {OutsideItsPlaces} and (t.chosen_audience <> 'Regions' or {OfItsRegions}))))
                or (t.audience = 'People' and exists (
                    select 1 from thread_readers reader where reader.thread_id = t.id and reader.member_id = @viewer))
                or {IsGuestHere}))))
        """;

    /// <summary>The same predicate for many readers at once: over the alias <c>m</c> of members instead of the parameters.</summary>
    internal static readonly string MemberMayRead = MayRead.Replace("@viewer", "m.id", StringComparison.Ordinal).Replace("@coordinator", "m.role = 'Coordinator'", StringComparison.Ordinal);

    /// <summary>Numbers that everybody sees count only what every member may read.</summary>
    internal const string CountedAudiences = "('Members', 'Public')";

    internal static bool IsCounted(Audience audience) => audience is Audience.Members or Audience.Public;
}
