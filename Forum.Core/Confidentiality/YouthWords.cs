using System.Text.RegularExpressions;

namespace Forum.Core.Confidentiality;

/// <summary>The words by which <see cref="Youth"/> tells a youth from a colleague, an age from a duration, a town from a name; over folded text, but where it says otherwise.</summary>
internal static partial class Youth
{
    private const string Youths = "jeune|eleve|ado|adolescente?|etudiante?|fille|fillette|garcon|gars|enfant|client|cliente|participante?|protegee?|petite?|fugueu[rs]e?|decrocheu[rs]e?|raccrocheu[rs]e?|youth|student|kid|boy|girl|teen|teenager|client";
    private const string Kins = "mere|pere|maman|papa|parents?|belle-mere|beau-pere|grand-mere|grand-pere|grands-parents|frere|soeur|sœur|tante|oncle|tuteur|tutrice|famille|cousine?|blonde|chum|mother|father|mom|dad|family|sister|brother|grandmother|aunt|uncle|foster mother";
    private const string Jobs = "collegues?|intervenante?s?|direct(?:rice|eur)\\w*|dg|coordonnat\\w+|coordo|animat(?:rice|eur)\\w*|ts|t\\.s\\.|psychoed\\w*|psychologue|travailleuse sociale|travailleur social|travailleu\\w+ de (?:rue|milieu)|conseiller\\w*|conseillere|enseignante?|prof(?:s|esseure?s?)?|benevole|stagiaire|formatrice|formateur|auteure?|autrice|ministre|agente?|infirmiere?|educatrice|educateur|technicienne?|orthopedagogue|chercheu\\w+|adjointe?|secretaire|responsable|presidente?|deputee?|mairesse|maire|policiere?|sexologue|orienteu\\w+|facilitat\\w+|journaliste|comptable|avocate?|consultante?|cuisiniere?|entraineu\\w+|coach|colleague|director|coordinator|social worker|teacher|counsell?or|volunteer|facilitator|worker|manager|trainer|researcher|principal";

    [GeneratedRegex(@"(?<![\d\w-])(?<!\d ?(?:-|a|et|ou|to|and|&) ?)(?<n>[5-9]|1\d|2[01]|cinq|six|sept|huit|neuf|dix-sept|dix-huit|dix-neuf|dix|onze|douze|treize|quatorze|quinze|seize|vingt et un|vingt|sixteen|seventeen|eighteen|nineteen|fifteen|fourteen|thirteen|twelve|eleven|ten|nine|eight|seven)(?: ?(?:ans(?: et demie?)?|ams)\b|[ -]years?[ -]olds?\b| ?(?:yo|y/o)\b)|\b(?:age(?:e|d)? (?:de |of )?|(?:is|was|turned|turning|turns) (?:only |just |now )?)(?<n>[5-9]|1\d|2[01])\b(?! ?(?:[%$:-]|[ap]m\b|h\b|km\b|(?:a|et|to|of|kids|youths?|people|students|hours?|days?|weeks?|months?|percent|minutes?) ?\b))|(?<=\b[A-Za-z][\w'-]+, )(?<n>1[0-9])(?=[,)])|(?<=\w \()(?<n>[5-9]|1\d|2[01]) (?:et|and) (?:[5-9]|1\d|2[01]) (?:ans|years old)\b")]
    private static partial Regex Age();

    [GeneratedRegex(@"(?:\b(?:depuis|pendant|il y a|durant|apres|en|dans|sur|voila|fait|font|plus de|moins de|pres de|environ|jusqu'a|avant|au bout de|for|over|after|since|in|within|about|under|minimum|des|voici|premiers?|derniers?|prochains?|mes|nos|ces|les|aux|entre|seuls?)(?: (?:deja|presque|quasi|pres de|plus de|mes|nos|ses|ces|les|environ|l'age de))*|\b(?:jeunes|eleves|ados|adolescente?s|filles|garcons|enfants|etudiante?s|participante?s|youths?|students|kids|girls|boys|groupe|cohorte|equipe|gang|clientele|personnes|gens|monde)(?: (?:de|d'|ages?|agees?|aged|of|moyens?))*|\b(?:les|des|nos|mes|vos|ces|aux|quelques|plusieurs|certains|\d+|deux|trois|quatre|cinq|six|dix|douze) (?:\w+ )?gars de|\b(?:pour|aux?) (?:les )?(?:moins|plus) de|\b\d+ ?(?:-|a|et|ou) ?)\s*$")]
    private static partial Regex Lasting();

