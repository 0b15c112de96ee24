"""How those whom a reorganisation touches are told of it on their desks."""

from collections.abc import Sequence
from datetime import timedelta

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.desk import Duty, Section, and_more, asks
from accounts.queries.put_together import Asked
from accounts.rules.days import day_in_words
from cells.access import Role
from cells.queries.notice_kinds import NoticeKind, Values
from cells.requests import Request
from reorganisations.access import leads, reorganisations_for
from reorganisations.models import ReorganisationQuestion
from reorganisations.queries.ahead import set_aside
from reorganisations.queries.leading import answered_to, unanswered

MOST_QUESTIONS = 20
NEWS_FOR = timedelta(days=14)
"""So long an answer stands on the desk of who asked."""


def _own_page(_values: Values, own: str) -> str:
    """What is ahead and what was stands there; the plan itself is not everybody's to open."""
    return reverse("cells:organisation", args=[own])


def _of_plan(says: Promise) -> NoticeKind:
    return NoticeKind(says, leads=_own_page, organisations=("organisations",), days=("day",))


NOTICES = {
    "reorganisations.confirmed": _of_plan(
        gettext_lazy("Reorganisation from %(day)s on: %(title)s. It is about %(organisations)s")
    ),
    "reorganisations.in_effect": _of_plan(
        gettext_lazy("Reorganisation in effect since %(day)s: %(title)s. It is about %(organisations)s")
    ),
    "reorganisations.corrected": _of_plan(
        gettext_lazy("The reorganisation of %(day)s is corrected: %(title)s. It is about %(organisations)s")
    ),
    "reorganisations.cancelled": _of_plan(
        gettext_lazy("The reorganisation of %(day)s is cancelled: %(title)s. It is about %(organisations)s")
    ),
}


def plans_set_aside(request: Request) -> Sequence[Section]:
    """For administrators, and for the board that leads one: nothing of it happens by itself any more."""
    plans = set_aside()
    if not request.mandates.administers:
        plans = plans.filter(led_by__in=request.mandates.organisations(Role.BOARD))
    duties = [
        Duty(
            title=plan.title,
            url=reverse("reorganisations:reorganisation", args=[plan.pk]),
            detail=plan.set_aside_because,
            due_on=plan.effective_on,
            overdue=True,
            action=_("Look at it"),
        )
        for plan in plans
    ]
    return [Section(_("Reorganisations that could not come into effect"), duties)]


def _questions(request: Request) -> Sequence[Asked[ReorganisationQuestion]]:
    """Of all plans; whose they are is asked where there are any."""
    return [unanswered.of(), answered_to.of(request.user.pk, request.today - NEWS_FOR)]


@asks(_questions)
def questions_about_plans(request: Request) -> Sequence[Section]:
    """What those who see a plan ask whoever leads it; and what was answered to the person lately."""
    seen = reorganisations_for(request).order_by()
    waiting = unanswered.anew().filter(reorganisation__in=seen)
    mine = [question for question in waiting if leads(request, question.reorganisation)]
    known = answered_to.anew(request.user.pk, request.today - NEWS_FOR).filter(reorganisation__in=seen)
    return [
        Section(
            title=_("Questions about plans"),
            duties=[*(_to_answer(question) for question in mine[:MOST_QUESTIONS]), *and_more(mine, MOST_QUESTIONS)],
        ),
        Section(
            title=_("Answers about plans"),
            duties=[
                Duty(
                    title=question.reorganisation.title,
                    url=_question_on(question.reorganisation_id, question.pk),
                    detail=question.answer[:100],
                )
                for question in known
            ],
            is_owed=False,
        ),
    ]


def _to_answer(question: ReorganisationQuestion) -> Duty:
    return Duty(
        title=question.reorganisation.title,
        url=_question_on(question.reorganisation_id, question.pk),
        detail=f"{question.asked_by.full_name} · {day_in_words(question.asked_at.date())}",
        action=_("Answer"),
    )


def _question_on(plan: int, question: int) -> str:
    return f"{reverse('reorganisations:reorganisation', args=[plan])}#question-{question}"
