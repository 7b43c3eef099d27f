"""The base that the forms of a word share: "losses", "lost" → "loss"; "captured" → "captur"."""

from app.english.text.wordlists import word_list

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
            return _undouble(word.removesuffix(ending)).removesuffix("e")
    return word.removesuffix("e") if len(word) > _LONGEST_SUFFIX else word


def _undouble(word: str) -> str:
    """Without the consonant that an ending doubled: "stopp" → "stop"."""
    doubled = len(word) > _LONGEST_SUFFIX and word[-1] == word[-2] and word[-1] not in "aeiousl"
    return word[:-1] if doubled else word