    [GeneratedRegex(@"^,? ?(?:d'experience|d'existence|d'anciennete|d'age moyen|de service|de metier|de pratique|de travail|d'attente|de vie|d'amitie|d'intervention|d'histoire|de loyers?|de retard|d'implication|de benevolat|de carriere|d'activites?|d'ecole|de prison|plus tard|apres|et plus|et moins|ou plus|ou moins|deja|que (?:je|j'|nous|notre|l')|qu'on|ago|of experience|and up|and over|or older|de terrain|dans le (?:milieu|reseau|metier)|au (?:centre|carrefour|cafe)|de partenariat|de subvention|d'entente|de financement|de recherche)")]
    private static partial Regex Experience();

    [GeneratedRegex($@"\b(?:une?|mon|ma|ce|cet|cette|notre|d'une?|a|my|this|our|an|une de (?:mes|nos)|un de (?:mes|nos)|l'une? de (?:mes|nos)|one of (?:my|our)) ?(?:\d+-year-old )?(?:petite? |autre |nouvel(?:le)? |nouveau |ancien(?:ne)? |grande? |young |teenage )?(?:{Youths}|jeunes|eleves|ados|kids|students|youths|girls|boys|participante?s|filles)\b(?! (?:pousse|adulte bien|public|conseil|entreprise))")]
    private static partial Regex OneYouth();

    [GeneratedRegex($@"\b(?:il|elle|lui|he|she|her|him|(?:sa|son|ses|la|le|les|his|her) (?:{Kins})|(?:le|la|l'|du|au|the) ?(?:jeune|eleve|ado|adolescente?|petite?|fille|garcon|gars|enfant|girl|boy|kid|youth|teen)|les enfants de|l'(?:envoyer|emmener|transferer|placer|garder|retirer|sortir|reprendre|accueillir|a placee?|a retiree?|ont placee?))\b")]
    private static partial Regex Person();

    [GeneratedRegex(@"\b(?:il|elle|he|she)(?:'s| (?:a|is|aura|avait|vient|has|just|turned|n'a que|n'a|va|will))\b")]
    private static partial Regex Pronoun();

    [GeneratedRegex(@"\b(?:dpj|foyers?(?: de groupe)?|familles? d'accueil|centre jeunesse|centres? de readaptation|cite[- ]des[- ]prairies|mont[- ]saint[- ]antoine|batshaw|placee?|placement|replacee?|signalement|signalee?|protection de la jeunesse|youth protection|dyp|group home|foster|garde (?:fermee|ouverte)|encadrement intensif|centre d'accueil|unite fermee|ressource intermediaire|fugue|en prison|en dedans|incarceree?|detention|tribunal de la jeunesse|in jail|in prison)\b")]
    private static partial Regex Placement();

    [GeneratedRegex(@"[A-Za-zÀ-ÖØ-öø-ÿŒœ](?:[\w'’-]*\w)?")]
    private static partial Regex Word();

    [GeneratedRegex(@"^(?:je|j'\w*|tu|il|ils|elle|elles|on|nous|vous|le|la|les|l'\w*|un|une|des|du|de|d'\w*|mon|ma|mes|ton|ta|tes|son|sa|ses|notre|nos|votre|vos|leur|leurs|ce|cet|cette|ces|c'\w*|ca|qui|que|qu'\w*|quoi|ou|et|mais|donc|or|ni|car|si|s'\w*|n'\w*|m'\w*|y|en|au|aux|a|dans|sur|sous|avec|sans|pour|par|chez|vers|depuis|pendant|apres|avant|quand|comme|comment|pourquoi|merci|bonjour|salut|allo|aussi|alors|ici|voici|voila|oui|non|moi|toi|lui|eux|personne|quelqu'un|chaque|tous|toutes|tout|aucun|aucune|plusieurs|quelques|hier|demain|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|janvier|fevrier|mars|avril|mai|juin|juillet|aout|septembre|octobre|novembre|decembre|dpj|ts|tdah|tsa|dg|mdj|cje|pej|clsc|csss|cisss|ciusss|cdc|trocae|psoc|mes|quebec|canada|france|the|my|our|this|that|i|we|he|she|it|they|you|a|an|in|at|on|for|with|from|has|anyone|someone|one|her|his|secondaire|sec|primaire|ecole|polyvalente|college|cegep|centre|maison|foyer|cite|facebook|instagram|insta|snapchat|snap|tiktok|discord|messenger|teams|zoom|youtube|loi|article|age|jeune|eleve|mere|pere|parents|fille|garcon|gars|dernier|derniere|petit|petite|question|situation|info|urgent|help|hi|hello|thanks|mme|madame|monsieur|m|mr|dr|né|nee?|conseil|besoin|premiere?|ca|cela|nouvelle|nouveau|code|date|numero|tel|adresse|nas|nam)$")]
    private static partial Regex NotAName();

