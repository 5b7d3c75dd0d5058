using Forum.Core.Members;

namespace Forum.Web.Pages.Shared;

/// <summary>Looking for somebody by name, to bring her in (Pages/Shared/_FindPerson.cshtml).</summary>
/// <param name="Address">of the page: a name is looked for there, and somebody found is sent to /ajouter below it</param>
/// <param name="Field">under which a refusal stands</param>
/// <param name="Found">those who are not in yet; null where nobody was looked for</param>
public sealed record FindPerson(string Address, string Field, string Query, IEnumerable<SuggestedMember>? Found);
