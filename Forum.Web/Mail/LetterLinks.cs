using Forum.Core.Members;
using Forum.Core.Regions;
using Forum.Core.Site;

namespace Forum.Web.Mail;

/// <summary>Addresses in letters that come until somebody says otherwise, and what stops them.</summary>
internal sealed class LetterLinks(LetterStops stops, PlaceAddress place, SiteSettings site, Places places)
{
    public SiteSettings Site => site;

    public Places Places => places;

    public Uri To(string path) => place.To(path);

    /// <summary>One click, without signing in.</summary>
    public async Task<Uri> StopAsync(long memberId, StoppedLetters kind, CancellationToken ct) => place.To("/courriels/arret?cle=" + await stops.GiveAsync(memberId, kind, ct));
}
