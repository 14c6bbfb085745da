"""The shapes of the guide for managers in content/*/guide: frozen, in one language, ready to print."""

from dataclasses import dataclass
from typing import Literal, get_args

Group = Literal["handholds", "know", "team", "support"]
Doer = Literal["manager", "employee", "together", "team", "hr", "leaders", "professional"]
SignalGroup = Literal["mental", "physical", "functioning"]
GROUPS: tuple[Group, ...] = get_args(Group)
DOERS: tuple[Doer, ...] = get_args(Doer)
SIGNAL_GROUPS: tuple[SignalGroup, ...] = get_args(SignalGroup)
MODULES: dict[Group, tuple[str, ...]] = {
    "handholds": ("notice", "talk", "own-direction", "adapt", "call-in-help"),
    "know": ("what-matters", "trust", "risk-factors", "fitting-work", "offers"),
    "team": ("shared-responsibility", "safe-culture", "colleagues", "information", "healthy-work"),
    "support": ("organisation-support", "health-service"),
}


@dataclass(frozen=True)
class GuideAction:
    """Something one can do tomorrow, and who does it."""

    title: str
    doer: Doer
    text: str


@dataclass(frozen=True)
class GuideSection:
    """A part of the long version: a text, and often a few actions."""

    key: str
    title: str
    text: str
    actions: tuple[GuideAction, ...] = ()
    covers: tuple[str, ...] = ()


@dataclass(frozen=True)
class GuideDilemma:
    """A hard choice, in the words of a manager, and what helps."""

    title: str
    quote: str
    text: str
    covers: tuple[str, ...] = ()


@dataclass(frozen=True)
class GuideRole:
    """What somebody else does here."""

    who: str
    text: str


@dataclass(frozen=True)
class GuideAsk:
    """A question that a manager may ask, or may not and why."""

    text: str
    why: str = ""


@dataclass(frozen=True)
class GuideRoute:
    """Whom one asks for what."""

    need: str
    who: str
    how: str


@dataclass(frozen=True)
class GuideModule:
    """One module: the short version, the long one, and what goes with them.

    `law` tells where the law is stricter than a source. `words` is what a manager might type to find this.
    """

    key: str
    group: Group
    title: str
    summary: str
    short: tuple[str, ...]
    recognise: tuple[str, ...]
    why: str
    sections: tuple[GuideSection, ...]
    checklist: tuple[str, ...]
    roles: tuple[GuideRole, ...]
    origin: str
    words: str
    law: str = ""
    dilemmas: tuple[GuideDilemma, ...] = ()
    may: tuple[GuideAsk, ...] = ()
    may_not: tuple[GuideAsk, ...] = ()
    routes: tuple[GuideRoute, ...] = ()
    helps: tuple[str, ...] = ()
    covers: tuple[str, ...] = ()


@dataclass(frozen=True)
class GuideGroup:
    """A group of modules."""

    key: Group
    name: str
    text: str


@dataclass(frozen=True)
class GuideDoer:
    """Who does something, as the screen calls them."""

    key: Doer
    name: str


@dataclass(frozen=True)
class GuideUrgent:
    """What a search shows first when a query sounds as if a life is in danger. `words` are parted by commas."""

    words: str
    title: str
    text: str


@dataclass(frozen=True)
class GuideFrame:
    """What stands around the modules."""

    lead: str
    danger: str
    urgent: GuideUrgent
    groups: tuple[GuideGroup, ...]
    doers: tuple[GuideDoer, ...]
    about: tuple[GuideSection, ...]
    covers: tuple[str, ...] = ()


@dataclass(frozen=True)
class GuideSituation:
    """What somebody runs into, with the modules that help, the first one first."""

    key: str
    text: str
    advice: str
    modules: tuple[str, ...]


@dataclass(frozen=True)
class SelfCheckQuestion:
    """A question to oneself; who answers that it does not go well yet reads the module."""

    key: str
    text: str
    module: str


@dataclass(frozen=True)
class SelfCheck:
    lead: str
    questions: tuple[SelfCheckQuestion, ...]
    all_well: str
    covers: tuple[str, ...] = ()


@dataclass(frozen=True)
class SignalGroupText:
    key: SignalGroup
    name: str
    signals: tuple[str, ...]


@dataclass(frozen=True)
class Signals:
    """The catalogue of signals, with the advice for none, one, and more than one of them."""

    lead: str
    groups: tuple[SignalGroupText, ...]
    none: str
    one: str
    more: str
    careful: str
    covers: tuple[str, ...] = ()


@dataclass(frozen=True)
class MemoryAid:
    """A word that helps to remember how to behave in a talk."""

    key: str
    word: str
    meaning: str
    text: str


@dataclass(frozen=True)
class PreparationStep:
    """A step of the talk: what to think of, and perhaps a place for own words."""

    key: str
    title: str
    text: str
    points: tuple[str, ...]
    note: str = ""


@dataclass(frozen=True)
class Preparation:
    lead: str
    steps: tuple[PreparationStep, ...]
    aids: tuple[MemoryAid, ...]
    record: str
    law: str
    covers: tuple[str, ...] = ()


@dataclass(frozen=True)
class Resource:
    """Further help: what it is for and for whom."""

    key: str
    name: str
    what_for: str
    for_whom: str
    url: str = ""


@dataclass(frozen=True)
class ResourceGroup:
    key: str
    name: str
    resources: tuple[Resource, ...]
    covers: tuple[str, ...] = ()


@dataclass(frozen=True)
class Synonym:
    """Words, parted by commas, that ask for the same; `means` stands in the texts."""

    key: str
    words: str
    means: str