    [GeneratedRegex(@"(?:@|\b(?:saint|sainte|st|ste|mont|lac|port|riviere|pointe|notre|grand|baie|cap|anse|ile)[-. ]|\b(?:rue|boulevard|boul\.|avenue|chemin|rang|route|ecole|ecole secondaire|ecole primaire|polyvalente|college|cegep|academie|parc|prix|fondation|centre|hopital|pavillon|projet|programme|loi|methode|bourse|place|bibliotheque|arena|aréna|salle|editions?|auberge|maison|carrefour|institut|universite|pont|station|street|school|road|commission|rapport|plan|high school) (?:des? |du |de la |d'|la |le |l')?(?:[a-z]+[- ])?(?:[a-z]+[- ])?)$")]
    private static partial Regex PartOfAPlace();

    [GeneratedRegex(@"(?:@|\b(?:merci(?: (?:beaucoup|infiniment|encore|a toi|a vous|pour tout|mille fois))?,?(?: a)?|bonjour(?: a (?:tous|toutes))?,?|salut|allo|bravo(?: a)?|coucou|chere?|felicitations(?: a)?|bienvenue(?: a)?|mme|m\.|mr|madame|monsieur|dre?\.?|hi|hello|hey|thanks|thank you|dear|thanks to|signe|cordialement,?|grace a|bonne idee,?|d'accord avec|oui,?|kudos to) )\W*$")]
    private static partial Regex Greeting();

    [GeneratedRegex($@"\b(?:{Jobs})(?:(?:,| :)? (?!de |du )(?:\w+ )?| \((?:\w+ )?| (?:de|du|d'|a|au|en|des|chez) (?:\S+ ){{1,4}},? ?)$")]
    private static partial Regex Colleague();

    [GeneratedRegex($@"^(?: [a-z][\w'-]+)?(?: ?,| ?\(| est| etait|, qui est|, c'est| is| was| -|, de)? ?(?:(?:notre|ma|mon|une?|la|le|l'|nos|mes|our|my|the|a|anciennes?|nouvelle|nouveau|also|son|sa) ?){{0,2}}(?:{Jobs})\b(?! de (?:kevin|lea))|^(?: [a-z][\w'-]+)?,? (?:de|du|d'|from|chez) (?:la |l'|le |les )?(?:cdc|cje|carrefour|maison|mdj|table|trocae|organisme|equipe|centre|ministere|clsc|cisss|ciusss|regroupement|reseau|universite|fondation|dpj|ecole)\b")]
    private static partial Regex Job();

    [GeneratedRegex($@"(?:\b(?:s'appelle|s'appelait|nommee?|prenommee?|appelee?|du nom de|named|called|prenom (?:est|:|c'est)|nom (?:est|:|c'est)|name is|appelons-(?:le|la)|je l'appelle) )$")]
    private static partial Regex Introduced();

    // « la fille de la directrice, Maélie, … »: the job is the parent's
    [GeneratedRegex(@"\b(?:fils|filles?|enfants?|garcons?|niece|neveu|filleule?|petit-fils|petite-fille|frere|soeur|sœur|cousine?|ado|son|daughter|nephew|child|kid|brother|sister) (?:de |d'|du |des |of )[^.;:!?]{1,60}, ?$")]
    private static partial Regex ChildOf();

    // « nos trois élèves suspendus sont Dylan, Mégan et Loïc »
    [GeneratedRegex($@"\b(?:eleves|jeunes|ados|filles|gars|garcons|participante?s|kids|students|youths|girls|boys)\b(?: (?!(?:{Jobs})s?\b)\w+){{0,3}} (?:sont|s'appellent|are)(?: [a-z'-]+,?){{0,8}} $")]
    private static partial Regex AmongYouths();

    // « sur Facebook (profil : Mégane Côté) »
    [GeneratedRegex(@"\b(?:profil|compte|pseudo|facebook|fb|profile|account) ?: ?$")]
    private static partial Regex Account();

