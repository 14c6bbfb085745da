"""Reads FHIR resources from JSON and has their library check them.

The library knows R4B; Questionnaire, QuestionnaireResponse and ValueSet are the same there as in R4.
"""

import importlib
from collections.abc import Iterator
from typing import Any

from speelveld.exchange.losses import Loss
from speelveld.exchange.refusals import Refusal, Refused, refuse
from speelveld.exchange.safety import parse_json

Resource = dict[str, Any]
_MODELS = {"Questionnaire", "QuestionnaireResponse", "ValueSet"}
_MOST_TRIES, _MOST_TOLD = 20, 20


def read_resources(content: bytes) -> list[Resource]:
    """Return the resource in a file, or those in its Bundle. Raises Refused."""
    found = parse_json(content)
    if not isinstance(found, dict) or not isinstance(found.get("resourceType"), str):
        raise refuse("not_fhir")
    return list(_unfold(found))


def _unfold(resource: Resource) -> Iterator[Resource]:
    if resource["resourceType"] != "Bundle":
        yield resource
        return
    entries = resource.get("entry")
    for entry in entries if isinstance(entries, list) else []:
        inner = entry.get("resource") if isinstance(entry, dict) else None
        if isinstance(inner, dict) and isinstance(inner.get("resourceType"), str):
            yield from _unfold(inner)


def check_resource(resource: Resource, losses: list[Loss] | None = None) -> None:
    """Refuse a resource that is not right.

    With `losses` a wrong extension is taken out of it and listed there: nobody needs that to read the rest.
    """
    from pydantic import ValidationError

    kind = resource["resourceType"]
    model = getattr(importlib.import_module(f"fhir.resources.R4B.{kind.lower()}"), kind)
    for _try in range(_MOST_TRIES):
        try:
            model.model_validate(resource)
        except ValidationError as error:
            problems = [(tuple(one["loc"]), str(one["msg"])) for one in error.errors()]
        except (ValueError, TypeError, RecursionError) as error:
            problems = [((), str(error)[:200])]
        else:
            return
        if losses is None or not _drop_extensions(resource, problems, losses):
            break
    told = [Refusal("bad_fhir", name_place(place), {"problem": said}) for place, said in problems]
    raise Refused(told[:_MOST_TOLD])


Place = tuple[int | str, ...]


def _drop_extensions(resource: Resource, problems: list[tuple[Place, str]], losses: list[Loss]) -> bool:
    """Take out the extensions that are wrong; False when something else is wrong."""
    found: dict[Place, str] = {}
    for place, said in problems:
        if "extension" not in place[:-1]:
            return False
        found.setdefault(place[: place.index("extension") + 2], said)
    for place in sorted(found, key=_order, reverse=True):  # the last one first: the others keep their numbers
        here: Any = resource
        try:
            for part in place[:-1]:
                here = here[part]
            del here[place[-1]]
        except (KeyError, IndexError, TypeError):
            return False
        losses.append(Loss("extension", name_place(place), {"problem": found[place]}))
    return True


def _order(place: Place) -> list[tuple[int, str]]:
    return [(part, "") if isinstance(part, int) else (-1, part) for part in place]


def name_place(place: Place) -> str:
    """Return a place as people count: item 3 is the third."""
    return ".".join(str(part + 1) if isinstance(part, int) else part for part in place)


def walk_extensions(element: Any, url: str) -> Iterator[Resource]:
    """Yield the extensions of an element that have this address."""
    given = element.get("extension") if isinstance(element, dict) else None
    for extension in given if isinstance(given, list) else []:
        if isinstance(extension, dict) and extension.get("url") == url:
            yield extension


def find_value(element: Any, *urls: str) -> Any:
    """Return the value of the first extension with one of these addresses; None when there is none."""
    for url in urls:
        for extension in walk_extensions(element, url):
            for name, value in extension.items():
                if name.startswith("value"):
                    return value
    return None
