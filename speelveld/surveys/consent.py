"""May this wave start? What the last decision about it says, and whether it is about what would start now."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from speelveld.surveys.errors import WaveRefused
from speelveld.surveys.models import StartGround, Wave
from speelveld.surveys.proposals import describe_proposal, name_changes, take_version

Kind = StartGround.Kind


@dataclass(frozen=True)
class Standing:
    """The last decision about a wave; `changes` names what became different after it."""

    ground: StartGround | None
    version: str  # of what the page shows now; of a wave that was launched: of what started
    changes: tuple[str, ...]

    @property
    def fits(self) -> bool:
        """Whether the decision is about what would start now. That there is no council holds for any version."""
        if self.ground is None:
            return False
        return self.ground.kind == Kind.NO_COUNCIL or self.ground.version == self.version

    @property
    def lets_start(self) -> bool:
        return self.fits and self.ground is not None and self.ground.kind != Kind.OBJECTION


def find_standing(wave: Wave) -> Standing:
    ground = wave.start_grounds.order_by("pk").last()
    if wave.state != Wave.State.DRAFT:
        return Standing(ground, ground.version if ground else "", ())
    proposal = describe_proposal(wave)
    version = take_version(proposal)
    is_other = ground is not None and ground.version != version
    return Standing(
        ground, version, tuple(name_changes(ground.shown, proposal)) if ground and is_other else ()
    )


def refuse_without_ground(wave: Wave) -> None:
    """Raise WaveRefused unless the works council consents to what would start now, or the owner gave a reason."""
    if not find_standing(wave).lets_start:
        raise WaveRefused(
            _(
                "Deze meting kan nog niet starten. De ondernemingsraad stemt eerst in met wat er nu staat, of je legt "
                "uit waarom het zonder kan."
            )
        )
