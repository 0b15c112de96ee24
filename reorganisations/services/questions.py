"""Who sees a plan asks those who lead it; they find it on their desks until it is answered, where it was asked."""

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import Occasion
from accounts.rules.refusal import Refused
from accounts.rules.text import clean_text
from accounts.services.log import record
from reorganisations.models import Reorganisation, ReorganisationQuestion

MOST_OPEN = 20


@transaction.atomic
def ask_about_plan(*, reorganisation: Reorganisation, text: str, occasion: Occasion) -> ReorganisationQuestion:
    """Raises Refused where nothing is said, or many questions wait already."""
    plan = Reorganisation.objects.select_for_update(of=("self",), no_key=True).get(pk=reorganisation.pk)
    text = clean_text(text, lines=True)
    if not text:
        raise Refused(_("Write what you ask or wish."), field="text")
    if plan.questions.filter(asked_by=occasion.by.user, answered_at__isnull=True).count() >= MOST_OPEN:
        raise Refused(_("Many of your questions wait for their answers. Wait for those first."), field="text")
    question = ReorganisationQuestion.objects.create(
        reorganisation=plan,
        asked_by=occasion.by.user,
        asked_as=occasion.by.mandate,
        asked_at=occasion.at,
        text=text,
    )
    record(occasion, act="reorganisations.ask_about_plan", subject=plan, data={"question": question.pk})
    return question


@transaction.atomic
def answer_question(*, question: ReorganisationQuestion, answer: str, occasion: Occasion) -> ReorganisationQuestion:
    """Once. Raises Refused where somebody else answered it meanwhile."""
    locked = ReorganisationQuestion.objects.select_for_update(of=("self",), no_key=True).get(pk=question.pk)
    answer = clean_text(answer, lines=True)
    if locked.answered_at is not None:
        raise Refused(_("Somebody has answered it meanwhile. Look at the page anew."))
    if not answer:
        raise Refused(_("Write the answer."), field="answer")
    locked.answer, locked.answered_by, locked.answered_as = answer, occasion.by.user, occasion.by.mandate
    locked.answered_at = occasion.at
    locked.save(update_fields=["answer", "answered_by", "answered_as", "answered_at"])
    record(occasion, act="reorganisations.answer_question", subject=locked.reorganisation, data={"question": locked.pk})
    return locked
