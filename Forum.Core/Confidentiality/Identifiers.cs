using System.Globalization;
using System.Text.RegularExpressions;

namespace Forum.Core.Confidentiality;

/// <summary>What identifies by itself, whoever it is of: numbers, addresses, accounts, dates of birth. A group's own phone, address or page is none: the words beside it tell.</summary>
internal static partial class Identifiers
{
    /// <summary>Ages of the youths of the place, in years (DOMAIN.md §5).</summary>
    public const int Youngest = 5, Oldest = 21;

    public static IEnumerable<Finding> Find(Reading reading)
    {
        var words = reading.Proposals;
        foreach (var found in Each(Code(), reading)) yield return Of(FindingKind.PersonalCode, found, words.Code);
        foreach (var found in Each(Insurance(), reading).Where(m => IsLuhn(m.Value))) yield return Of(FindingKind.SocialInsurance, found, words.Code);
        foreach (var found in Each(Email(), reading).Where(m => !IsOfAGroup(reading, m) && !Role().IsMatch(m.Value))) yield return Of(FindingKind.Email, found, words.Email);
        foreach (var found in Each(Phone(), reading).Where(m => !TollFree().IsMatch(m.Value) && !IsOfAGroup(reading, m))) yield return Of(FindingKind.Phone, found, words.Phone);
        foreach (var found in Address().Matches(reading.Text).Where(m => !IsOfAGroup(reading, m))) yield return Of(FindingKind.Address, found, words.Address);
        foreach (var found in Each(PostalCode(), reading).Where(m => !IsOfAGroup(reading, m))) yield return Of(FindingKind.PostalCode, found, words.PostalCode);
        foreach (var found in Each(Handle(), reading).Where(m => !OurPage().IsMatch(Sentence(reading, m)) || Somebody().IsMatch(Sentence(reading, m)))) yield return Of(FindingKind.Handle, found.Groups["who"], words.Handle);
        foreach (var found in Births(reading)) yield return found;
    }

    private static Finding Of(FindingKind kind, Group found, string proposal) => new(kind, found.Index, found.Length, proposal);

    private static IEnumerable<Match> Each(Regex regex, Reading reading) => regex.Matches(reading.Folded);

    private static string Sentence(Reading reading, Capture found)
    {
        var sentence = reading.Sentences.LastOrDefault(s => s.Start <= found.Index, (Start: 0, End: reading.Folded.Length));
        return reading.Folded[sentence.Start..Math.Max(sentence.End, found.Index + found.Length)];
    }

    /// <summary>The sentence speaks of an office, a meeting or the author herself, and of nobody's home or family.</summary>
    private static bool IsOfAGroup(Reading reading, Capture found)
    {
        var sentence = Sentence(reading, found);
        return Ours().IsMatch(sentence) && !Somebody().IsMatch(sentence);
    }

    /// <summary>Nine digits whose Luhn sum (ISO/IEC 7812-1, annex B) holds.</summary>
    private static bool IsLuhn(string text)
    {
        var digits = text.Where(char.IsAsciiDigit).Select(c => c - '0').ToArray();
        if (digits.Length != 9) return false;
        return digits.Select((d, i) => i % 2 == 0 ? d : d * 2 > 9 ? (d * 2) - 9 : d * 2).Sum() % 10 == 0;
    }

    private static IEnumerable<Finding> Births(Reading reading)
    {
        foreach (var found in Each(Birth(), reading))
        {
            if (!int.TryParse(found.Groups["year"].Value, CultureInfo.InvariantCulture, out var year)) continue;
            var age = reading.Today.Year - year;
            if (age is < Youngest or > Oldest || NotBorn().IsMatch(Sentence(reading, found))) continue;
            var born = Born().Match(reading.Folded[..found.Index]);
            yield return new(FindingKind.BirthDate, found.Index - born.Length, found.Length + born.Length, born.Success ? reading.Proposals.Is + reading.Proposals.Around(age) : reading.Proposals.Around(age));
        }
    }

    // RAMQ: TREM 0512 1534; code permanent: TREM15120534
    [GeneratedRegex(@"(?<![\w-])[a-z]{4}[ -]?\d{4}[ -]?\d{4}(?![\w-])")]
    private static partial Regex Code();

    // a business number (123456782RR0001) or a longer number is none
    [GeneratedRegex(@"(?<![\w-])(?<!\d )\d{3}[ -]?\d{3}[ -]?\d{3}(?!-?\w| ?\d)(?! ?(?:rr|rt|rc|rp)\d)")]
    private static partial Regex Insurance();