    [GeneratedRegex(@"^(?:[ -][a-z][\w'-]*\.?){0,2} ?,? ?(?:\(|-|:)? ?(?:qui (?:a|aura|vient d'avoir) |who is |who's |who just |a (?:maintenant |tout juste |a peine |seulement |juste )?|a eu |vient d'avoir |aura (?:bientot )?|avait |n'a que |fete ses |fetait ses |is (?:only |now )?|has |just |will be |du haut de ses |mon |ma |une? |notre |jeune |belle |grand )?(?:\w+ (?:de |d'))?(?:just )?(?:\d|cinq|six|sept|huit|neuf|dix|onze|douze|treize|quatorze|quinze|seize|vingt|turned|turning|agee?|sixteen|seventeen|fifteen|fourteen|thirteen|twelve|eighteen)")]
    private static partial Regex BesideAge();

    [GeneratedRegex(@"(?:\b(?:la|le|les|du|au|aux|organisme|maison|groupe|projet|comite|carrefour|regroupement|programme|centre|the|a|en|de|d')|l') ?$")]
    private static partial Regex Article();

    [GeneratedRegex($@"\b(?:une?|mon|ma|le|la|l'|ce|cet|cette|notre|du|au|my|our|the|a|chez) ?(?:petite? |autre |nouvel(?:le)? |nouveau )?(?:{Youths})(?:s? de (?:mon|ma|notre) (?:groupe|local|gang))?(?<gap>,? )(?:\(|«|"")?$")]
    private static partial Regex AfterYouth();

    [GeneratedRegex($@"\b(?:{Kins}|dossier|cas|situation|histoire|absence|fugue|placement|plan d'intervention|suivi|anniversaire|prof|enseignante|ts|travailleuse sociale|school|case|file) (?:de |d'|a |of (?:my |our )?)(?:la petite |le petit |notre |ma |mon )?$")]
    private static partial Regex KinOf();

    [GeneratedRegex($@"^(?:'s (?:{Kins}|school|case|teacher|foster|file|worker)| et (?:sa|son|ses|leurs?) (?:{Kins})| and (?:his|her) (?:{Kins}))\b")]
    private static partial Regex WithKin();

    [GeneratedRegex($@"^(?: [a-z][\w'-]+)?,? (?:est |c'est |is )?\(?(?:une? (?:de (?:mes|nos) |autre )?|ma |mon |notre |l'une? de (?:mes|nos) |my |our |a |one of (?:my|our) )(?:{Youths}|jeunes|eleves|ados|participante?s|kids|students|youths|filles)\b")]
    private static partial Regex IsAYouth();

    [GeneratedRegex(@"^(?: [a-z][\w'-]+)? (?:et moi|et (?:toute )?(?:l'|son |notre )equipe|(?:nous |vous |m'|me |m'a |nous a |vous a |t'a |l'a |te |a |and i )?(?:propos\w+|anim\w+|coordonn\w+|offr\w+|offert|partag\w+|ecri(?:t|vait)|sugger\w+|mention\w+|present\w+|donn\w+|repond\w*|invit\w+|organis\w+|cherche|disait|recommand\w+|explique\w*|conseill\w+|parlait|(?:a )?envoye|redige\w*|monte|travaille|souligne|shared|wrote|suggested|runs|leads|works|offers|asks|said))\b")]
    private static partial Regex Acts();

    [GeneratedRegex(@"\b(?:idee|formation|outil|suggestion|reponse|question|message|proposition|commentaire|atelier|conference|livre|modele|fiche|trousse|guide|texte|selon|d'apres|comme|presentation|exemple|bon coup|fil|publication|grille|depart|remplacement|conge|retraite|courriel|visite|appel|poste|canevas|recette|methode|tour|post|idea|training|tool|answer|suggested by|comme le (?:dit|disait)|avec notre) (?:de |d'|a |of |from )?$")]
    private static partial Regex Whose();

    [GeneratedRegex(@"\b(?:fugue\w*|placee?|decroche\w*|suspendue?|expulsee?|renvoyee?|consomme\w*|s'automutile\w*|se mutile\w*|arrete l'ecole|lache (?:l'ecole|son)|lacher l'ecole|abandonne|ne (?:vient|va|veut|se presente) plus|vient plus|veut plus|va plus|manque (?:ses|l'ecole|des)|absente?s?|intimide\w*|enceinte|en crise|dpj|foyer|famille d'accueil|signalement|plan d'intervention|son ecole|sa (?:classe|prof|ts|directrice|mere)|son (?:prof|enseignante?|pere|directeur|intervenante?)|diagnosti\w+|tdah|anxie\w+|depressi\w+|suicid\w*|hospitalis\w+|arretee?|police|tribunal|cour|vole|frappe\w*|batt\w+|violen\w+|abus\w*|agress\w*|drogue|vape\w*|pot|idees noires|dropped out|suspended|expelled|ran away|pregnant|cutting|overdose|foster|raccroch\w+|redouble\w*|echoue\w*|echec|refuse d'aller|dort (?:dans|chez)|itineran\w+|dehors|fait une crise|pleure\w*|a dit que (?:son|sa|ses)|stopped (?:coming|going))\b")]
    private static partial Regex Situation();

