"""What the pilots put on the desk: lists to submit, registrations to mend, to appraise and to decide, whom to chase, what lies
with others; and how others are told of what was decided."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, ngettext_lazy

from accounts.desk import Duty, Section, and_more, asks
from accounts.queries.put_together import Asked
from accounts.rules.days import day_in_words
from cells.access import Role
from cells.queries.mandates import Mandates
from cells.queries.names import Named, NamesOfADay
from cells.queries.notice_kinds import NoticeKind
from cells.requests import Request
from pilots.models import Registration, Round, Submission, SubmissionReturn
from pilots.models.guidance import FORMATS
from pilots.models.registration import ACTS, FELL_BACK, FELL_BACK_IN_WORDS
from pilots.queries.drift import drifted_to_decide
from pilots.queries.prospects import possible_for
from pilots.queries.registrations import (
    registrations_sent_back,
    registrations_to_appraise,
    registrations_to_decide,
    submissions_owed,
)
from pilots.queries.waiting import (
    Waiting,
    lying_with_others,
    owing_in,
    running_rounds,
    waiting_for_clerks,
    waiting_for_officers,
)
from pilots.rules.registration import Capacity, Obstacle, RegistrationAct, explain

MOST = 20
MOST_NAMED = 5
"""Of those who owe a list in a round; the page of the round has all."""
_LIES_WITH: dict[Capacity, str | Promise] = {
    Capacity.BOARD: gettext_lazy("with the organisation board of %(organisation)s since %(day)s"),
    Capacity.STANDING: gettext_lazy("with the standing committee of %(organisation)s since %(day)s"),
    Capacity.CLERK: gettext_lazy("sent back to %(organisation)s on %(day)s"),
}
_GUIDANCE_ACTS = {
    "put_in_force": gettext_lazy("put in force"),
    "extend": gettext_lazy("extended"),
    "end_early": gettext_lazy("ended early"),
}

_OFFICES = (
    (registrations_to_decide, RegistrationAct.SEND_BACK),
    (registrations_to_appraise, RegistrationAct.APPRAISE_FIT),
)
"""What lies before standing committee and board, each with a step that shows whether the person may take any."""

NOTICES = {
    "pilots.step": NoticeKind(
        gettext_lazy("%(organisation)s, %(format)s: %(act)s"),
        leads=lambda values, _own: reverse("pilots:registration", args=[values["registration"]]),
        several=ngettext_lazy(
            "%(number)d registration in the round of %(letter)s: %(act)s",
            "%(number)d registrations in the round of %(letter)s: %(act)s",
            "number",
        ),
        leads_several=lambda _values: reverse("pilots:registrations"),
        alike=("act", "letter"),
        words={"format": dict(FORMATS), "act": {**dict(ACTS), FELL_BACK: FELL_BACK_IN_WORDS}},
    ),
    "pilots.may_be_registered": NoticeKind(
        gettext_lazy(
            "The round of %(letter)s is open until %(last_day)s: your grassroots committee can register you; see whether you "
            "meet the conditions"
        ),
        leads=lambda _values, own: reverse("pilots:eligibility", args=[own]),
        days=("last_day",),
    ),
    "pilots.list_received": NoticeKind(
        gettext_lazy("%(organisation)s has sent its list in the round of %(letter)s; registrations on it: %(number)d"),
        leads=lambda values, _own: reverse("pilots:round", args=[values["round"]]),
        several=ngettext_lazy(
            "%(number)d list was received in the round of %(letter)s",
            "%(number)d lists were received in the round of %(letter)s",
            "number",
        ),
        alike=("letter",),
    ),
    "pilots.list_back": NoticeKind(
        gettext_lazy("The list of %(organisation)s in the round of %(letter)s was %(act)s"),
        leads=lambda values, _own: reverse("pilots:submission", args=[values["submission"]]),
        words={"act": dict(SubmissionReturn.ACTS)},
    ),
    "pilots.round_called_off": NoticeKind(
        gettext_lazy("The round of %(letter)s was called off: no list is owed in it any more"),
        leads=lambda values, _own: reverse("pilots:round", args=[values["round"]]),
        organisations=(),
    ),
    "pilots.round_continued": NoticeKind(
        gettext_lazy("The round of %(letter)s goes on with the organisation board of %(organisation)s"),
        leads=lambda values, _own: reverse("pilots:round", args=[values["round"]]),
    ),
    "pilots.guidance": NoticeKind(
        gettext_lazy("%(name)s: %(act)s; last day: %(last_day)s"),
        leads=lambda values, _own: reverse("pilots:guidance", args=[values["guidance"]]),
        organisations=(),
        days=("last_day",),
        words={"act": _GUIDANCE_ACTS},
    ),
}


def _with_clerks(request: Request) -> Sequence[Asked[Any]] | None:
    """To board and committee more may lie than to a clerk."""
    mine = request.mandates.ranges(Role.CLERK)
    if request.mandates.hold(Role.BOARD, Role.STANDING):
        return None
    return [registrations_sent_back.of(*mine, most=MOST + 1), submissions_owed.of(*mine, most=MOST + 1)] if mine else []


@asks(_with_clerks)
def registration_duties(request: Request) -> Sequence[Section]:
    mandates = request.mandates
    mine = mandates.ranges(Role.CLERK)
    sent_back = registrations_sent_back(*mine, most=MOST + 1) if mine else []
    owed = submissions_owed(*mine, most=MOST + 1) if mine else []
    today: date = request.today
    (decided, _others), (appraised, _more) = (_before_office(request, *before) for before in _OFFICES)
    to_decide = _registrations(decided, mandates.names, _("Decide"))
    to_appraise = _registrations(appraised, mandates.names, _("Appraise"))
    return [
        Section(_("Registrations to decide"), _several(to_decide, "pilots:decide_many", _("Approve several"))),
        Section(_("Registrations to appraise"), _several(to_appraise, "pilots:appraise_many", _("Appraise several"))),
        Section(_("Registrations sent back to you"), _registrations(sent_back, mandates.names, _("Put in order"))),
        Section(_("Lists to submit"), _lists(owed, mandates.names, today)),
        Section(_("Rounds of my board"), _rounds(mandates, today)),
        Section(_("Pilots that would no longer qualify"), _drifted(mandates, today)),
    ]


def _with_others(request: Request) -> Sequence[Asked[Registration]] | None:
    mine = request.mandates.ranges(Role.CLERK)
    if request.mandates.hold(Role.BOARD, Role.STANDING):
        return None
    return [lying_with_others.of(*mine)] if mine else []


@asks(_with_others)
def waiting_with_others(request: Request) -> Sequence[Section]:
    """What one sent or passed on, who has it now, and since when."""
    mandates = request.mandates
    waiting = [*waiting_for_clerks(mandates), *waiting_for_officers(mandates)]
    shown = waiting[:MOST]
    ids = {one.submission.organisation_id for one in shown} | {one.organisation.pk for one in shown}
    names = mandates.names.of(ids)
    duties = [*_for_somebody_else(request), *(_waits(one, names) for one in shown)]
    duties += and_more(waiting, MOST, reverse("pilots:registrations"))
    return [Section(_("Waiting with others"), duties, is_owed=False)]


def _waits(one: Waiting, names: dict[int, Named]) -> Duty:
    words = ngettext("%(number)d registration", "%(number)d registrations", one.number)
    where = {"organisation": names[one.organisation.pk].name, "day": day_in_words(one.since)}
    letter = _("Round of %(letter)s") % {"letter": one.submission.round.letter}
    facts = [words % {"number": one.number}, str(_LIES_WITH[one.office]) % where, letter]
    address = (
        reverse("pilots:registrations") if one.number > 1 else reverse("pilots:registration", args=[one.registration])
    )
    named = names[one.submission.organisation_id]
    return Duty(title=named.name, below=named.above, url=address, detail=" · ".join(facts))


def _before_office(
    request: Request, registrations: Callable[[Mandates], QuerySet[Registration]], act: RegistrationAct
) -> tuple[list[Registration], list[tuple[Registration, Obstacle]]]:
    """What lies before the person's office: what they can take up, and what somebody else of it has to."""
    if not request.mandates.hold(Role.BOARD, Role.STANDING):
        return [], []
    before = list(registrations(request.mandates)[: MOST + 1])
    return possible_for(before, act, mandates=request.mandates, day=request.today)


