"""The base that the forms of a word share: "losses", "lost" → "loss"; "captured" → "captur"."""

from app.english.text.wordlists import word_list, word_set

_IRREGULAR = {
    form: words[0]
    for words in map(
        word_list,
        (
            "loss lost lose loses losing",
            "death dead die dies died dying deaths",
            "fight fought fights fighting",
            "meet met meets meeting meetings",
            "strike struck strikes striking",
            "shoot shot shots shooting shootings",
            "hold held holds holding",
            "take took taken takes taking",
            "rise rose risen rises rising",
            "fall fell fallen falls falling",
            "sell sold sale sales selling",
            "speak spoke spoken speech speeches",
            "break broke broken breaks breaking",
            "withdraw withdrew withdrawn withdraws withdrawal withdrawals",
            "win won wins winning victory",
            "retake retook retaken recapture recaptures recaptured recapturing",
            "inaugurate inaugurated inauguration inaugurations",
            "evacuate evacuated evacuation evacuations",
            "negotiate negotiated negotiation negotiations negotiating",
            "invade invaded invades invading invasion invasions",
            "explode exploded explosion explosions",
            "elect elected election elections",
            "resign resigned resignation resignations",
            "depart departed departure departures",
            "casualty casualties",
        ),
    )
    for form in words
}
_LONGEST_SUFFIX = 3


def base_of(word: str) -> str:
    """What all forms of a word share, in small letters."""
    lower = word.lower().replace("’", "'").removesuffix("'s")
    return _IRREGULAR.get(lower) or _cut_ending(lower)


def _cut_ending(word: str) -> str:
    if word.endswith(("ies", "ied")) and len(word) > _LONGEST_SUFFIX + 1:
        return f"{word[:-3]}y"
    for ending in ("sses", "shes", "ches", "xes", "zes"):
        if word.endswith(ending):
            return word[:-2]
    if word.endswith("s") and not word.endswith(("ss", "us", "is")):
        word = word[:-1]
    for ending in ("ing", "ed"):
        if word.endswith(ending) and len(word) > len(ending) + 2:
            return _cut_noun(_undouble(word.removesuffix(ending)).removesuffix("e"))
    return _cut_noun(word.removesuffix("e") if len(word) > _LONGEST_SUFFIX else word)


_NOUN_ENDINGS = {
    "ification": "ify", "ation": "", "at": "", "ition": "it", "ction": "ct", "ssion": "ss",
    "sal": "s", "val": "v", "ment": "",
}  # fmt: skip
_NO_DEEDS = word_set(
    "government department apartment parliament settlement basement moment cement element "
    "document station nation section festival rival oval carnival naval format combat threat "
    "great heat seat treat repeat float boat coat meat wheat diplomat habitat universal"
)


def _cut_noun(word: str) -> str:
    """What a noun shares with its verb: "dismissal", "disqualification", "evacuation"."""
    if word in _NO_DEEDS:
        return word
    for ending, verb in _NOUN_ENDINGS.items():
        stem = word.removesuffix(ending)
        if stem != word and len(stem) > _LONGEST_SUFFIX:
            return f"{stem}{verb}"
    return word


def _undouble(word: str) -> str:
    """Without the consonant that an ending doubled: "stopp" → "stop"."""
    doubled = len(word) > _LONGEST_SUFFIX and word[-1] == word[-2] and word[-1] not in "aeiousl"
    return word[:-1] if doubled else word
