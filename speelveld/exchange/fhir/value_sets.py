"""The lists of answers that a Questionnaire refers to: inside it, beside it in a Bundle, or in a file of their own."""

from collections.abc import Iterable, Iterator

from speelveld.exchange.fhir import addresses
from speelveld.exchange.fhir.resources import Resource, find_value


class ValueSets:
    """Lists of concepts by address."""

    def __init__(self, questionnaire: Resource, beside: Iterable[Resource]) -> None:
        self._by_address: dict[str, Resource] = {}
        for resource in beside:
            if resource["resourceType"] == "ValueSet" and resource.get("url"):
                self._by_address[str(resource["url"])] = resource
        for resource in questionnaire.get("contained") or ():
            if resource.get("resourceType") == "ValueSet":
                self._by_address[f"#{resource.get('id')}"] = resource
                self._by_address.setdefault(str(resource.get("url", "")), resource)

    def find_concepts(self, address: str) -> list[Resource]:
        """Return the concepts of a list as codings; nothing when the list is not here or is not written out."""
        resource = self._by_address.get(address) or self._by_address.get(address.partition("|")[0])
        return list(_list_concepts(resource)) if resource else []


def _list_concepts(resource: Resource) -> Iterator[Resource]:
    expansion = resource.get("expansion") or {}
    includes = (resource.get("compose") or {}).get("include") or []
    concepts = expansion.get("contains") or [one for part in includes for one in part.get("concept") or ()]
    for concept in concepts:
        translations = [
            {
                "url": addresses.TRANSLATION,
                "extension": [
                    {"url": "lang", "valueCode": one["language"]}, {"url": "content", "valueString": one["value"]},
                ],
            }
            for one in concept.get("designation") or () if one.get("language")
        ]  # fmt: skip
        weight = find_value(concept, addresses.ORDINAL, addresses.WEIGHT)
        own = [] if weight is None else [{"url": addresses.ORDINAL, "valueDecimal": weight}]
        yield {
            "code": concept.get("code"), "display": concept.get("display", ""), "extension": own,
            "_display": {"extension": translations},
        }  # fmt: skip
