"""The facts that a server serves, read from plain downloads: nothing filtered, sorted or paged."""

import json
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import httpx

Document = dict[str, Any]
FIRST_DAY = "0001-01-01"
PATIENCE = httpx.Timeout(10, read=300)
"""How long a download of everything may take: the first rows of a large one are sorted."""


@dataclass(frozen=True, repr=False, eq=False)
class Facts:
    """Everything that a server serves, each list in the order in which it is served."""

    openapi: Document
    lists: Mapping[str, list[Document]]
    texts: Mapping[str, Document]
    """Each article with its text and its sentences."""

    @classmethod
    def read(cls, client: httpx.Client) -> "Facts":
        """The facts of the server that the client asks."""
        openapi = client.get("/openapi.json").json()
        names = [path[1:] for path in list_paths(openapi)]
        lists = {name: _read_list(client, name) for name in names}
        ids = [article["id"] for article in lists["articles"]]
        texts = {one: client.get(f"/articles/{one}", timeout=PATIENCE).json() for one in ids}
        return cls(openapi, lists, texts)

    @cached_property
    def within(self) -> Mapping[str, str | None]:
        """For each place the one that it lies within."""
        return {place["id"]: id_of(place["within"]) for place in self.lists["places"]}

    def around(self, place: str | None) -> list[str]:
        """The place and all that it lies within."""
        return [place, *self.around(self.within[place])] if place else []

    @cached_property
    def affiliated(self) -> Mapping[str, str | None]:
        """For each actor the one that it belongs to."""
        return {actor["id"]: id_of(actor["affiliation"]) for actor in self.lists["actors"]}

    def above(self, actor: str | None) -> list[str]:
        """The actor and all that it belongs to; a word that stands for no actor, alone."""
        return [actor, *self.above(self.affiliated.get(actor))] if actor else []

    @cached_property
    def stating(self) -> Mapping[str, list[Document]]:
        """For each event the claims that are about it."""
        found = defaultdict(list)
        for claim in self.lists["claims"]:
            for event in claim["events"]:
                found[event["id"]].append(claim)
        return found

    @cached_property
    def taking_part(self) -> Mapping[str, list[str]]:
        """For each actor the events that it takes part in."""
        found = defaultdict(list)
        for event in self.lists["events"]:
            for actor in event["actors"]:
                found[actor["id"]].append(event["id"])
        return found

    @cached_property
    def measured(self) -> Mapping[str, list[str]]:
        """For each article what its figures measure."""
        found = defaultdict(list)
        for figure in self.lists["figures"]:
            found[figure["article"]["id"]].append(figure["indicator"]["id"])
        return found

    @cached_property
    def disputed(self) -> Mapping[str, Mapping[str, list[str]]]:
        """For each claim and each figure the discrepancies of which it is a side."""
        found: dict[str, dict[str, list[str]]] = {
            kind: defaultdict(list) for kind in ("claim", "figure")
        }
        for discrepancy in self.lists["discrepancies"]:
            for side in discrepancy["sides"]["items"]:
                for kind, sides in found.items():
                    if side[kind]:
                        sides[side[kind]["id"]].append(discrepancy["id"])
        return found

    def day_written(self, claims: list[Document]) -> str:
        """The day of the newest article of these claims."""
        return max((self.texts[x["article"]["id"]]["date"] for x in claims), default=FIRST_DAY)

    @cached_property
    def named(self) -> Mapping[str, Mapping[str, str]]:
        """For each kind that filters name: its ids, names and aliases, and the id behind each."""
        events, indicators = self.lists["events"], self.lists["indicators"]
        kinds = {
            **self.lists,
            "event types": [event["type"] for event in events],
            "units": [indicator["unit"] for indicator in indicators],
        }
        return {kind: _names_of(kind, documents) for kind, documents in kinds.items()}


def list_paths(openapi: Document) -> list[str]:
    """The paths of the lists."""
    paths = openapi["paths"].items()
    return [path for path, x in paths if x["get"]["operationId"].startswith("list_")]


def id_of(reference: Document | None) -> str | None:
    """The id of what is referred to, if anything is."""
    return None if reference is None else str(reference["id"])


def fold_name(name: str) -> str:
    """A name without what two spellings of it may differ in."""
    return " ".join(name.split()).casefold().replace("’", "'")


def _read_list(client: httpx.Client, name: str) -> list[Document]:
    answer = client.get(f"/{name}", params={"format": "ndjson"}, timeout=PATIENCE)
    answer.raise_for_status()
    # Read as one, so that the keys of all are the same and a large list stays small.
    found: list[Document] = json.loads(b"[" + b",".join(answer.content.splitlines()) + b"]")
    return found


def _names_of(kind: str, documents: list[Document]) -> Mapping[str, str]:
    """Ids go before names; a form that two have, and that is no id, stands for neither here."""
    ids = {fold_name(x["id"]): x["id"] for x in documents}
    forms = defaultdict(set)
    for one in documents:
        spoken = kind in ("actors", "places", "indicators", "event types")
        for form in [one["name"], *one.get("aliases", [])] if spoken else []:
            forms[fold_name(form)].add(one["id"])
    return {form: behind.pop() for form, behind in forms.items() if len(behind) == 1} | ids
