"""A true curation of one article, and the lies that one change makes of it."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from sqlmodel import SQLModel

from app.curating import ARTICLE
from app.curating.check import Checked, check_files
from app.curating.seeds.faults import SeedError
from app.curating.seeds.files import SeedFiles, read_seed_files
from app.curating.seeds.load import Folder, Seeds
from app.curating.seeds.yaml_file import Route, parse_yaml
from app.curating.text.anchors import Folded, fold
from app.curating.text.article import Sentence
from app.curating.text.evidence import AnchoredClaim, StatedEvent
from app.releasing.row import Row, Rows
from app.releasing.rows import rows_of

DROPPED = object()
"""A change to this leaves the field out."""

Changes = Mapping[Route, Any]
"""What a lie writes where: the first two steps of a route are a section and what stands in it."""


@dataclass(frozen=True)
class Lie:
    """Changes of a true curation that make it false, and how to tell them to a reader."""

    tells: str
    changes: Changes


@dataclass(frozen=True)
class Told:
    """A claim of a true curation: its number in the file, and where its words stand."""

    number: int
    claim: AnchoredClaim

    @property
    def route(self) -> Route:
        """Where it stands in the file."""
        return ("claims", self.number)

    @property
    def text(self) -> str:
        """What it says, on one line, with plain quotation marks."""
        return fold(self.claim.text)

    @property
    def quotes(self) -> str:
        """Its quotes, on one line."""
        return fold(self.claim.evidence)

    @property
    def sentences(self) -> str:
        """The sentences of its quotes, on one line."""
        return fold(self.claim.sentences)

    def says(self, text: str, **fields: Any) -> Lie:
        """The lie that the claim says this."""
        changes = {(*self.route, name): value for name, value in fields.items()}
        return Lie(f"{self.claim.seed.id}: {text}", {(*self.route, "text"): text, **changes})

    def has(self, tells: str, **fields: Any) -> Lie:
        """The lie that the claim has these fields."""
        changes = {(*self.route, name): value for name, value in fields.items()}
        return Lie(f"{self.claim.seed.id}: {tells}", changes)


@dataclass(frozen=True)
class Truth:
    """One article's curation, with the vocabulary that it shares."""

    files: SeedFiles
    checked: Checked
    folder: Folder

    @property
    def name(self) -> str:
        """The id of the article."""
        return self.folder.seed.id

    @property
    def seeds(self) -> Seeds:
        """Every seed, of the vocabulary too."""
        return self.checked.seeds

    @cached_property
    def data(self) -> dict[Path, Any]:
        """The plain data of every seed file."""
        return {
            path: parse_yaml(path, content).data
            for path, content in self.files.contents.items()
            if path.name != ARTICLE
        }

    @cached_property
    def facts(self) -> Path:
        """The article's own file."""
        return next(p for p in self.data if p.parent.resolve() == self.folder.path)

    @cached_property
    def claims(self) -> list[Told]:
        """Every claim of the article."""
        return [Told(number, claim) for number, claim in enumerate(self.folder.claims)]

    @cached_property
    def events(self) -> dict[str, StatedEvent]:
        """The events that the article's own file defines."""
        return {
            name: stated
            for name, stated in self.seeds.statements.items()
            if name in self.folder.file.events
        }

    @cached_property
    def rows(self) -> Rows:
        """What is served of the truth."""
        return rows_of(self.checked)

    def row(self, table: type[SQLModel], name: str) -> Row:
        """What is served of one thing."""
        return next(row for row in self.rows[table] if row["id"] == name)

    @cached_property
    def sentences(self) -> list[Sentence]:
        """The sentences of the article."""
        return list(self.folder.text.sentences)

    def claims_of(self, event: str) -> list[Told]:
        """The claims about an event."""
        return [told for told in self.claims if event in told.claim.seed.event_ids]

    def parent_of(self, event: str) -> str | None:
        """The event that this one is a part of."""
        seed = self.seeds.events.get(event)
        return seed.parent.event if seed and seed.parent else None

    def names_in(self, text: str) -> list[str]:
        """The ids of the actors that a text names, adjectives included."""
        return list(self.seeds.actor_finder.ids_in(text))

    def places_in(self, text: str) -> list[str]:
        """The ids of the places that a text names."""
        return list(self.seeds.place_finder.ids_in(text))

    def kin(self, actor: str) -> set[str]:
        """All that serve whom this actor serves in the end, or are of its country."""
        top, country = self._above(actor)[-1], self._country(actor)
        return {
            name
            for name in {*self.seeds.actors, actor}
            if self._above(name)[-1] == top or (country and self._country(name) == country)
        }

    def _country(self, actor: str) -> str | None:
        """The country of the actor, or of whom it serves."""
        seeds = (self.seeds.actors.get(name) for name in self._above(actor))
        return next((seed.country.id for seed in seeds if seed and seed.country), None)

    def _above(self, actor: str) -> list[str]:
        """The actor, whom it serves, whom these serve."""
        found = [actor]
        while (seed := self.seeds.actors.get(found[-1])) and seed.affiliation:
            found.append(seed.affiliation.id)
        return found

    @cached_property
    def used(self) -> set[str]:
        """The ids of the actors and places that the text names."""
        text = self.folder.text.text
        return {*self.names_in(text), *self.places_in(text)}

    def event(self, name: str, tells: str, **fields: Any) -> Lie:
        """The lie that an event has these fields."""
        changes = {("events", name, field): value for field, value in fields.items()}
        return Lie(f"{name}: {tells}", changes)

    def has(self, section: str, name: str, field: str) -> bool:
        """Whether a field is written there."""
        return field in self.data[self._home((section, name))][section][name]

    def _home(self, route: Route) -> Path:
        section, name = route[0], str(route[1]) if len(route) > 1 else ""
        for path, data in self.data.items():
            found = data.get(section)
            if isinstance(found, dict) and name in found:
                return path
        return self.facts

    def changed_by(self, lie: Lie) -> SeedFiles:
        """The files as the lie leaves them."""
        data = dict(self.data)
        for route, value in lie.changes.items():
            path = self._home(route)
            data[path] = _put(data[path], route, value)
        changed = {path: _dumped(data[path]) for path in data if data[path] is not self.data[path]}
        contents = {**self.files.contents, **changed}
        return SeedFiles(self.files.folder, contents, self.files.faults, self.files.unread)


