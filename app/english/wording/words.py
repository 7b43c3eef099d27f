"""Tables of the words that decide whether a shortened text still says what its quotes say."""

from app.english.stems.irregular import BE, HAVE
from app.english.text.wordlists import word_set

ARTICLES = word_set("the a an")
HELPERS = BE | HAVE
JOINTS = word_set("of in as")
POSSESSIVES = word_set("'s '")
FREE = ARTICLES | HELPERS | JOINTS | POSSESSIVES | {"there"}
"""What a text of ours may add to its quotes."""

NEGATIONS = word_set(
    "not n't no never none nobody nothing nowhere neither nor without hardly scarcely barely "
    "rarely seldom cannot unable lack lacks lacked lacking"
)
CONDITIONS = word_set("if unless whether provided except until")
MODALS = word_set("may might could would should can will shall must ought wo ca 'll 'd")
TURNING = word_set(
    "deny denies denied denying denial refute refutes refuted reject rejects rejected rejecting "
    "fail fails failed failing failure refuse refuses refused refusing refusal attempt attempts "
    "attempted attempting try tries tried trying threaten threatens threatened threatening threat "
    "plan plans planned planning vow vows vowed vowing pledge pledges pledged promise promises "
    "promised want wants wanted wanting hope hopes hoped hoping intend intends intended intending "
    "aim aims aimed aiming seek seeks sought seeking agree agrees agreed decline declines declined "
    "ability able inability effort efforts bid prevent prevents prevented preventing avoid avoids "
    "avoided avoiding avert averts averted foil foils foiled thwart thwarts thwarted stop stops "
    "stopped stopping halt halts halted accuse accuses accused accusing suspect suspects suspected "
    "appear appears appeared seem seems seemed expect expects expected believe believes believed "
    "consider considers considered considering offer offers offered order orders ordered ask asks "
    "asked call calls called urge urges urged demand demands demanded doubt doubts doubted false "
    "falsely untrue impossible unlikely"
)
"""Words that govern what follows them: without them it says another thing."""
SPEAKING = word_set(
    "say says said tell tells told announce announces announced report reports reported add adds "
    "added state states stated claim claims claimed confirm confirms confirmed warn warns warned "
    "admit admits admitted estimated deny denies denied denying reject rejects rejected rejecting "
    "refute refutes refuted accuse accuses accused accusing threaten threatens threatened vow vows "
    "vowed pledge pledges pledged promise promises promised believe believes believed expect "
    "expects expected ask asks asked call calls called urge urges urged demand demands demanded "
    "doubt doubts doubted decline declines declined refuse refuses refused"
)
"""Those of them that are told as the cue of an attribution."""
NEAR = word_set(
    "few fewer little only some part parts half most almost nearly former ex alleged so-called "
    "failed attempted would-be potential possible planned proposed deputy vice assistant fake "
    "about approximately around roughly over under least than up false suspected purported "
    "supposed quasi pseudo unsuccessful partial partially expected likely reported estimated many "
    "several mock pro-forma anti"
)
"""Words that limit or turn the noun behind them."""
LIMITS = NEGATIONS | CONDITIONS | MODALS | TURNING | NEAR
"""What no text leaves out between two words that it keeps."""

MOVABLE = word_set(
    "upcoming scheduled ongoing planned forthcoming pending impending imminent potentially "
    "potential expected estimated apparent apparently reportedly alleged allegedly likely possibly "
    "possible"
)
"""Words of status and hedge: they may stand elsewhere than in the quote."""

PRONOUNS = word_set(
    "i we you he she it they me us him her them this that these those his its their our my your "
    "who which"
)
PERSONS = word_set("he she him her his hers")
THINGS = word_set("it its")
KINDS = {
    "person": word_set(
        "man woman leader president minister official officer spokesman spokeswoman spokesperson "
        "politician lawmaker candidate commander soldier general actor author victim suspect "
        "governor mayor senator chief director executive billionaire investor analyst prisoner "
        "critic laureate opponent dissident activist journalist singer writer champion winner "
        "founder star nominee incumbent veteran lawyer judge king queen prince pope bishop wife "
        "husband"
    ),
    "group": word_set(
        "company firm manufacturer automaker carmaker maker business corporation giant group gang "
        "organization organisation party ministry body agency government court bank team club "
        "union council parliament police army military force forces troops militia rebels "
        "militants fighters soldiers authorities officials side sides nation nations country "
        "countries state "
        "administration kremlin alliance bloc institution university newspaper broadcaster"
    ),
    "place": word_set(
        "country nation state region province oblast territory city town village hamlet island "
        "area district capital continent county governorate peninsula republic"
    ),
}
"""The nouns by which an article points at somebody or something that it named before."""
POINTERS = word_set("the this that these those such its their his her our")
"""What begins a phrase that points at something told before."""

PASSED_BY = word_set(
    "in at on during near from since after before until into across amid among along around "
    "inside outside within over under between throughout ahead toward towards despite"
)
"""Prepositions of an aside that may be left out."""
PREPOSITIONS = PASSED_BY | word_set(
    "for of to by with against about above behind below beside besides beyond through upon via "
    "like than as per without except toward towards including"
)
CONJUNCTIONS = word_set("and or but nor yet while though although as when because so than")
RELATIVES = word_set("who which that whom whose where when")
PASSING = word_set("also later then meanwhile further however therefore thus too again now both")
"""Adverbs that may be left out."""
CLOSING = CONJUNCTIONS | RELATIVES | {"that"}
"""Words that begin another clause."""
NUMBERS = word_set(
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
    "sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety "
    "hundred hundreds thousand thousands million millions billion billions trillion dozen dozens "
    "several many few some half"
)
