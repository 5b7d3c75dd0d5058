using Forum.Core.Members;
using Forum.Core.Regions;
using Forum.Core.Site;
using Forum.Core.Threads;
using Forum.Web.Hosting;
using Forum.Web.Pages.Shared;
using Forum.Web.Resources;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace Forum.Web.Pieces;

/// <summary>What all the pieces of a page use: who reads, in which language, the form token, what was wrong with a field. Made once a request.</summary>
public sealed class PageParts(HttpContext http)
{
    private readonly IServiceProvider _services = http.RequestServices;
    private HtmlString? _token;

    public static PageParts Of(HttpContext http)
    {
        if (http.Items[typeof(PageParts)] is PageParts known) return known;
        var parts = new PageParts(http);
        http.Items[typeof(PageParts)] = parts;
        return parts;
    }

    public Texts Texts { get; } = Texts.Current;

    public Member Member { get; } = http.Member();

    public Places Places { get; } = http.RequestServices.GetRequiredService<Places>();

    public Icons Icons { get; } = http.RequestServices.GetRequiredService<Icons>();

    public Times Times => _services.GetRequiredService<Times>();

    public Assets Assets => _services.GetRequiredService<Assets>();

    public SiteSettings Site => _services.GetRequiredService<SiteSettings>();

    /// <summary>The reader's own numbers, counted once a request at most.</summary>
    public Task<Rail> RailAsync() => http.RailAsync();

    /// <summary>The hidden field that every form of the page carries.</summary>
    public HtmlString Token => _token ??= Field(_services.GetRequiredService<IAntiforgery>().GetAndStoreTokens(http));

    /// <summary>What the page's handler found wrong.</summary>
    internal ModelStateDictionary? State { get; set; }

    /// <summary>The sentence beside a field; of the whole form where the name is empty; null where nothing is wrong.</summary>
    public string? Error(string field) => State?[field]?.Errors.FirstOrDefault()?.ErrorMessage;

    /// <summary>What a form that was refused said in a field, to stand there again; null else.</summary>
    public string? Sent(string field) => http.Request.HasFormContentType ? http.Request.Form[field].ToString() : null;

    /// <summary>All the sentences beside a field.</summary>
    public IReadOnlyList<string> Errors(string field) => [.. State?[field]?.Errors.Select(e => e.ErrorMessage) ?? []];

    private static HtmlString Field(AntiforgeryTokenSet tokens) => new($"<input name=\"{tokens.FormFieldName}\" type=\"hidden\" value=\"{tokens.RequestToken}\">");
}