def _for_somebody_else(request: Request) -> list[Duty]:
    """Of the same office: whom the rules keep from a step must not find it among what they owe."""
    kept = [one for before in _OFFICES for one in _before_office(request, *before)[1]]
    names = request.mandates.names.of(entry.organisation_id for entry, _hindrance in kept[:MOST])
    duties = [
        Duty(
            title=f"{names[entry.organisation_id].name} · {entry.get_format_display()}",
            below=names[entry.organisation_id].above,
            url=reverse("pilots:registration", args=[entry.pk]),
            detail=f"{_detail(entry)} · {explain(hindrance, state=entry.get_state_display())}",
        )
        for entry, hindrance in kept[:MOST]
    ]
    return [*duties, *and_more(kept, MOST, reverse("pilots:registrations"))]


def _registrations(shown: Sequence[Registration], names: NamesOfADay, action: str) -> list[Duty]:
    called = names.of(entry.organisation_id for entry in shown)
    duties = [
        Duty(
            title=f"{called[entry.organisation_id].name} · {entry.get_format_display()}",
            below=called[entry.organisation_id].above,
            url=reverse("pilots:registration", args=[entry.pk]),
            detail=_detail(entry),
            action=action,
        )
        for entry in shown[:MOST]
    ]
    return [*duties, *and_more(shown, MOST, reverse("pilots:registrations"))]


