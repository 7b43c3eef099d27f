"""The words by which news English says that somebody says something: tables of cues.

A verb is listed by its base form; its other forms follow from spelling, or from `_IRREGULAR`.
"""

from typing import Literal

from app.english.text.wordlists import word_set

Form = Literal["base", "third", "past", "participle"]

STRONG = word_set(
    "say tell claim announce insist argue warn deny admit acknowledge confirm accuse allege assert "
    "declare predict forecast vow promise pledge urge report testify reiterate concede contend "
    "tweet complain caution blame criticize criticise condemn denounce profess opine "
    "estimate cite threaten attest affirm swear assure recount project"
)
"""Verbs that are speech whatever follows them."""

WEAK = word_set(
    "add note maintain suggest indicate show find reveal state stress emphasize emphasise explain "
    "continue observe respond reply agree write think believe expect conclude disclose recall "
    "remark comment mention signal propose recommend demand ask answer hope fear joke quip exclaim "
    "counter clarify inform advise hold lament boast underline underscore highlight post shout "
    "read begin go echo muse speculate reason brag whisper yell plead interject decide rule hint "
    "brief imply argue describe call praise hail dismiss reject welcome apologise apologize"
)
"""Verbs that are speech only where "that", a clause or a quotation goes with them."""

THAT_ALONE = word_set(
    "apologise apologize welcome hail dismiss reject praise describe call highlight underline "
    "underscore begin go read rule decide agree hold ask answer think begin brief post find show"
) - {"find", "show", "think"}
"""Of these, those that are speech with "that" or a quotation, but not with a bare clause."""

DOCUMENT_VERBS = word_set("indicate suggest show reveal find say state")
"""Verbs by which a document speaks, whatever follows: "Reports indicate losses"."""

PASSIVES = word_set(
    "estimate expect believe report say think allege understand fear rumor rumour presume claim "
    "confirm announce find accuse consider reckon forecast predict project suspect suppose blame"
)
"""Verbs whose passive attributes to nobody: "is estimated at", "was reported"."""

UNNAMED_ADVERBS = word_set("reportedly allegedly supposedly purportedly rumouredly")
UNNAMED_ADJECTIVES = word_set("alleged estimated purported reported rumored rumoured")
"""Attributed to nobody in front of a noun: "estimated casualties", "an alleged plot"."""

PHRASES = {
    "call": (("on",), ("for",), ("upon",)),
    "point": (("out",),),
    "claim": (("responsibility",), ("credit",)),
    "speak": (("out",),),
    "spell": (("out",),),
    "lash": (("out",),),
    "hit": (("back",),),
    "go": (("on", "to", "say"), ("on", "to", "add"), ("on", "to", "claim")),
}
"""Verbs with small words that make them speech, or belong to their cue."""

MERGED_BY = word_set(
    "counter respond reply react begin start conclude end open answer retaliate follow continue"
)
"""Verbs that make one cue with "by saying": "countered by reporting"."""

_IRREGULAR = {
    "say": ("says", "said", "saying"),
    "tell": ("tells", "told", "telling"),
    "write": ("writes", "wrote", "writing"),
    "think": ("thinks", "thought", "thinking"),
    "find": ("finds", "found", "finding"),
    "hold": ("holds", "held", "holding"),
    "swear": ("swears", "swore", "swearing"),
    "begin": ("begins", "began", "beginning"),
    "speak": ("speaks", "spoke", "speaking"),
    "go": ("goes", "went", "going"),
    "hit": ("hits", "hit", "hitting"),
    "read": ("reads", "read", "reading"),
    "understand": ("understands", "understood", "understanding"),
    "forecast": ("forecasts", "forecast", "forecasting"),
    "show": ("shows", "showed", "showing"),
}
_DOUBLED = word_set("admit quip brag hint") - {"hint"}


def _forms(verb: str) -> dict[str, Form]:
    third, past, participle = _IRREGULAR.get(verb) or _regular(verb)
    return {verb: "base", third: "third", participle: "participle", past: "past"}


def _regular(verb: str) -> tuple[str, str, str]:
    if verb in _DOUBLED:
        return f"{verb}s", f"{verb}{verb[-1]}ed", f"{verb}{verb[-1]}ing"
    if verb.endswith("y") and verb[-2] not in "aeiou":
        return f"{verb[:-1]}ies", f"{verb[:-1]}ied", f"{verb}ing"
    if verb.endswith("e"):
        return f"{verb}s", f"{verb}d", f"{verb[:-1]}ing"
    plural = "es" if verb.endswith(("s", "sh", "ch", "x")) else "s"
    return f"{verb}{plural}", f"{verb}ed", f"{verb}ing"


_BY_PHRASE_ALONE = word_set("point spell lash hit speak")
_DOUBLED_L: dict[str, tuple[str, Form]] = {
    "signalled": ("signal", "past"),
    "signalling": ("signal", "participle"),
}
FORMS: dict[str, tuple[str, Form]] = _DOUBLED_L | {
    form: (verb, kind)
    for verb in sorted(STRONG | WEAK | PASSIVES | _BY_PHRASE_ALONE | MERGED_BY)
    for form, kind in _forms(verb).items()
}
"""Each form of a verb of speech → its base and what form it is; "forecast" counts as past."""

SPEECH_FORMS = frozenset(
    form for form, (verb, kind) in FORMS.items() if verb in STRONG and kind in ("past", "third")
) - {"reports", "claims", "forecasts", "estimates", "projects", "promises", "pledges", "projected"}
"""Forms that are nothing but verbs of speech: what stands before them speaks."""

NOUNS_TOO = word_set(
    "reports report claims claim forecasts forecast estimates estimate promises promise demands "
    "demand notes note comments comment states state pledges pledge vows vow blame urges urge "
    "answers answer tweets tweet stress stresses shows show finds find hopes hope fears fear "
    "remarks remark projects project signals signal posts post holds hold calls call caution "
    "rules rule reads begins goes hints hint highlights highlight replies reply responds briefs "
    "brief welcome echoes echo jokes joke complaint reasons reason addresses"
)
"""Forms that are nouns as well."""

DOCUMENTS = word_set(
    "report reports study studies poll polls survey surveys data figures statement research "
    "analysis documents document evidence records footage images statistics results findings "
    "letter memo filing article review investigation inquiry audit estimates projections"
)

UNNAMED_HEADS = word_set(
    "reports sources source rumours rumors rumour rumor speculation some others accounts insiders"
)
UNNAMED_WORDS = word_set("anonymous unnamed unidentified unconfirmed familiar anonymity")
"""Speakers that are nobody: "Reports indicate", "a source said", "people familiar with it said"."""
