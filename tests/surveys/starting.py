"""Lets a draft start in a test that is about something else."""

from speelveld.organisations.permissions import Actor
from speelveld.surveys.consent import find_standing
from speelveld.surveys.models import StartGround, Wave
from speelveld.surveys.operations import state_reason


def let_start(wave: Wave, by: Actor) -> None:
    """Tell that this organisation has no works council, so that the wave may start whatever changes in it."""
    state_reason(wave=wave, by=by, kind=StartGround.Kind.NO_COUNCIL, version=find_standing(wave).version)
