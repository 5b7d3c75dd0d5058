using Forum.Core.Organisations;
using Forum.Core.Threads;

namespace Forum.Core.Members;

/// <summary>Every permission of the forum, as pure functions over records. Who may <em>read</em> is <see cref="Readers"/>, in SQL, as lists need it there.</summary>
public static class Can
{
    /// <summary>Facilitators act on a thread through its main region or its main theme; coordinators everywhere. Nobody does in a private thread: there she is a reader among readers.</summary>
    public static bool Facilitate(Member member, ThreadHead thread) => thread.Audience is not Audience.People && (
        member.IsCoordinator || (member.Role is Role.Facilitator && member.Scopes.Any(s => Covers(s, thread.RegionId, thread.ThemeId))));

    /// <summary>Decides on a reported post: whoever facilitates its thread; of a private thread a coordinator, to whom one of its readers turned.</summary>
    public static bool SettleReport(Member member, ThreadHead thread) => thread.Audience is Audience.People ? member.IsCoordinator : Facilitate(member, thread);

    public static bool Reply(Member member, ThreadHead thread) => member.IsSignedIn && thread.ClosedAt is null;

    /// <summary>Announced live exchanges are the facilitators'; every other kind is every member's. A guest publishes nothing.</summary>
    public static bool Publish(Member member, ThreadKind kind) => member is { IsSignedIn: true, IsGuest: false } && (kind is not ThreadKind.Live || member.Facilitates);

    /// <summary>Out in the open needs a facilitator of the place; the author's own consent is hers to give.</summary>
    public static bool PublishOpenly(Member member, long regionId, long themeId) =>
        member.IsCoordinator || (member.Role is Role.Facilitator && member.Scopes.Any(s => Covers(s, regionId, themeId)));

    public static bool EditPost(Member member, ThreadHead thread, long authorId) => member.IsSignedIn && (member.Id == authorId || Facilitate(member, thread));

    public static bool DeletePost(Member member, ThreadHead thread, long authorId) => EditPost(member, thread, authorId);

    /// <summary>Who took a post back brings it back, and one facilitator what another took back: but a facilitator does not undo an author's choice, nor an author a facilitator's.</summary>
    public static bool RestorePost(Member member, ThreadHead thread, long authorId, long? deletedBy) =>
        member.IsSignedIn && (member.Id == deletedBy || (deletedBy is not null && deletedBy != authorId && member.Id != authorId && Facilitate(member, thread)));

    /// <summary>Who a masked author is: known to those who facilitate the whole of the thread's region, and to coordinators (DESIGN.md, étude de cas).</summary>
    public static bool SeeAuthor(Member member, ThreadHead thread) => HoldsRegion(member, thread.RegionId);

    /// <summary>Only the asker knows what helped her.</summary>
    public static bool AcceptAnswer(Member member, ThreadHead thread) => member.IsSignedIn && member.Id == thread.AuthorId && thread.Kind is ThreadKind.Question;

    /// <summary>Who opened a thread and who facilitates it lead it: widen it to all Québec, say which messages of a dossier are its dated updates, ask its readers a poll.</summary>
    public static bool Lead(Member member, ThreadHead thread) => member.IsSignedIn && (member.Id == thread.AuthorId || Facilitate(member, thread));

    /// <summary>Closes a poll and sees its counts where they are not for everybody.</summary>
    public static bool KeepPoll(Member member, ThreadHead thread, long madeBy) => member.IsSignedIn && (member.Id == madeBy || Facilitate(member, thread));

    /// <summary>Pinning is checked on the place of the pin; everywhere (both null) needs a coordinator.</summary>
    public static bool PinAt(Member member, long? regionId, long? themeId) =>
        member.IsCoordinator || (member.Role is Role.Facilitator && (regionId ?? themeId) is not null && member.Scopes.Any(s => Covers(s, regionId, themeId)));

    /// <summary>Marking without pinning is an act on the thread itself; who wrote a message retains her own.</summary>
    public static bool MarkBonCoup(Member member, ThreadHead thread, long authorId) =>
        Facilitate(member, thread) || (member is { IsSignedIn: true, IsGuest: false } && member.Id == authorId && thread.Audience is not Audience.People);

    /// <summary>A group's page is its members' own; who facilitates one of its regions keeps it with them.</summary>
    public static bool EditOrganisation(Member member, OrganisationHead organisation) => member.IsSignedIn && (organisation.IsOwn || KeepOrganisation(member, organisation));

    /// <summary>Archiving it and bringing it back are acts on the place, not on the page.</summary>
    public static bool KeepOrganisation(Member member, OrganisationHead organisation) => member.IsCoordinator || organisation.RegionIds.Any(r => ServeRegion(member, r));

    /// <summary>Whether a group serves a region decides what its members read there: who facilitates the whole of the region says so.</summary>
    public static bool ServeRegion(Member member, long regionId) => HoldsRegion(member, regionId);

    /// <summary>The members of each come to read what is kept to the regions of both: all regions that only one of them serves must be hers.</summary>
    public static bool MergeOrganisations(Member member, OrganisationHead one, OrganisationHead other) =>
        KeepOrganisation(member, one) && KeepOrganisation(member, other)
        && one.RegionIds.Except(other.RegionIds).Union(other.RegionIds.Except(one.RegionIds)).All(r => ServeRegion(member, r));

    /// <summary>A word to a member, or her suspension: whoever facilitates all of her region, and a coordinator for those who facilitate. Nobody does it to herself.</summary>
    public static bool Sanction(Member member, long memberId, Role role, long regionId) =>
        member.Id != memberId && (member.IsCoordinator || (role is (Role.Member or Role.Guest) && HoldsRegion(member, regionId)));

    /// <summary>A suspension without an end shuts somebody out: a coordinator's.</summary>
    public static bool Ban(Member member) => member.IsCoordinator;

    /// <summary>Invites people of a region and answers those who ask to join: whoever facilitates all of it, not a theme or a cell of it.</summary>
    public static bool Welcome(Member member, long regionId) => HoldsRegion(member, regionId);

    /// <summary>Who reads a private theme is said by whoever facilitates the whole of it.</summary>
    public static bool LetIntoTheme(Member member, long themeId) => member.IsCoordinator || (member.Role is Role.Facilitator && member.Scopes.Any(s => Covers(s, null, themeId)));

    /// <summary>Settings of the place, its mail, its backups.</summary>
    public static bool Administer(Member member) => member.IsCoordinator;

    private static bool HoldsRegion(Member member, long regionId) => member.IsCoordinator || (member.Role is Role.Facilitator && member.Scopes.Any(s => Covers(s, regionId, null)));

    private static bool Covers(Scope scope, long? regionId, long? themeId) =>
        (scope.RegionId is not null || scope.ThemeId is not null)
        && (scope.RegionId is null || scope.RegionId == regionId)
        && (scope.ThemeId is null || scope.ThemeId == themeId);
}
