"""One YAML file → a seed: every fault of its shape, and whatever is well-shaped beside it."""

import re
from collections.abc import Iterator
from enum import Enum
from pathlib import Path
from typing import Any, get_args

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from app.curating.seeds.facts import SeedFile
from app.curating.seeds.faults import Fault, nearest
from app.curating.seeds.seed import Seed
from app.curating.seeds.yaml_file import Route, YamlFile, parse_yaml


class ReadFile:
    """What could be read of a file, its faults, and the ids of what could not be read."""

    def __init__(self, path: Path, content: bytes) -> None:
        self.file = parse_yaml(path, content)
        self.faults = list(self.file.faults)
        self.unread: set[str] = set()
        self.questions: set[Route] = set()
        self.seed: SeedFile | None = None
        if self.file.data is None and not self.faults:
            self.faults.append(self.file.fault((), "The file is empty."))
        if not self.faults:
            if isinstance(self.file.data, dict):
                self.file.data = {k: v for k, v in self.file.data.items() if v is not None}
            self.questions = set(_find_questions(self.file.data, ()))
            self.faults += [_ask_again(self.file, route) for route in self.questions]
            self._validate(self.file.data)

    def _validate(self, data: Any) -> None:
        """Read the data; what is misshapen is told, then left out until the rest can be read."""
        told: list[Fault] | None = None
        while self.seed is None and data is not None:
            try:
                self.seed = SeedFile.model_validate(data)
            except ValidationError as error:
                details = error.errors(include_url=False)
                told = told or [
                    self.file.fault(_route(detail), _message(detail))
                    for detail in details
                    if not self._is_asked(_route(detail))
                ]
                data = self._mend(data, details)
        self.faults += told or []
        if self.seed is not None:
            self.seed.settle(self.file, ())

    def _is_asked(self, route: Route) -> bool:
        """Whether a question stands where the route leads, or for what leads there."""
        return any(route[:length] in self.questions for length in range(len(route) + 1))

    def _mend(self, data: Any, details: list[ErrorDetails]) -> Any:
        """The data without what is misshapen, so that the rest can be looked at too.

        A closed list's wrong word is left out where it may be, or else taken for the list's first;
        an unknown key is left out; anything else leaves out the whole claim, event or actor. None
        if nothing can be saved.
        """
        lost: set[Route] = set()
        for detail in details:
            route = _route(detail)
            if detail["type"] == "extra_forbidden" and len(route) > 1:
                del _parent(data, route)[route[-1]]
            elif detail["type"] == "enum" and (optional := _optional_part(route)):
                _parent(data, optional).pop(optional[-1], None)
            elif detail["type"] == "enum":
                _replace(data, route, _list_allowed(detail["loc"])[0])
            else:
                lost.add(route[:2])
        if any(len(route) < 2 or route[0] == "article" for route in lost):
            return None
        for section, name in sorted(lost, key=_last_first):
            self.unread |= _find_words(data[section][name]) | {str(name)}
            self.file.leave_out(str(section), name)
        return data


QUESTION = "?"
"""What a draft leaves where only a curator knows."""

ASKED = {
    "indicator": "What does the number measure? Give the id of an indicator.",
    "subjects": "Whose number is it? Give ids of actors, or [] where the text does not say.",
    "events": "Which events is the claim about? Give their ids, or [] for none.",
    "type": "What kind is it?",
    "status": "Has it occurred, is it ongoing, or scheduled?",
    "actor": "Who says it? Give the id of an actor.",
    "speaker": "Who says it, in the words of the sentence?",
    "language": "In which language is it written? (en)",
    "date": "On which day was the article published?",
    "publish": "What of the text may be republished: text (all of it), or quotes (only the"
    " sentences that facts quote)? Leave it out where you write its licence.",
}


def _find_questions(value: Any, route: Route) -> Iterator[Route]:
    if value == QUESTION:
        yield route
    elif isinstance(value, dict | list):
        for key, item in value.items() if isinstance(value, dict) else enumerate(value):
            yield from _find_questions(item, (*route, key))


def _ask_again(file: YamlFile, route: Route) -> Fault:
    name = next((step for step in reversed(route) if isinstance(step, str)), "")
    return file.fault(route, f"Still a question: {ASKED.get(name, f'which {name}?')}")


def _last_first(route: Route) -> tuple[str, int]:
    """Items of a list are left out from its end, so that the others keep their numbers."""
    name = route[1]
    return (str(route[0]), -name if isinstance(name, int) else 0)


def _find_words(value: Any) -> set[str]:
    """Every word within that could be an id which others refer to."""
    if isinstance(value, dict):
        return {word for item in value.values() for word in _find_words(item)}
    if isinstance(value, list):
        return {word for item in value for word in _find_words(item)}
    return {str(value)} if re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", str(value)) else set()


def _parent(data: Any, route: Route) -> Any:
    for step in route[:-1]:
        data = data[step]
    return data


def _replace(data: Any, route: Route, value: str) -> None:
    """Put a value where the route leads, or where a plain word stands for what leads there."""
    for step in route[:-1]:
        if not isinstance(data[step], dict | list):
            data[step] = value
            return
        data = data[step]
    data[route[-1]] = value


def _route(error: ErrorDetails) -> Route:
    return tuple(step for step in error["loc"] if step != "[key]")


def _message(error: ErrorDetails) -> str:
    # What a plain word stands for (`status: ongoing`) is told by the key that was written.
    steps = [step for step in error["loc"] if step != "is"]
    name = str(steps[-1]) if steps else "The file"
    match error["type"]:
        case "missing":
            return f'"{name}" is missing.'
        case "extra_forbidden":
            known = list(_model_at(error["loc"][:-1])[0].list_keys())
            return f'"{name}" is not known here. Known: {", ".join(known)}.{nearest(name, known)}'
        case "enum":
            allowed = _list_allowed(error["loc"])
            given = str(error["input"])
            return f'"{given}" is not a {name}. Allowed: {", ".join(allowed)}.' + nearest(
                given, allowed
            )
        case "value_error":
            return f"{name}: {error['msg'].removeprefix('Value error, ')}"
        case "string_pattern_mismatch" if "[a-z0-9]+(-" in str(error.get("ctx")):
            return f'"{error["input"]}" is not an id: small letters, digits and single hyphens.'
        case _:
            return f"{name}: {error['msg']}."


def _optional_part(route: Route) -> Route:
    """The innermost field on the way there that need not be written; nothing if all must be."""
    for length in range(len(route), 2, -1):
        field = _model_at(route[: length - 1])[0].list_keys().get(str(route[length - 1]))
        if field is not None and not field.is_required():
            return route[:length]
    return ()


def _model_at(route: tuple[int | str, ...]) -> tuple[type[Seed], Any]:
    """The seed class that the route leads to, and the annotation of its last field."""
    model: type[Seed] = SeedFile
    annotation: Any = SeedFile
    for step in route:
        if isinstance(step, str) and step in (keys := model.list_keys()):
            annotation = keys[step].annotation
            model = next(_classes(annotation, Seed), model)
    return model, annotation


def _classes(annotation: Any, kind: type) -> Iterator[Any]:
    if isinstance(annotation, type) and issubclass(annotation, kind):
        yield annotation
    for part in get_args(annotation):
        yield from _classes(part, kind)


def _list_allowed(route: tuple[int | str, ...]) -> list[str]:
    _, annotation = _model_at(route)
    return [str(value.value) for kind in _classes(annotation, Enum) for value in kind]
