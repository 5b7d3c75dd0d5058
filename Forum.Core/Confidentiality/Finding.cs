using Forum.Core.Text;

namespace Forum.Core.Confidentiality;

/// <summary>What may tell who a youth is (DOMAIN.md §5, « Youth confidentiality »).</summary>
public enum FindingKind
{
    /// <summary>Health insurance number or permanent code of a pupil: four letters, eight digits.</summary>
    PersonalCode,

    /// <summary>Social insurance number: nine digits whose Luhn sum holds.</summary>
    SocialInsurance,

    Phone,
    Email,
    PostalCode,
    Address,

    /// <summary>A date or year of birth that makes somebody 5 to 21 years old.</summary>
    BirthDate,

    Name,

    /// <summary>The age beside a name.</summary>
    Age,

    School,

    /// <summary>A municipality beside a placement or a report to the DPJ.</summary>
    Place,

    /// <summary>An account on a social network.</summary>
    Handle,
}

/// <summary>A piece of a text that may tell who a youth is, and what could stand in its place.</summary>
/// <param name="Start">in UTF-16 units from the beginning of the text</param>
/// <param name="Proposal">what <see cref="Guard.Rewrite"/> puts there; empty: nothing</param>
public sealed record Finding(FindingKind Kind, int Start, int Length, string Proposal)
{
    public int End => Start + Length;
}

/// <summary>What is proposed in place of what was found, in the language of the text.</summary>
internal sealed record Proposals(
    string Code, string Phone, string Email, string PostalCode, string Address, string Handle, string School, string Place, string Youth, string Girl, string OfYouth, string OfGirl, string Years, string Is, string Name)
{
    private static readonly Proposals French = new(
        "[numéro]", "[téléphone]", "[courriel]", "[code postal]", "[adresse]", "[compte]", "[école]", "[municipalité]", "un jeune", "une jeune", "d’un jeune", "d’une jeune", "{0}-{1}\u00A0ans", "a ", "[nom]");

    private static readonly Proposals English = new(
        "[number]", "[phone]", "[e-mail]", "[postal code]", "[address]", "[account]", "[school]", "[town]", "a youth", "a youth", "of a youth", "of a youth", "{0}-{1} years", "is ", "[name]");

    public static Proposals Of(Language language) => language is Language.English ? English : French;

    /// <summary>Two years instead of one: « 15-16 ans ».</summary>
    /// <param name="bare">only the numbers: « is 16 » has no word after it</param>
    public string Around(int age, bool bare = false)
    {
        var first = age - ((age + 1) % 2);
        return string.Format(System.Globalization.CultureInfo.InvariantCulture, bare ? "{0}-{1}" : Years, first, first + 1);
    }
}
