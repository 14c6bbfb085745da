"""Whom a wave asks: the units and people of one moment, and the tree with head counts that launch freezes."""

import datetime
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, field, replace

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from speelveld.organisations.models import Organisation, Person
from speelveld.organisations.queries import list_manager_mails, list_units_in_tree_order
from speelveld.science.disclosure.grouping import ReportingGroup
from speelveld.science.disclosure.tree import Tree, Unit
from speelveld.surveys.managers import form_groups, make_key
from speelveld.surveys.merging import Merge, merge_tree
from speelveld.surveys.models import Wave
from speelveld.surveys.splitting import UNKNOWN, split_tree


@dataclass(frozen=True)
class Audience:
    """The people a wave asks, and where each is read. `tree` holds only nodes with people in or below them."""

    people: tuple[Person, ...]  # with their unit
    tree: Tree
    place_of: Mapping[str, str] = field(default_factory=dict)  # units that were merged -> their node
    leaf_of: Mapping[int, str] = field(default_factory=dict)  # people in a unit that was split -> their node
    leading: frozenset[int] = frozenset()  # people who lead a unit
    managers_key: str = ""  # of the node in which these are read; empty: each in their own unit

    @property
    def n_invited(self) -> int:
        return len(self.people)

    @property
    def n_without_mail(self) -> int:
        return sum(not person.email for person in self.people)

    def find_place(self, person: Person) -> str:
        """Return the node of the tree in which the answer of this person is read."""
        if self.managers_key and person.pk in self.leading:
            return self.managers_key
        return self.place_of.get(person.unit.key, person.unit.key)

    def find_leaf(self, person: Person) -> str:
        """Return the lowest node in which it is read: of a unit that was split, the part."""
        return self.leaf_of.get(person.pk) or self.find_place(person)

    @property
    def parts(self) -> frozenset[str]:
        """Nodes that are part of a unit."""
        return frozenset(self.leaf_of.values())

    def can_set_apart(self, k: int) -> bool:
        """Whether there are enough managers to read by themselves, and enough others."""
        return k <= len(self.leading) <= self.n_invited - k

    def form_groups(self, k: int) -> tuple[ReportingGroup, ...]:
        """Return the reporting groups, each of at least `k` invited people."""
        return form_groups(self.tree, k, self.managers_key)


def describe_unit(unit: Unit) -> dict[str, object]:
    """Return a node as the tree of a wave keeps it: that it is a part is told of parts only."""
    return {name: value for name, value in asdict(unit).items() if name != "is_part" or value}


def read_tree(wave: Wave) -> Tree:
    """Return the tree that the launch froze."""
    return Tree(
        Unit(row["key"], row["parent"], row["name"], row["n_invited"], row.get("is_part", False))
        for row in wave.tree
    )


def list_people(organisation: Organisation, today: datetime.date) -> QuerySet[Person]:
    """Return who works here today, in a unit that is in use."""
    return (
        organisation.people.filter(Q(left_on__isnull=True) | Q(left_on__gt=today), unit__is_active=True)
        .exclude(joined_on__gt=today)
        .select_related("unit")
        .order_by("pk")
    )


def gather_audience(
    wave: Wave, today: datetime.date, *, managers_apart: bool | None = None
) -> Audience | None:
    """Return the people and the tree of this wave as they are today; None when there is nobody.

    `managers_apart` None: as the wave says. They stay in their own units when they are too few.
    """
    units = _list_units(wave.organisation)
    if not units:
        return None
    whole = Tree(units)
    chosen = set(wave.audience.values_list("key", flat=True))
    people = tuple(list_people(wave.organisation, today))
    if chosen:
        inside = _list_below(whole, chosen)
        people = tuple(person for person in people if person.unit.key in inside)
    if not people:
        return None
    mails = list_manager_mails(wave.organisation)
    leading = frozenset(person.pk for person in people if person.email.lower() in mails)
    audience = Audience(people, whole, leading=leading)
    is_apart = wave.managers_apart if managers_apart is None else managers_apart
    if is_apart and audience.can_set_apart(wave.minimum_group):
        audience = replace(audience, managers_key=make_key([unit.key for unit in whole]))
    audience = _draw_tree(audience, list_merges(wave))
    return _split(audience, wave) if wave.trait else audience


