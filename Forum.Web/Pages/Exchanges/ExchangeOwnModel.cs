using System.Globalization;
using System.Net;
using Forum.Core.Exchanges;
using Forum.Core.Members;
using Forum.Web.Resources;

namespace Forum.Web.Pages.Exchanges;

/// <summary>What is one reader's own in an exchange, in one element beside the parts that are the same for everybody: script presses their buttons from it. It holds her hand's button too.</summary>
public sealed record ExchangeOwnModel(string Html)
{
    public const string Id = "a-moi";

    public static ExchangeOwnModel Of(OpenedExchange opened, Member member, HttpContext http)
    {
        var (t, own) = (Texts.Current, opened.Own);
        var votes = string.Join(',', own.Supported);
        var polls = string.Join(' ', opened.View.Polls.Where(p => p.Own is not null).Select(p => string.Create(CultureInfo.InvariantCulture, $"{p.Id}:{p.Own}")));
        var hand = !member.IsSignedIn || own.Muted ? "" : $"""
            <button class="btn hand" form="agir-direct" name="Act" value="{(own.Hand ? "baisser" : "lever")}" data-up="{WebUtility.HtmlEncode(t["exchanges.hand_up"])}" aria-pressed="{(own.Hand ? "true" : "false")}"{(opened.View.Exchange.IsLive ? "" : " hidden")}>{http.RequestServices.GetRequiredService<Shared.Icons>()["hand-helping"]}{WebUtility.HtmlEncode(t[own.Hand ? "exchanges.hand_down" : "exchanges.hand_up"])}</button>
            """;
        var name = WebUtility.HtmlEncode(member.Name);
        return new(string.Create(CultureInfo.InvariantCulture,
            $"<div id=\"{Id}\" data-name=\"{name}\" data-region=\"{member.RegionId}\" data-votes=\"{votes}\" data-polls=\"{polls}\" data-hand=\"{(own.Hand ? 1 : 0)}\" data-version=\"{opened.View.Exchange.Version}\"><p class=\"turn-mine\" role=\"status\">{(own.Turn ? WebUtility.HtmlEncode(t["exchanges.your_turn"]) : "")}</p>{hand}</div>"));
    }
}