    [GeneratedRegex(@"(?<![\w.+-])[\w][\w.+-]*@[\w-]+(?:\.[\w-]+)*\.[a-z]{2,}\b")]
    private static partial Regex Email();

    [GeneratedRegex(@"^(?:info|bonjour|accueil|contact|direction|admin|administration|coordination|reception|secretariat|inscriptions?|communications?|formations?|evenements?|rh|emplois?|dons?|hello|office|soutien|services?|jeunes(?:se)?|equipe|benevol\w*|aide|comptabilite|recherche|projets?|cafe|bureau|table|concertation|cdc|mdj|team|registration|volunteers?)[\w.+-]*@")]
    private static partial Regex Role();

    [GeneratedRegex(@"(?<![\w-])(?<!\d[ .])(?:\+?1[ .-]?)?\(?[2-9]\d{2}\)?[ .-]?\d{3}[ .-]\d{4}(?!-?\w| ?\d)|(?<![\w$.,/-])[2-9]\d{9}(?![\w-])|(?<=\b(?:cell(?:ulaire)?|tel(?:ephone)?|numero|texto|rejoindre|appele[rz]?|phone|text|call)\b[^\n]{0,20})(?<![\w-])\d{3}-\d{4}(?![\w-])")]
    private static partial Regex Phone();

    [GeneratedRegex(@"^\+?1?[ .-]?\(?8(?:00|33|44|55|66|77|88)\b")]
    private static partial Regex TollFree();

    // Canada Post: no d, f, i, o, q, u; never a w or z first
    [GeneratedRegex(@"(?<![\w-])[abceghj-nprstvxy]\d[abceghj-nprstv-z] ?-?\d[abceghj-nprstv-z]\d(?![\w-])")]
    private static partial Regex PostalCode();

    // over the text itself, as a street's further words have capitals: number, kind of street, its name, the flat
    [GeneratedRegex(@"(?<![\d$,.-])\b\d{1,5}(?:[ -]?[A-Da-d])?\b,? (?:\d{1,3}(?:e|re|er|[èi]e?me|th|st|nd|rd) (?i:rue|avenue|av\.|rang|street)|(?i:rue|avenue|av\.|boul(?:evard|\.)|chemin|ch\.|rang|route|place|mont[ée]e|c[ôo]te|all[ée]e|terrasse|impasse|croissant|ruelle|promenade) (?:(?i:des?|du|de la|de l['’]|d['’]|l['’]|la|le|les|st|ste|saint|sainte)[ -]?)*[\w'’-]+(?:[ -][A-ZÀ-ÖØ-Þ][\w'’-]*)?)(?:,? (?i:app(?:artement|t)?\.?|apt\.?|#|unit) ?#? ?\w{1,4})?|(?<![\d$,.-])\b\d{1,5} (?:[A-ZÀ-ÖØ-Þ][\w'’-]+ ){1,2}(?i:street|st\.|avenue|ave\.?|road|rd\.|boulevard|blvd|drive|crescent|lane)(?!\w)")]
    private static partial Regex Address();

    [GeneratedRegex(@"\b(?:insta(?:gram)?|snap(?:chat)?|tik ?tok|facebook|fb|discord|twitch|messenger|reddit|youtube|twitter|compte|profil|pseudo|account|username|handle|gamertag|user)\b[^\n.!?@]{0,60}?(?:(?<=[\s:,;('""«])@(?<who>[\w.-]*\w)|(?:[:=]|c'est|sous(?: le nom(?: de)?)?|pseudo|nomme|appele|est|is|as|handle|username|user) ?['""«]? ?(?<who>(?=[\w.-]*[\d_.][\w.-]*)[a-z][\w.-]*\w))|(?<![\w/.])@(?<who>(?=\w*(?:[\d_]|\.\w))[a-z][\w.]*\w)|\b(?<who>(?=[a-z.]*[_\d])[a-z][\w.]{3,}\w)\b(?= ?(?:,|\)|sur|on|sur son) ?(?:insta|snap|tik|facebook|fb|discord))")]
    private static partial Regex Handle();

