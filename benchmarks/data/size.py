"""How many there are of everything in a release with so many figures, and what they are called."""

from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

from app.releasing.positions import locate_article, locate_within
from benchmarks.data import words

CLAIMS_OF_ARTICLE, CLAIMS_OF_EVENT, MARKERS = 12, 3, 5
NEWEST, DAYS = date(2026, 6, 30), 3000
TYPES = ("battle", "meeting", "losses", "protest", "election")


@dataclass(frozen=True)
class Size:
    """How many there are of everything, for a number of figures."""

    figures: int

    @property
    def articles(self) -> int:
        """Articles: the last one may be short."""
        return -(-self.figures // CLAIMS_OF_ARTICLE)

    @property
    def events(self) -> int:
        """Events: the last one may have fewer claims."""
        return -(-self.figures // CLAIMS_OF_EVENT)

    @property
    def actors(self) -> int:
        """Actors, the states among them."""
        return max(len(words.COUNTRIES) + 8, self.figures // 20)

    @property
    def places(self) -> int:
        """Places, the countries among them."""
        return max(len(words.COUNTRIES) + 8, min(self.figures // 500, 5000))

    @property
    def indicators(self) -> int:
        """Indicators: few enough that each has many figures."""
        return max(8, min(self.figures // 100, len(words.NOUNS) * len(words.VERBS)))

    @cached_property
    def actor_names(self) -> tuple[str, ...]:
        """The names of all actors; the first are states."""
        states = words.COUNTRIES
        return (*states, *map(words.person, range(self.actors - len(states))))

    @cached_property
    def place_names(self) -> tuple[str, ...]:
        """The names of all places; the first are countries."""
        countries = words.COUNTRIES
        return (*countries, *map(words.town, range(self.places - len(countries))))


def day_of_article(size: Size, article: int) -> date:
    """The newest article comes first."""
    return NEWEST - timedelta(days=article * DAYS // size.articles)


def article_id(article: int) -> str:
    """The id of an article."""
    return f"article-{article}"


def position_of(size: Size, article: int) -> int:
    """The position of an article."""
    return locate_article(day_of_article(size, article).isoformat(), article_id(article))


def position_in(size: Size, claim: int) -> int:
    """The position of a claim, and of its figure."""
    article, place = divmod(claim, CLAIMS_OF_ARTICLE)
    return locate_within(position_of(size, article), place + 1)


def indicator_words(number: int) -> tuple[str, str]:
    """What an indicator counts: the noun and the verb."""
    nouns, verbs = words.NOUNS, words.VERBS
    return nouns[number % len(nouns)], verbs[(number // len(nouns) + number) % len(verbs)]


def indicator_id(number: int) -> str:
    """The id of an indicator."""
    noun, verb = indicator_words(number)
    return f"{noun}-{verb}"
