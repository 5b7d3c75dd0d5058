using System.Text.Encodings.Web;
using Forum.Core.BonsCoups;
using Forum.Core.Regions;
using Forum.Core.Text;
using Forum.Core.Themes;
using Forum.Core.Threads;
using Forum.Web.Pages.Shared;
using Forum.Web.Resources;
using RazorSlices;

namespace Forum.Web.Pieces;

/// <summary>What a bon coup's card is written from; nothing of a viewer.</summary>
public sealed record CoupPieceModel(BonCoup Coup, Texts T, Places Places)
{
    public Region Region => Places.Region(Coup.RegionId);

    public Theme Theme => Places.Theme(Coup.ThemeId);

    /// <summary>The language of a text where it is not the page's.</summary>
    public string? Foreign(string lang) => Languages.Parse(lang) == T.Language ? null : Languages.Parse(lang).Tag();

    /// <summary>« Réponse de Marc Tremblay, Carrefour du Fjord jeunesse »</summary>
    public string By
    {
        get
        {
            var who = Coup.Organisation.Length == 0 ? Coup.AuthorName : $"{Coup.AuthorName}, {Coup.Organisation}";
            return Coup.Number == 1 ? who : T.SayOf("bons_coups.reply_by", who);
        }
    }

    /// <summary>« 9 mercis · 5 réponses »; for a single reply only what was said of it.</summary>
    public string Facts => string.Join(" · ", new[]
    {
        Coup.TriedGroups > 0 ? $"{T.Count("tries.reused_by", Coup.TriedGroups)} {T.Count("tries.in_regions", Coup.TriedRegions)}" : "",
        Coup.MerciCount > 0 ? T.Count("bons_coups.thanks", Coup.MerciCount) : "",
        Coup.Number == 1 && Coup.ReplyCount > 0 ? T.Count("bons_coups.replies", Coup.ReplyCount) : "",
    }.Where(f => f.Length > 0));
}

/// <summary>What a pinned row is written from; nothing of a viewer.</summary>
public sealed record PinPieceModel(Pin Pin, Texts T, Places Places, Icons Icon, DateTimeOffset Now)
{
    public string KindClass => Pin.Kind switch { ThreadKind.Question => " question", ThreadKind.BonCoup => " gold", ThreadKind.Live => " live", _ => "" };

    public string? Foreign(string lang) => Languages.Parse(lang) == T.Language ? null : Languages.Parse(lang).Tag();

    public string PinnedBy => Pin.ExpiresAt is null ? T.Say("bons_coups.pinned_by", Pin.PinnedBy) : T.Say("bons_coups.pinned_by_until", Pin.PinnedBy, LastDay(Pin, T, Now));

    /// <summary>The word alone, after its bold number.</summary>
    public string ReplyWord => T.Count("bons_coups.replies", Pin.ReplyCount)[T.Formats.Number(Pin.ReplyCount).Length..].TrimStart();

    /// <summary>The last day on which it is shown, its midnight excluded.</summary>
    public static string LastDay(Pin pin, Texts texts, DateTimeOffset now) => texts.Formats.ShortDate(pin.ExpiresAt!.Value.AddMilliseconds(-1), now, Zones.Place);
}

/// <summary>Writes bons coups and pins as every reader gets them, in a page or a push.</summary>
public sealed class BonCoupPieces(Places places, Icons icons, TimeProvider clock, HtmlEncoder encoder)
{
    public RazorSlice Of(BonCoup coup, Texts texts) => CoupPiece.Create(new(coup, texts, places));

    public RazorSlice Of(Pin pin, Texts texts) => PinPiece.Create(new(pin, texts, places, icons, clock.GetUtcNow()));

    public ValueTask<string> RenderAsync(BonCoup coup, Texts texts) => Of(coup, texts).RenderAsync(encoder);

    public ValueTask<string> RenderAsync(Pin pin, Texts texts) => Of(pin, texts).RenderAsync(encoder);
}
