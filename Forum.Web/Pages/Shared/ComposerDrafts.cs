using Forum.Core.Posts;
using Forum.Core.Text;
using Forum.Web.Hosting;
using Forum.Web.Resources;

namespace Forum.Web.Pages.Shared;

/// <summary>What a composer shows when its page opens: the draft of its place, begun on whatever device, before anything else.</summary>
public sealed class ComposerDrafts(ReadDraft drafts, TimeProvider clock)
{
    /// <param name="RestoredAt">null where no draft is shown</param>
    public sealed record Field(string Value, DateTimeOffset? RestoredAt);

    /// <summary>A form that comes back refused keeps what was sent: only a page that is being opened looks for a draft. A quote to answer goes below the draft; a draft of an edit stands for the text being edited.</summary>
    public async Task<Field> OpenAsync(HttpContext http, ComposerModel model)
    {
        if (model.IsDraftRead || !HttpMethods.IsGet(http.Request.Method)) return new(model.Value, model.RestoredAt);
        if (await drafts.RunAsync(http.Member(), model.DraftPlace, http.RequestAborted) is not { } draft) return new(model.Value, null);
        var isQuote = model.Value.Length > 0 && model.DraftPlace == Drafts.Reply(model.ThreadId);
        return new(isQuote && !draft.Body.Contains(model.Value.Trim(), StringComparison.Ordinal) ? draft.Body + "\n\n" + model.Value : draft.Body, draft.SavedAt);
    }

    public string Date(DateTimeOffset when, Texts texts) => texts.Formats.ShortDateTime(when, clock.GetUtcNow(), Zones.Place);
}
