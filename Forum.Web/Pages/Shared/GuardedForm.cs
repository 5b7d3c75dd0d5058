using Forum.Core.Confidentiality;

namespace Forum.Web.Pages.Shared;

/// <summary>Fields of a form, as the confidentiality guard reads them before they are kept: one text, as what identifies may be said half in each.</summary>
/// <param name="Advice">what it says of them to who filled them in; null where she asked for its proposals</param>
/// <param name="Values">as the form shows them again, by their names</param>
public sealed record GuardedForm(Advice? Advice, IReadOnlyDictionary<string, string> Values)
{
    /// <summary>Null where there is nothing to say, or she has seen it: the form goes on.</summary>
    /// <param name="stands">what is kept already: she has seen what was said of it</param>
    public static GuardedForm? Of(IFormCollection form, IReadOnlyList<string> names, DateTimeOffset today, string stands = "")
    {
        var values = names.ToDictionary(name => name, name => form[name].ToString());
        if (form["Act"] == Advice.Propose) return new(null, values.ToDictionary(v => v.Key, v => Guard.Rewrite(v.Value, Guard.Look(v.Value, today))));
        return Advice.Of("", string.Join('\n', values.Values.Where(v => v.Length > 0)), today) is { } advice && !advice.IsSeen($"{form[Advice.SeenField]}.{Advice.Of("", stands, today)?.Mark}") ? new(advice, values) : null;
    }
}