    [GeneratedRegex(@"\b(?:nee?s?|naissance|ne\(e\)|ddn|d\.d\.n\.?|born|dob|date of birth|birthday|fete|anniversaire)\b(?: (?:est|is))? ?:? ?(?:(?:le|en|au|on|in|c'est|the|etait) )*(?:(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche) )?(?:(?:\d{1,2}|1er)(?:st|nd|rd|th)? ?[/. -]?)?(?:(?:janv(?:ier|\.)?|fev(?:rier|r?\.)?|mars|avr(?:il|\.)?|mai|juin|juil(?:let|\.)?|aout|sept(?:embre|\.)?|oct(?:obre|\.)?|nov(?:embre|\.)?|dec(?:embre|\.)?|january|february|march|april|may|june|july|august|september|october|november|december) ?(?:\d{1,2}(?:st|nd|rd|th)?,? )?|\d{1,2} ?[/. -] ?)?(?<year>(?:19|20)\d{2})\b(?:[-/. ]\d{1,2}[-/. ]\d{1,2})?")]
    private static partial Regex Birth();

    [GeneratedRegex(@"\b(?:est|is|was) $")]
    private static partial Regex Born();

    [GeneratedRegex(@"\b(?:organisme|projet|programme|comite|table|maison|initiative|idee|partenariat|collectif|mouvement|service|entente|regroupement|forum|loi|centre|politique|project|program|committee|idea|law|coalition|groupe de parents|outil|campagne|fondation)\b[^.]{0,30}\b(?:nee?s?|born)\b|\bnee?s? de\b")]
    private static partial Regex NotBorn();

    [GeneratedRegex(@"\b(?:nos?|notre|nous|on est|mon bureau|ma ligne|mon poste|mon courriel|mon numero|mon cell\w*|mon adresse|moi|me |m'|bureaux?|local|locaux|salle|organisme|poste \d+|ligne|accueil|reception|inscri\w+|rencontre|reunion|activite|formation|colloque|atelier|evenement|lancement|rendez-vous des|bibliotheque|centre communautaire|maison des jeunes|mdj|carrefour|kiosque|soiree|samedi|assemblee|cafe-rencontre|organisation|siege|vous pouvez|reserver|reservations?|commander|informations?|renseignements?|infos?|colis|poste[rz]|envoye[rz]|our|office|meeting|workshop|register|reach me|my (?:desk|line|office|e?-?mail)|contact|depot|depose[rz]|demenag\w+|situe\w*|adresse postale|clinique|clsc|hopital|info-social|ouvert\w*)\b")]
    private static partial Regex Ours();

    [GeneratedRegex(@"\b(?:(?:sa|son|leurs?|la|le|du|de la|her|his|the) (?:mere|pere|parents?|maman|papa|famille|tutrice|tuteur|grand-mere|grand-pere|belle-mere|beau-pere|soeur|sœur|frere|tante|oncle|blonde|chum|mother|father|mom|dad|family|grandmother|aunt|sister|brother|foster)|son (?:cell\w*|numero|tel\w*|courriel|adresse|code|nas|compte|insta\w*|snap\w*|tik ?tok|profil|facebook|fb|gmail|mail|pseudo)|sa (?:page|chaine|adresse)|(?:une?|le|la|l'|mon|ma|ce|cette|cet|du|au|notre|my|a|the|this) ?(?:petite? )?(?:jeune|eleve|ado|adolescente?|fille|fillette|garcon|gars|enfant|etudiante?|youth|student|kid|girl|boy|teen\w*|client|cliente|fugueu[rs]e?|participante?)(?! (?:pousse|adulte))|chez (?:elle|lui|eux)|(?:elle|il|she|he) (?:m'|nous |me )(?:a )?(?:texte|appele|ecrit|telephone)\w*|(?:she|he) (?:texted|called|wrote)|(?:elle|il|qui|he|she) (?:habite|demeure|reste|vit|loge|dort|couche|lives|stays)|habite|demeure|lives at|(?:le|la) (?:rejoindre|joindre|texter)|(?:l'appeler|l'ajouter|lui ecrire|l'ecrire)|reach (?:him|her)|(?:her|his) (?:cell|phone|number|address|instagram|account|e?-?mail|snap\w*|tik ?tok))\b")]
    private static partial Regex Somebody();

    [GeneratedRegex(@"\b(?:notre|nos|nous|suivez|abonnez|our|follow us|organisme|maison des jeunes|mdj|page de l|page du|compte de l|compte du|ministere|regroupement|campagne|centre|carrefour|equipe)\b")]
    private static partial Regex OurPage();
}