def _draw_tree(audience: Audience, merges: Iterable[Merge]) -> Audience:
    """Give an audience the tree it is read in: with merged units, a node of managers, and head counts."""
    whole, apart = audience.tree, audience.managers_key
    heads = Counter(audience.find_place(person) for person in audience.people)
    merged = merge_tree(whole, merges, heads)
    for key in set(heads) & set(merged.place_of):
        heads[merged.place_of[key]] += heads.pop(key)
    managers = (Unit(apart, whole.root.key, _("Leidinggevenden")),) if apart else ()
    tree = _count_heads((*merged.units, *managers), heads)
    return replace(audience, tree=tree, place_of=merged.place_of)


def _split(audience: Audience, wave: Wave) -> Audience:
    """Put the people of large enough units in parts by the trait that the wave names."""
    values = {person.pk: person.traits.get(wave.trait, UNKNOWN) for person in audience.people}
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for person in audience.people:
        counts[audience.find_place(person)][values[person.pk]] += 1
    counts.pop(audience.managers_key, None)  # managers stay one group
    made = split_tree(audience.tree, counts, wave.minimum_group)
    leaf_of = {
        person.pk: made.leaf_of[place]
        for person in audience.people
        if (place := (audience.find_place(person), values[person.pk])) in made.leaf_of
    }
    return replace(audience, tree=Tree(made.units), leaf_of=leaf_of)


def list_traits(organisation: Organisation) -> list[str]:
    """Return the traits that somebody on the staff list has."""
    rows = (
        organisation.people.filter(left_on__isnull=True).exclude(traits={}).values_list("traits", flat=True)
    )
    return sorted({name for traits in rows for name, value in traits.items() if value})


def list_merges(wave: Wave) -> list[Merge]:
    """Return which units this wave reads as one."""
    rows = wave.merged_units.prefetch_related("units")
    return [Merge(row.name, frozenset(unit.key for unit in row.units.all())) for row in rows]


def count_people(organisation: Organisation, today: datetime.date) -> dict[str, int]:
    """Return how many people work in each unit and all below it."""
    units = _list_units(organisation)
    heads = Counter(list_people(organisation, today).values_list("unit__key", flat=True))
    if not units:
        return {}
    tree = Tree(units)
    return {unit.key: sum(heads[below.key] for below in tree.subtree(unit.key)) for unit in units}


def count_stayers(tree: Tree, now: Mapping[int, str], before: Mapping[int, str]) -> dict[str, int]:
    """Return per unit how many people were asked both times while in it, or in a unit below it.

    `now` and `before` give the unit key of each person. Units that are gone count as outside all but the root.
    """
    stayers = dict.fromkeys((unit.key for unit in tree), 0)
    for person, key in now.items():
        if person not in before:
            continue
        unit: str | None = key
        while unit is not None:
            was_here = before[person] in tree and tree.contains(unit, before[person])
            stayers[unit] += was_here or tree[unit].parent is None
            unit = tree[unit].parent
    return stayers


def _list_below(tree: Tree, chosen: Iterable[str]) -> set[str]:
    """Return the keys of the chosen units and all below them. A unit that is gone has nobody to ask."""
    return {unit.key for key in chosen if key in tree for unit in tree.subtree(key)}


def _list_units(organisation: Organisation) -> list[Unit]:
    """Return the units in tree order, under one root: several tops get the organisation itself above them."""
    rows = [unit for unit, _depth in list_units_in_tree_order(organisation)]
    keys = {row.pk: row.key for row in rows}
    tops = [row for row in rows if row.parent_id is None]
    root = [] if len(tops) == 1 else [Unit(_name_root(organisation, keys.values()), None, organisation.name)]
    above = root[0].key if root else None
    return root + [Unit(row.key, keys[row.parent_id] if row.parent_id else above, row.name) for row in rows]


def _name_root(organisation: Organisation, taken: Iterable[str]) -> str:
    key = organisation.slug
    while key in taken:
        key += ":"
    return key


def _count_heads(units: Sequence[Unit], heads: Counter[str]) -> Tree:
    whole = Tree(units)
    peopled = {
        unit.key
        for unit in whole
        if unit.parent is None or any(heads[below.key] for below in whole.subtree(unit.key))
    }
    return Tree(
        Unit(unit.key, unit.parent, unit.name, heads[unit.key]) for unit in whole if unit.key in peopled
    )
