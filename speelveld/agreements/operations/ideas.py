"""Ideas for adaptations that an organisation adds to ours."""

from django.db import transaction

from speelveld.agreements.models import OwnIdea
from speelveld.audit.operations import record
from speelveld.organisations.models import Organisation
from speelveld.organisations.permissions import Actor, check
from speelveld.ui.guarded import refuse_marked


@transaction.atomic
def add_idea(
    *, organisation: Organisation, by: Actor, term: str, title: str, text: str, sentence: str
) -> OwnIdea:
    """Add an idea that everybody here can choose. It is about work, never about somebody."""
    check(by, "ideas.change")
    refuse_marked({"title": title, "text": text, "sentence": sentence})
    idea = OwnIdea(organisation=organisation, term=term, title=title, text=text, sentence=sentence)
    idea.full_clean()
    idea.save()
    record(organisation=organisation.slug, actor=by.email, verb="idea.added", target=title)
    return idea


@transaction.atomic
def remove_idea(*, idea: OwnIdea, by: Actor) -> None:
    """Take an idea out of the library. Agreements that used its words keep them."""
    check(by, "ideas.change")
    record(organisation=idea.organisation.slug, actor=by.email, verb="idea.removed", target=idea.title)
    idea.delete()