def _put(data: Any, route: Route, value: Any) -> Any:
    """A copy of the data with a value where the route leads."""
    if not route:
        return value
    step, rest = route[0], route[1:]
    if isinstance(data, list) and isinstance(step, int):
        if value is DROPPED and not rest:
            return data[:step] + data[step + 1 :]
        return [*data[:step], _put(_at(data, step), rest, value), *data[step + 1 :]]
    data = data if isinstance(data, dict) else {}
    if value is DROPPED and not rest:
        return {key: each for key, each in data.items() if key != step}
    return {**data, step: _put(data.get(step), rest, value)}


def _at(data: list[Any], number: int) -> Any:
    return data[number] if number < len(data) else None


def read_truths(folder: Path) -> list[Truth]:
    """The curation of each article under a folder. Raises SeedError where one is not true."""
    files = read_seed_files(folder)
    checked = check_files(files)
    return [_alone(files, checked, article) for article in checked.seeds.folders]


def _alone(files: SeedFiles, checked: Checked, article: Folder) -> Truth:
    """The article with what it needs of the vocabulary, or with all where it leans on others."""
    whole = Truth(files, checked, article)
    contents = {
        path: _less(whole, path) if path in whole.data and path != whole.facts else content
        for path, content in files.contents.items()
        if path.parent.resolve() == article.path or path.with_name(ARTICLE) not in files.contents
    }
    less = SeedFiles(files.folder, contents, files.faults, files.unread)
    try:
        alone = check_files(less)
    except SeedError:
        return whole
    return Truth(less, alone, alone.seeds.folders[0])


def _less(truth: Truth, path: Path) -> bytes:
    """A file of the vocabulary without the actors and places that the article does not name."""
    needed = truth.used | set(_strings(truth.data[truth.facts]))
    for named in (truth.seeds.actors, truth.seeds.places):
        for name in [each for each in named if each in needed]:
            kin = named[name].model_dump(include={"affiliation", "within", "country"})
            needed |= set(_strings(kin))
    text = truth.folder.text.folded
    data = {
        section: {name: _said_here(seed, text) for name, seed in found.items() if name in needed}
        if section in ("actors", "places")
        else found
        for section, found in truth.data[path].items()
    }
    return _dumped(data)


def _said_here(seed: dict[str, Any], text: Folded) -> dict[str, Any]:
    """An actor or place under the names that the text has of it, if it has any."""
    forms = [form for form in (seed["name"], *seed.get("aliases", [])) if form in text]
    return {**seed, "name": forms[0], "aliases": forms[1:]} if forms else seed


def _strings(data: Any) -> Iterator[str]:
    """Every text within."""
    if isinstance(data, dict | list):
        for each in data.values() if isinstance(data, dict) else data:
            yield from _strings(each)
    elif isinstance(data, str):
        yield data


def _dumped(data: Any) -> bytes:
    return json.dumps(data, ensure_ascii=False).encode()
