using System.Globalization;
using Forum.Core.Members;
using Forum.Core.Posts;
using Forum.Core.Text;
using Forum.Core.Threads;
using Forum.Web.Hosting;
using Forum.Web.Live;
using Forum.Web.Pages.Shared;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;

namespace Forum.Web.Pages.Messages;

/// <summary>/messages/nouveau: for whom, and what. People are looked for by name, one after the other; the text stays in the form all the while.</summary>
[Authorize]
[EnableRateLimiting(Limit.Post)]
public sealed class NewModel(PrivateThread privateThread, NamedMembers named, SuggestMembers suggest, LiveNews news) : ForumPage
{
    public IReadOnlyList<NamedMember> Chosen { get; private set; } = [];

    /// <summary>Whom the name that was looked for finds; null where none was.</summary>
    public IReadOnlyList<SuggestedMember>? Found { get; private set; }

    public string Query { get; private set; } = "";

    public string Title { get; private set; } = "";

    public string Body { get; private set; } = "";

    public string SubmissionId { get; private set; } = Submission.New();

    /// <summary>What the confidentiality guard says of the text that came back for it.</summary>
    public Advice? Advice { get; private set; }

    /// <param name="a">id of whom it is for, from her page</param>
    public async Task<IActionResult> OnGetAsync(List<long> a, CancellationToken ct)
    {
        Chosen = await named.RunAsync(Member, a, ct);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(List<long> people, string? title, string? body, string? submissionId, string? q, string? act, string? seen, CancellationToken ct)
    {
        (Title, Body, Query) = (title ?? "", body ?? "", q ?? "");
        if (Submission.IsReadable(submissionId)) SubmissionId = submissionId!;
        if (Step(act, people) is { } chosen)
        {
            Chosen = await named.RunAsync(Member, chosen, ct);
            if (act == "chercher") Found = (await suggest.RunAsync(new(Member, Query, 0), ct)).Value ?? [];
            else Query = "";
            return Page();
        }
        Chosen = await named.RunAsync(Member, people, ct);
        if (act == Advice.Propose && Advise(Title, Body) is { } proposed)
        {
            Body = proposed.Rewritten().Body;
            return Again();
        }
        if (Advise(Title, Body, seen) is { } advice)
        {
            Advice = advice;
            return Again();
        }
        var started = await privateThread.StartAsync(new(Member, people, title, body, submissionId ?? "", LanguageGuess.Of($"{title}\n{body}", Texts.Language)), ct);
        if (started.Refusal is { } refusal) return Refuse(refusal);
        news.Moved(started.Value!.Id);
        return SeeOther(started.Value.Url);
    }

    /// <summary>The people after one was added or taken out; null where the form is to be sent.</summary>
    private static List<long>? Step(string? act, List<long> people) => act?.Split(':') switch
    {
        ["chercher"] => people,
        ["ajouter", var id] when long.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var added) => [.. people.Append(added).Distinct()],
        ["retirer", var id] when long.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var removed) => [.. people.Where(p => p != removed)],
        _ => null,
    };
}