def _several(duties: list[Duty], address: str, action: str) -> list[Duty]:
    """Where more than one waits, the way to do them together comes first."""
    if len(duties) < 2:
        return duties
    return [Duty(title=_("All of these on one page"), url=reverse(address), action=action), *duties]


def _drifted(mandates: Mandates, today: date) -> list[Duty]:
    """On the desks of those alone who can suspend or end them; everybody else finds them on a page."""
    pilots = drifted_to_decide(mandates, today)
    names = mandates.names.of(entry.pilot.organisation_id for entry in pilots[:MOST])
    duties = [
        Duty(
            title=f"{names[entry.pilot.organisation_id].name} · {entry.pilot.get_format_display()}",
            below=names[entry.pilot.organisation_id].above,
            url=reverse("pilots:registration", args=[entry.pilot.pk]),
            detail=entry.finding.reasons[0].message,
            action=_("Suspend or end it"),
        )
        for entry in pilots[:MOST]
    ]
    return [*duties, *and_more(pilots, MOST, reverse("pilots:drift"))]


def _detail(entry: Registration) -> str:
    return f"{entry.get_state_display()} · {entry.submission.round.letter}"


def _lists(owed: Sequence[Submission], names: NamesOfADay, today: date) -> list[Duty]:
    called = names.of(submission.organisation_id for submission in owed)
    duties = [
        Duty(
            title=called[submission.organisation_id].name,
            below=called[submission.organisation_id].above,
            url=reverse("pilots:submission", args=[submission.pk]),
            detail=_about(submission, today),
            due_on=submission.round.last_day,
            overdue=submission.is_overdue_on(today),
            action=_("Put the list together"),
        )
        for submission in owed[:MOST]
    ]
    return [*duties, *and_more(owed, MOST, reverse("pilots:rounds"))]


def _about(submission: Submission, today: date) -> str:
    """Which list; that it was extended, or came back, and why; and, from the first day of reminding, how little time is left."""
    round = submission.round
    facts = [_("Registration list for the round of %(letter)s") % {"letter": round.letter}]
    if extensions := list(round.extensions.all()):
        longer = extensions[-1]
        words = _("Extended from %(before)s: %(reason)s")
        facts.append(words % {"before": day_in_words(longer.last_day_before), "reason": longer.reason})
    if backs := list(submission.returns.all()):
        last, words = backs[-1], _("%(what)s on %(day)s: %(reason)s")
        facts.append(words % {"what": last.get_act_display(), "day": day_in_words(last.on), "reason": last.reason})
    left = (round.last_day - today).days
    if round.reminder_due_on(today) and left >= 0:
        words = ngettext("Reminder: %(days)d day is left.", "Reminder: %(days)d days are left.", left)
        facts.append(words % {"days": left})
    return " · ".join(facts)


def _rounds(mandates: Mandates, today: date) -> list[Duty]:
    """How many lists are in, and who owes theirs."""
    running = list(running_rounds(mandates, today)[: MOST + 1])
    rounds = running[:MOST]
    owing = owing_in(rounds, most=MOST_NAMED)
    names = mandates.names.of(pk for ids in owing.values() for pk in ids)
    duties = [_round(round, [str(names[pk]) for pk in owing.get(round.pk, [])], today) for round in rounds]
    return [*duties, *and_more(running, MOST, reverse("pilots:rounds"))]


def _round(round: Round, owing: Sequence[str], today: date) -> Duty:
    lists: int = round.lists  # type: ignore[attr-defined]
    missing: int = round.missing  # type: ignore[attr-defined]
    facts = [_("Lists received: %(received)d of %(lists)d") % {"received": lists - missing, "lists": lists}]
    if missing:
        names = ", ".join(owing)
        more = _("%(names)s and %(number)d more") % {"names": names, "number": missing - len(owing)}
        facts.append(_("Missing: %(names)s") % {"names": more if missing > len(owing) else names})
    return Duty(
        title=_("Round of %(letter)s") % {"letter": round.letter},
        url=reverse("pilots:round", args=[round.pk]),
        detail=" · ".join(facts),
        due_on=round.last_day,
        overdue=bool(missing) and round.is_over_on(today),
        action=_("See who") if missing else _("Look at it"),
    )
