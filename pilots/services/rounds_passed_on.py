"""What a reorganisation does to lists and rounds: what is no grassroots organisation any more sends no list, its successors do;
and a list whose board stands no longer above it goes on in a round of the board that does, which extends or ends it."""

from collections import defaultdict
from datetime import date
from typing import Any

from django.db.models import Q

from accounts.models import Occasion
from accounts.services.log import record
from cells.models import Organisation, OrganisationVersion
from cells.queries.organisations import grassroots_below, grassroots_of, ids_below_on, version_on
from pilots.models import Registration, Round, RoundExtension, Submission
from pilots.queries.decider import superiors_above
from pilots.queries.ground import ids_of
from pilots.rules.registration import UNDER_WAY
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
        fallen.fell_on = changes.on
        fallen.save(update_fields=["fell_on"])
        record(occasion, act="pilots.list_falls", subject=fallen, why=changes.title, data={"on": changes.on})
        if fallen.state == Submission.State.DRAFT and not fallen.round.is_over_on(changes.on):
            for heir in _heirs(fallen.organisation, changes):
                owe_list(fallen.round, heir, on=changes.on)


def owe_list(round: Round, grassroots: Organisation, *, on: date, like: Submission | None = None) -> Submission:
    """The list of an organisation in a round, or in the one that continues it; if there is none, one from the day on, which
    was sent in time or late as the other was (`like`)."""
    known = Submission.objects.standing().filter(organisation=grassroots, round__letter=round.letter_id)
    if found := known.order_by("-round_id").first():
        return found
    facts: dict[str, Any] = {"since": on, "fell_on": None}
    if like is not None:
        facts |= {"state": like.state, "submitted_at": like.submitted_at, "submitted_on": like.submitted_on}
    return Submission.objects.update_or_create(round=round, organisation=grassroots, defaults=facts)[0]


def pass_rounds_on(changes: Changes, *, occasion: Occasion) -> None:
    """Lists with something still to be done go on with the board above their organisation, by the same letter and until the
    same day; what was settled stays where it was."""
    moved = ids_below_on(ids_of(changes.placed), changes.on)
    passed: dict[Round, list[Submission]] = defaultdict(list)
    for submission in _open_lists():
        if submission.organisation_id not in moved:
            continue
        target = move_list(submission, on=changes.on)
        if target is not None:
            passed[target].append(submission)
    for target, lists in passed.items():
        data = {"from": target.continues_id, "lists": len(lists)}
        entry = record(occasion, act="pilots.continue_round", subject=target, why=changes.title, data=data)
        tell_of_round_continued(target, lists, entry=entry, occasion=occasion)


def move_list(submission: Submission, *, on: date) -> Round | None:
    """Into the round of the board above it; None where it lies with that board, or the board has a list of it already."""
    above = superiors_above(submission.organisation, on)
    if not above or submission.round.organisation_id in above:
        return None
    target = _continued(submission.round, Organisation.objects.get(pk=above[0]), on)
    if Submission.objects.filter(round=target, organisation=submission.organisation_id).exists():
        return None
    submission.round = target
    submission.save(update_fields=["round"])
    return target


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
