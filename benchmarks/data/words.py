"""The words of made-up articles: names that no real text has, and things that can be counted."""

from functools import lru_cache

SYLLABLES = (
    "ba", "be", "bo", "da", "de", "do", "fa", "fe", "ga", "go", "ha", "he", "jo", "ka", "ke",
    "ko", "la", "le", "lo", "ma", "me", "mo", "na", "ne", "no", "pa", "pe", "po", "ra", "re",
    "ro", "sa", "se", "so", "ta", "te", "to", "va", "ve", "vo",
)  # fmt: skip
FIRST_NAMES = (
    "Adan", "Belo", "Cyra", "Doro", "Elmo", "Fina", "Gero", "Hela", "Ivar", "Jona", "Kira",
    "Luan", "Mira", "Nilo", "Oria", "Pavo", "Runa", "Silo", "Tova", "Ulma",
)  # fmt: skip
COUNTRIES = (
    "Avonia", "Belmark", "Caldera", "Dornia", "Estmark", "Farland", "Galdia", "Hestia", "Istria",
    "Jorvia", "Kaldor", "Lorvia",
)  # fmt: skip
ENDINGS = ("burg", "ford", "grad", "mouth", "stead", "ton", "ville", "wick")
NOUNS = (
    "soldiers", "civilians", "vehicles", "drones", "missiles", "houses", "schools", "bridges",
    "hectares", "barrels", "tonnes", "flights", "trains", "patients", "workers", "voters",
    "students", "shells", "tents", "wells", "hospitals", "boats", "cameras", "turbines",
    "visitors", "cattle", "roads", "families", "shops", "generators",
)  # fmt: skip
VERBS = (
    "lost", "gained", "counted", "moved", "repaired", "received", "evacuated", "rebuilt",
    "inspected", "replaced",
)  # fmt: skip
CUES = ("said", "reported", "confirmed", "added", "claimed")
MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip


@lru_cache(maxsize=100_000)
def made_up(number: int) -> str:
    """A word of three syllables, another one for each number below 64,000."""
    count = len(SYLLABLES)
    parts = (number // count**2 % count, number // count % count, number % count)
    return "".join(SYLLABLES[part] for part in parts).capitalize()


@lru_cache(maxsize=100_000)
def person(number: int) -> str:
    """The name of a person, another one for each number."""
    return f"{FIRST_NAMES[number * 7 % len(FIRST_NAMES)]} {made_up(number * 37 % 64_000)}"


def town(number: int) -> str:
    """The name of a town, another one for each number."""
    return made_up(number * 53 % 64_000) + ENDINGS[number % len(ENDINGS)]


def slug(name: str) -> str:
    """A name as an id."""
    return name.lower().replace(" ", "-")