    [GeneratedRegex(@"\b(?:en (?:\d|1re|2e|3e|4e|5e|6e|premiere|deuxieme|troisieme|quatrieme|cinquieme|sixieme)(?:e|re)? (?:annee|secondaire)|(?:en |de |du )?(?:secondaire|sec\.?) [1-5]\b|[1-6](?:e|re) (?:annee|secondaire)|grade \d+|in (?:sec\.?|secondary) [1-5])")]
    private static partial Regex Grade();

    [GeneratedRegex($@"\b(?:sa|son|ses|his|her) (?:{Kins})\b")]
    private static partial Regex Kin();

    [GeneratedRegex(@"^ [A-ZÀ-ÖØ-Þ][\w'’-]*\.?(?=[\s,.;:!?)]|$)")]
    private static partial Regex Surname();

    [GeneratedRegex(@"\b(?:de |d'|of )$")]
    private static partial Regex Of();

    // over the text itself, as a name has a capital
    [GeneratedRegex(@"\b(?:(?i:[ée]cole(?: secondaire| primaire| polyvalente| alternative| internationale| publique| priv[ée]e| sp[ée]ciale| [ée]l[ée]mentaire)?|polyvalente|coll[èe]ge|c[ée]gep|acad[ée]mie|s[ée]minaire|juv[ée]nat|centre d['’][ée]ducation des adultes|centre de formation professionnelle|cfp|cea|pavillon)(?: (?:des? |du |de la |de l['’]|d['’]|la |le |les |l['’])*)(?<name>[A-ZÀ-ÖØ-Þ][\w'’.-]*(?:[ -][\w'’.-]+){0,5})|(?<name>(?:[A-ZÀ-ÖØ-Þ][\w'’.-]* ){1,3}(?i:high school|secondary school|elementary school|high|academy)))")]
    private static partial Regex School();

    [GeneratedRegex(@"\b(?:les|des|nos|mes|vos|ces|leurs|the|our) (?:\w+ )?(?:jeunes|eleves|ados|etudiante?s|enfants|kids|students|youths)\b|\b\d+ (?:jeunes|eleves|ados)\b")]
    private static partial Regex Group();

    [GeneratedRegex(@"\b(?:chaque|tout|toute|aucun|aucune|every|each|any) (?:jeune|eleve|ado|student|youth)\b|\b(?:quand|si|lorsqu'|lorsque|when|if) (?:une?|a) ?(?:jeune|eleve|ado|student|youth)\b")]
    private static partial Regex Generic();

    // over the text itself, as a name has a capital
    [GeneratedRegex(@"(?<!\w)(?:[àÀAa]|[Aa]ux?|[Dd]e|[Dd]u|[Dd]['’]|[Vv]ers|[Pp]r[èe]s de|[Ss]ur|[Ii]n|[Ff]rom|[Nn]ear|[Aa]t|[Pp]ar) ?(?:[Ll]a |[Ll]['’]|[Ll]e |[Ll]es )?(?<town>(?!\p{Lu}{2,}\b)[A-ZÀ-ÖØ-Þ][\w'’-]{2,}(?:[ -](?:sur|de|des|du|la|les|aux|en|l['’]|d['’]|[A-ZÀ-ÖØ-Þ])[\w'’-]*){0,3})")]
    private static partial Regex Town();

    [GeneratedRegex(@"^(?:dpj|ts|ecole|centre|maison|foyer|tribunal|cour|loi|tel|jeunes|charte|commission|ministere|quebec|directeur|direction|clsc|ciss\w*|cius\w*|sante|noel|paques|halloween|saint-jean$|protection|mont[re]?eal de|est|ouest|nord|sud|europe|internet|instagram|facebook|teams|zoom|cje|mdj|pej|youth|batshaw services)\b")]
    private static partial Regex NotATown();

    [GeneratedRegex(@"[\w'’.]+")]
    private static partial Regex NameWord();

    [GeneratedRegex(@"^(?:de|du|des|la|le|les|l|d|sur|aux|au|en|l['’]|d['’]|et|of|the)$")]
    private static partial Regex Small();
}
