"""What a reorganisation does to registrations not yet decided: they fall, or go on where the ground is now (03-HD/TW, III.1).

Of what merges or is split they are the successor's, to be looked at and submitted anew. What goes on itself, on another list or
under another office, passes to it, whose board appraises anew. From wherever they come to, an act of somebody leads on.
"""

from collections.abc import Collection
from dataclasses import dataclass

from django.db.models import Q

from accounts.models import Occasion
from cells.models import Organisation
from pilots.models import Registration, Submission
from pilots.queries.ground import Ground, ids_of, moved_along
from pilots.queries.registrations import in_the_way, was_submitted
from pilots.rules.registration import OPEN, RegistrationAct, State
from pilots.services.registration_steps import advance, remove_draft
from pilots.services.rounds_passed_on import owe_list
from reorganisations.services.effects import Changes


@dataclass(frozen=True)
class Open:
    """Registrations not yet decided that a reorganisation touches."""

    reformed: list[Registration]
    """Of what is merged or split: their organisation is another one afterwards, though it may keep its code."""
    passing: list[Registration]
    """Of what goes on as it was, on another list or under another office."""


def open_ones(changes: Changes, ground: Ground) -> Open:
    reformed = set(ids_of(changes.reformed))
    ended = ids_of(changes.ended)
    about = Q(organisation__in=reformed | moved_along(changes))
    touched = list(
        Registration.objects.filter(
            about | Q(submission__organisation__in=ended) | Q(decider__in=ended), state__in=OPEN
        )
        .select_related("organisation", "decider", "submission__organisation", "submission__round__organisation")
        .order_by("pk")
    )
    ground.look_at(
        {code for entry in touched for code in (entry.organisation.code, entry.submission.organisation.code)}
    )
    replaced = _replaced({entry.submission for entry in touched}, ground)
    return Open(
        [entry for entry in touched if entry.organisation_id in reformed],
        [
            entry
            for entry in touched
            if entry.organisation_id not in reformed and (entry.submission_id in replaced or _passes(entry, ground))
        ],
    )


def go_on(registration: Registration, changes: Changes, ground: Ground, *, occasion: Occasion) -> bool:
    """Give it to its organisation, or to the one successor, on the list and before the office of the day.

    False where there is no one successor, it can have no such pilot, nobody could decide, or it is registered already.
    """
    organisation = _follower(registration.organisation, changes)
    if organisation is None:
        return False
    ground.look_at([organisation.code])
    if not ground.has_room_for(registration, organisation.code):
        return False
    decider = Organisation.objects.filter(code=ground.decider(organisation.code)).first()
    if decider is None:
        return False
    grassroots = Organisation.objects.get(code=ground.grassroots(organisation.code))
    own = registration.submission
    submission = owe_list(own.round, grassroots, on=changes.on, like=own)
    if _stands(registration, organisation, submission, changes):
        return False
    act = _act(registration, organisation, submission, changes)
    if (organisation, submission) != (registration.organisation, registration.submission):
        registration = _handed_over(registration, organisation, submission, changes, occasion=occasion)
    registration.decider, registration.appraised_by = decider, None
    advance(registration, act, on=changes.on, remark=changes.title, occasion=occasion)
    return True


def fall(registration: Registration, changes: Changes, *, occasion: Occasion) -> None:
    """A draft comes off its list, which is still to be submitted; what was submitted stays and is withdrawn."""
    if registration.state == State.DRAFT:
        remove_draft(registration, on=changes.on, occasion=occasion, why=changes.title)
    else:
        advance(registration, RegistrationAct.LAPSE, on=changes.on, remark=changes.title, occasion=occasion)


def _replaced(lists: Collection[Submission], ground: Ground) -> set[int]:
    """Ids of those in whose place their organisation has another list by the same letter, with a board above it from the day on
    (`owe_list`)."""
    letters, organisations = {one.round.letter_id for one in lists}, {one.organisation_id for one in lists}
    known = Submission.objects.filter(
        organisation__in=organisations, round__letter__in=letters, round__called_off_on__isnull=True
    )
    there = set(known.values_list("organisation_id", "round__letter_id", "round__organisation__code"))
    replaced = set()
    for one in lists:
        above = ground.superiors(one.organisation.code)
        others = {(one.organisation_id, one.round.letter_id, code) for code in above}
        if one.round.organisation.code not in above and others & there:
            replaced.add(one.pk)
    return replaced


def _passes(registration: Registration, ground: Ground) -> bool:
    """Whether it changes its list or its office, or can go on nowhere. Of a draft the office is asked when it is submitted."""
    code = registration.organisation.code
    if (
        not ground.has_room_for(registration, code)
        or ground.grassroots(code) != registration.submission.organisation.code
    ):
        return True
    return registration.state != State.DRAFT and ground.decider(code) != registration.decider.code


def _act(
    registration: Registration, organisation: Organisation, submission: Submission, changes: Changes
) -> RegistrationAct:
    """A draft on a list that was sent is sent back to its clerk there, for it cannot be submitted with the list any more; what
    was under way on a list not yet sent is a draft on it."""
    stays = (organisation, submission) == (registration.organisation, registration.submission)
    if stays and registration.state != State.DRAFT and organisation.code not in changes.reformed:
        return RegistrationAct.CHANGE_OFFICE
    sent = submission.state == Submission.State.SUBMITTED
    return RegistrationAct.JOIN if sent and registration.state == State.DRAFT else RegistrationAct.CARRY_OVER


def _stands(registration: Registration, organisation: Organisation, submission: Submission, changes: Changes) -> bool:
    """Whether the organisation has another registration of the format on the list, or one elsewhere that is in the way."""
    others = Registration.objects.filter(organisation=organisation, format=registration.format)
    listed = Q(submission=submission) & ~Q(state=State.WITHDRAWN)
    elsewhere = Q(pk__in=in_the_way(changes.on).values("pk"))
    return others.exclude(pk=registration.pk).filter(listed | elsewhere).exists()


def _handed_over(
    old: Registration,
    organisation: Organisation,
    submission: Submission,
    changes: Changes,
    *,
    occasion: Occasion,
) -> Registration:
    """The registration as it goes on. What was on a submitted list stays on it: its days before do not change."""
    if old.state == State.DRAFT and not was_submitted(old):
        old.organisation, old.submission = organisation, submission
        return old
    new = Registration(
        organisation=organisation,
        submission=submission,
        format=old.format,
        state=State.DRAFT if submission.state == Submission.State.DRAFT else old.state,
        basis=old.basis,
        area=old.area,
        infrastructure=old.infrastructure,
        infrastructure_points=old.infrastructure_points,
    )
    act = RegistrationAct.TAKE_OFF if old.state == State.DRAFT else RegistrationAct.HAND_OVER
    advance(old, act, on=changes.on, remark=changes.title, occasion=occasion)
    return new


def _follower(organisation: Organisation, changes: Changes) -> Organisation | None:
    if organisation.code not in changes.ended:
        return organisation
    successors = changes.successors(organisation.code)
    return Organisation.objects.get(code=successors[0]) if len(successors) == 1 else None
