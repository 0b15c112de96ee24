"""What a reorganisation does to lists and rounds: what is no grassroots organisation any more sends no list, its successors do;
and a list whose board stands no longer above it goes on in a round of the board that does, which extends or ends it."""

from collections import defaultdict
from datetime import date
from typing import Any

from django.db.models import F, Q

from accounts.models import Occasion
from accounts.services.log import record
from cells.models import Organisation, OrganisationVersion
from cells.queries.organisations import grassroots_below, grassroots_of, ids_below_on, version_on
from pilots.models import Registration, Round, RoundExtension, Submission
from pilots.queries.decider import superiors_above
from pilots.queries.ground import ids_of
from pilots.rules.registration import OPEN, UNDER_WAY
from pilots.services.telling import tell_of_round_continued
from reorganisations.services.effects import Changes


def let_lists_fall(changes: Changes, *, occasion: Occasion) -> None:
    """Of what ended or is no grassroots organisation any more. In a round that still runs its successors owe one instead."""
    gone = Submission.objects.standing().filter(organisation__in=ids_of({*changes.ended, *changes.placed}))
    for fallen in (
        gone.select_for_update(of=("self",), no_key=True).select_related("organisation", "round").order_by("pk")
    ):
        grassroots = grassroots_of(fallen.organisation, changes.on)
        if grassroots is not None and grassroots.organisation_id == fallen.organisation_id:
            continue
        _let_fall(fallen, changes, occasion)
        if fallen.state == Submission.State.DRAFT and not fallen.round.is_over_on(changes.on):
            for heir in _heirs(fallen.organisation, changes):
                owe_list(fallen.round, heir, on=changes.on)


def owe_list(round: Round, grassroots: Organisation, *, on: date, like: Submission | None = None) -> Submission:
    """The list of an organisation by the letter of a round: one that lies with a board above it, whether it had fallen there or
    not, before the one it has (`like`) and any other. If there is none, one from the day on, which was sent in time or late as
    the other was."""
    above = superiors_above(grassroots, on)
    known = Submission.objects.filter(
        organisation=grassroots, round__letter=round.letter_id, round__called_off_on__isnull=True
    )
    usable = known.filter(Q(fell_on__isnull=True) | Q(round__organisation__in=above))
    lists = usable.select_related("round").order_by(F("fell_on").asc(nulls_first=True), "-round_id")
    found = min(lists, key=lambda one: (one.round.organisation_id not in above, one != like), default=None)
    if found is not None and found.fell_on is None:
        return found
    facts: dict[str, Any] = {"since": on, "fell_on": None}
    if found is None and like is not None:
        facts |= {"state": like.state, "submitted_at": like.submitted_at, "submitted_on": like.submitted_on}
    stands = found.round if found else round
    return Submission.objects.update_or_create(round=stands, organisation=grassroots, defaults=facts)[0]


def pass_rounds_on(changes: Changes, *, occasion: Occasion) -> None:
    """Lists with something still to be done go on with the board above their organisation, by the same letter and until the
    same day; what was settled stays where it was. One in whose place that board has another list falls, once what was on it has
    gone there."""
    moved = ids_below_on(ids_of(changes.placed), changes.on)
    joined = _joined(changes, moved)
    passed: dict[Round, list[Submission]] = defaultdict(list)
    for submission in _open_lists():
        if submission.organisation_id not in moved and submission.pk not in joined:
            continue
        there = owe_list(submission.round, submission.organisation, on=changes.on, like=submission)
        if there != submission:
            if not submission.registrations.filter(state__in=OPEN).exists():
                _let_fall(submission, changes, occasion)
            continue
        target = move_list(submission, on=changes.on)
        if target is not None:
            passed[target].append(submission)
    for target, lists in passed.items():
        data = {"from": target.continues_id, "lists": len(lists)}
        entry = record(occasion, act="pilots.continue_round", subject=target, why=changes.title, data=data)
        tell_of_round_continued(target, lists, entry=entry, occasion=occasion)


def move_list(submission: Submission, *, on: date) -> Round | None:
    """Into the round of the board above it; None where it lies with such a board already, or had a list there that fell."""
    above = superiors_above(submission.organisation, on)
    if not above or submission.round.organisation_id in above:
        return None
    target = _continued(submission.round, Organisation.objects.get(pk=above[0]), on)
    if Submission.objects.filter(round=target, organisation=submission.organisation_id).exists():
        return None
    submission.round = target
    submission.save(update_fields=["round"])
    return target


def _let_fall(submission: Submission, changes: Changes, occasion: Occasion) -> None:
    submission.fell_on = changes.on
    submission.save(update_fields=["fell_on"])
    record(occasion, act="pilots.list_falls", subject=submission, why=changes.title, data={"on": changes.on})


def _joined(changes: Changes, moved: set[int]) -> set[int]:
    """Ids of the lists on which something stands that moved or was reformed: settled till then, they may lie with any board."""
    about = moved | set(ids_of({*changes.reformed, *changes.inheriting}))
    open = Registration.objects.filter(state__in=OPEN).order_by().values_list("submission_id", "organisation_id")
    return {submission for submission, organisation in open if organisation in about}


def _open_lists() -> list[Submission]:
    under_way = Registration.objects.filter(state__in=UNDER_WAY).values("submission")
    lists = Submission.objects.standing().filter(Q(state=Submission.State.DRAFT) | Q(pk__in=under_way))
    return list(
        lists.select_for_update(of=("self",), no_key=True).select_related("organisation", "round").order_by("pk")
    )


def _continued(round: Round, board: Organisation, on: date) -> Round:
    known = Round.objects.filter(organisation=board, letter=round.letter_id, called_off_on__isnull=True).first()
    if known is not None:
        return known
    target = Round.objects.create(
        organisation=board,
        guidance_id=round.guidance_id,
        letter_id=round.letter_id,
        opened_on=round.opened_on,
        last_day=round.last_day,
        reminder_days=round.reminder_days,
        opened_by_id=round.opened_by_id,
        continues=round,
        continued_on=on,
    )
    # By them a list of an earlier day is in time or late.
    extensions = list(round.extensions.all())
    for extension in extensions:
        extension.pk, extension.round = None, target
    RoundExtension.objects.bulk_create(extensions)
    return target


def _heirs(organisation: Organisation, changes: Changes) -> list[Organisation]:
    """Grassroots organisations that go on with it: those of its successors, of itself, or all below where it is superior."""
    codes = changes.successors(organisation.code) or [organisation.code]
    heirs: list[Organisation] = []
    for successor in Organisation.objects.filter(code__in=codes):
        version = version_on(successor, changes.on)
        if version is not None and version.kind == OrganisationVersion.Kind.SUPERIOR:
            heirs += [one.organisation for one in grassroots_below(successor, changes.on)]
        elif (grassroots := grassroots_of(successor, changes.on)) is not None:
            heirs.append(grassroots.organisation)
    return list(dict.fromkeys(heirs))
