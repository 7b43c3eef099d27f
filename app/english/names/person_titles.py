"""Titles in front of names: ranks, offices and callings ("Col Gen", "analyst")."""

from app.english.text.wordlists import word_set

_ABBREVIATED = word_set(
    "mr mr. mrs mrs. ms ms. dr dr. prof prof. rev rev. gen gen. lt lt. col col. maj maj. capt "
    "capt. cpl cpl. sgt sgt. cmdr cmdr. adm adm. brig brig. pvt pvt. det det. insp insp. sen sen. "
    "rep rep. gov gov. pres pres. amb amb. sec sec. fr fr. hon hon. sir dame lord lady m. mme supt "
    "supt. pm"
)
_OFFICES = word_set(
    "president minister chancellor premier secretary senator congressman congresswoman governor "
    "mayor ambassador commissioner chairman chairwoman chair chairperson chief ceo cfo coo cto "
    "director manager leader speaker spokesman spokeswoman spokesperson attorney prosecutor judge "
    "justice sheriff king queen prince princess emperor sultan sheikh sheik emir pope cardinal "
    "archbishop bishop patriarch rabbi imam ayatollah father pastor reverend priest nun sister "
    "president-elect prime-minister lawmaker deputy councillor councilman councilwoman envoy "
    "representative delegate commander captain colonel general lieutenant major sergeant corporal "
    "admiral commodore marshal brigadier officer detective inspector superintendent constable "
    "private trooper vice-president secretary-general director-general ex-president whip "
    "adviser advisor aide duke duchess earl count baron dictator warlord candidate nominee "
    "co-chair co-chairman under-secretary undersecretary taoiseach guv mp"
)
_CALLINGS = word_set(
    "analyst economist professor doctor scientist physicist chemist biologist historian engineer "
    "researcher astronomer seismologist meteorologist epidemiologist virologist lawyer barrister "
    "solicitor activist campaigner journalist reporter correspondent editor columnist author "
    "writer novelist poet singer actor actress comedian director filmmaker producer musician "
    "rapper guitarist composer artist painter photographer architect designer model footballer "
    "striker midfielder defender goalkeeper forward winger captain coach manager quarterback "
    "pitcher golfer boxer swimmer sprinter cyclist driver rider pilot astronaut cosmonaut "
    "businessman businesswoman entrepreneur investor billionaire financier banker broker "
    "strategist trader founder co-founder owner executive partner farmer fisherman teacher student "
    "nurse surgeon pathologist psychologist resident witness survivor victim suspect gunman "
    "defendant whistleblower blogger vlogger youtuber expert specialist consultant negotiator "
    "mediator diplomat opposition politician sociologist anthropologist geologist ecologist "
    "oceanographer statistician mathematician philosopher soldier veteran firefighter paramedic "
    "police policeman policewoman neighbour neighbor husband wife son daughter brother mother "
    "uncle aunt cousin miss coroner magistrate publicist veterinarian curator librarian chef host "
    "presenter anchor broadcaster commentator contestant champion medallist medalist runner-up "
    "rival teammate counterpart colleague successor predecessor"
)
HEADS = _ABBREVIATED | _OFFICES | _CALLINGS
"""A title ends with one of these."""

MODIFIERS = word_set(
    "vice deputy prime foreign defense defence interior finance health education justice trade "
    "energy environment transport economy agriculture labor labour home press first second acting "
    "interim former then-president ex assistant associate senior junior chief lead executive "
    "managing attorney solicitor surgeon inspector majority minority house party state district "
    "crown grand supreme field rear staff master air wing squadron group flight lance petty "
    "warrant presidential vice-presidential independent political financial market security "
    "national military army navy police opposition founding honorary retired incoming outgoing the "
    "right most his her royal highness democratic republican football basketball medical human "
    "rights then prime-ministerial special lieutenant major brigadier cabinet shadow technical "
    "head research science county city"
) - {"the", "most", "his", "her"}
"""What may stand in front of a title's last word."""

PORTFOLIOS = word_set(
    "State Defense Defence Staff Homeland Treasury Commerce Labor Labour Education Energy Health "
    "Exchequer Agriculture Transportation Interior Veterans Justice Finance Police "
    "Representatives Parliament"
)
"""What follows "of" in a title: "Secretary of State", "Chief of Staff"."""

NAMES_TOO = word_set(
    "general major king prince dean bishop pope judge marshal private justice duke earl count "
    "baron captain chief speaker secretary chair leader father sister model driver manager "
    "champion host forward rider painter farmer cardinal constable sheriff miss lord lady chef "
    "director executive writer mayor queen star partner victim police resident trooper whip son "
    "opposition student expert officer owner fr m. hon col sec rep"
)
"""Titles that are names as well: "Stephen King", "General Motors", "Police Department"."""


def is_head(word: str) -> bool:
    """Whether a word, in lower case, may end a title."""
    return word in HEADS


def is_part(word: str) -> bool:
    """Whether a word, in lower case, may stand in a title."""
    return word in HEADS or word in MODIFIERS
