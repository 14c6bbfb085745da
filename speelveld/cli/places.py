"""Where everything stands in a document that holds all pages of one release."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from speelveld.science.disclosure import ReleasedTable

TOP, WHOLE, MAP, METHOD = "#top", "#whole", "#hk", "#method"


@dataclass(frozen=True)
class Places:
    """Turns the name of a page into a place; called by the template tags `inside` and `icon`.

    `units` holds the place of each unit and group, `factors` that of each score.
    """

    units: Mapping[str, str]
    factors: Mapping[str, str]

    def __call__(self, page: str, *args: object) -> str:
        key = str(args[-1]) if args else ""
        if page == "results:unit":
            return self.units.get(key, MAP)
        if page == "results:factor":
            return self.factors.get(key, TOP)
        return METHOD if page == "results:method" else TOP


def find_places(table: ReleasedTable, sections: Collection[str]) -> Places:
    """Return the places for a document with a section for each of these groups.

    A unit without figures of its own leads to the group its people are read in; a group without a section to
    the map.
    """
    anchors = {key: f"#u{number}" for number, key in enumerate(sections, start=1)}
    if table.units[0].key in anchors:
        anchors[table.units[0].key] = WHOLE
    units = dict(anchors)
    for unit in table.units:
        via = table.shown_via(unit.key)
        if via is not None and via.key in anchors:
            units[unit.key] = anchors[via.key]
    return Places(
        units,
        {variable.key: f"#f{number}" for number, variable in enumerate(table.variables, start=1)},
    )
