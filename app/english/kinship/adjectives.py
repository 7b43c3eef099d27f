"""Which adjective belongs to which state: "Russian" to Russia, "Dutch" to the Netherlands."""

from functools import lru_cache

from app.english.text.wordlists import word_list

_IRREGULAR = {
    state: frozenset(forms)
    for state, *forms in map(
        word_list,
        (
            "Afghanistan Afghan", "Argentina Argentine Argentinian Argentinean",
            "Bangladesh Bangladeshi", "Belgium Belgian", "Bosnia Bosnian Bosniak",
            "Britain British", "Canada Canadian", "China Chinese", "Congo Congolese",
            "Croatia Croatian Croat", "Cyprus Cypriot", "Czechia Czech", "Denmark Danish",
            "Ecuador Ecuadorian Ecuadorean", "Egypt Egyptian", "England English",
            "Finland Finnish", "France French", "Gaza Gazan Palestinian", "Germany German",
            "Ghana Ghanaian", "Greece Greek", "Guatemala Guatemalan", "Honduras Honduran",
            "Hungary Hungarian", "Iceland Icelandic", "Ireland Irish", "Italy Italian",
            "Kazakhstan Kazakh Kazakhstani", "Kosovo Kosovar Kosovan", "Kyrgyzstan Kyrgyz",
            "Laos Lao Laotian", "Lebanon Lebanese", "Malta Maltese", "Mexico Mexican",
            "Moldova Moldovan", "Monaco Monegasque", "Morocco Moroccan", "Myanmar Burmese",
            "Netherlands Dutch", "Norway Norwegian", "Palestine Palestinian", "Peru Peruvian",
            "Philippines Philippine Filipino", "Poland Polish", "Portugal Portuguese",
            "Scotland Scottish", "Serbia Serbian Serb", "Slovakia Slovak Slovakian",
            "Slovenia Slovenian Slovene", "Spain Spanish", "Sweden Swedish",
            "Switzerland Swiss", "Tajikistan Tajik", "Thailand Thai", "Turkey Turkish",
            "Türkiye Turkish", "Turkmenistan Turkmen", "UAE Emirati", "Uzbekistan Uzbek",
            "Venezuela Venezuelan", "Wales Welsh", "Yemen Yemeni", "Zimbabwe Zimbabwean",
            "Chile Chilean", "Cuba Cuban", "Europe European", "Crimea Crimean",
            "Chechnya Chechen", "Brazil Brazilian", "Iran Iranian", "Jordan Jordanian",
            "Norway Norwegian", "Panama Panamanian", "Vietnam Vietnamese", "Uruguay Uruguayan",
            "Paraguay Paraguayan", "Saudi-Arabia Saudi",
        ),
    )
}  # fmt: skip
_UNITED = {
    "United States": ("American", "US", "U.S."),
    "US": ("American", "US"),
    "U.S.": ("American", "U.S."),
    "USA": ("American", "US"),
    "America": ("American", "US", "U.S."),
    "United Kingdom": ("British", "UK", "U.K."),
    "UK": ("British", "UK"),
    "U.K.": ("British", "U.K."),
    "European Union": ("European", "EU"),
    "United Arab Emirates": ("Emirati", "UAE"),
}
_VOWELS = ("a", "e", "y", "o")
_ENDINGS = frozenset(("n", "an", "ian", "ese", "i"))


@lru_cache(maxsize=1 << 14)
def is_adjective_of(words: str, state: str) -> bool:
    """Whether the words are the adjective, or the people, of the state."""
    state = state.removeprefix("the ").removeprefix("The ")
    if words in _UNITED.get(state, ()):
        return True
    *before, last = state.split() or [""]
    if before and state not in _UNITED:
        *given, adjective = words.split() or [""]
        return given == before and _is_adjective_of_word(adjective, last)
    return _is_adjective_of_word(words, last) or _is_adjective_of_word(
        words.removesuffix("s"), last
    )


def _is_adjective_of_word(word: str, state: str) -> bool:
    """Russia → Russian, Iran → Iranian, Ukraine → Ukrainian, Japan → Japanese, Iraq → Iraqi."""
    known = _IRREGULAR.get(state)
    if known:
        return word in known
    stem = state[:-1] if state.endswith(_VOWELS) else state
    if not word.startswith(stem):
        return False
    whole = word.startswith(state) and word[len(state) :] in _ENDINGS
    return whole or word[len(stem) :] in _ENDINGS
