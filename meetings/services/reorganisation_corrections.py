"""What the correction of a reorganisation does to meetings: what had gone to the wrong successor and is still to come goes to
where it belongs; what was cancelled stays cancelled and is said, for it can be planned again."""

from collections.abc import Iterator, Sequence
from datetime import date

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from accounts.models import Entry, Occasion
from accounts.rules.days import day_before
from accounts.services.log import record
from cells.models import Organisation
from cells.queries.history import heir_on
from meetings.models import Meeting
from meetings.services.after_the_end import unsettle
from meetings.services.locking import lock_planned
from reorganisations.services.effects import Changes, Touched


def correct(before: Changes, after: Changes, *, why: str, occasion: Occasion) -> Sequence[Touched]:  # noqa: ARG001 - the log says why
    spared = (before.ended - after.ended) | (before.reformed - after.reformed)
    moved = 0
    for meeting, right in list(_gone_wrong(before, after, occasion.today)):
        locked, was = lock_planned(meeting), meeting.organisation.code
        locked.organisation = right
        locked.save(update_fields=["organisation"])
        data = {"from": was, "to": right.code}
        record(occasion, act="meetings.move_by_correction", subject=locked, why=after.title, data=data)
        moved += 1
    settled = list(_settled_by_mistake(before, after))
    for meeting in settled:
        unsettle(meeting=meeting, reason=after.title, occasion=occasion)
    cancelled = Meeting.objects.filter(
        organisation__code__in=spared,
        state=Meeting.State.CANCELLED,
        held_on__gte=before.on,
        cancelled_because=before.title[:255],
    )
    return [
        Touched("meetings.moved", _("planned meetings that had gone to the wrong successor"), moved),
        Touched("meetings.held_again", _("held meetings that belong again to those who held them"), len(settled)),
        Touched(
            "meetings.cancelled",
            _("meetings that were cancelled by mistake"),
            cancelled.count(),
            note=_("They stay cancelled: what is still to be held is planned again."),
        ),
    ]


def _settled_by_mistake(before: Changes, after: Changes) -> QuerySet[Meeting]:
    """Held by what had ended by this plan and had not, or was followed by another: what follows it now settles them anew."""
    wrong = [
        code
        for code in before.ended
        if code not in after.ended or sorted(after.successors(code)) != sorted(before.successors(code))
    ]
    held = Meeting.objects.filter(state=Meeting.State.HELD, register_of=day_before(before.on))
    return (
        held.filter(convened_by__code__in=wrong).select_related("organisation", "convened_by").order_by("held_on", "pk")
    )


def _gone_wrong(before: Changes, after: Changes, today: date) -> Iterator[tuple[Meeting, Organisation]]:
    """Still planned where the plan had moved them, or a later one from there, with the organisation they belong to by its
    correction: the one that came of it by today."""
    for code in sorted(before.ended):
        rightly = after.successors(code) if code in after.ended else [code]
        if rightly == before.successors(code) or len(rightly) != 1:
            continue
        went = Entry.objects.filter(act="meetings.move_to_successor", why=before.title, data__from=code)
        keys = [int(key) for key in went.values_list("subject_id", flat=True)]
        wrong = Organisation.objects.filter(code__in=before.successors(code))
        heirs = [heir for one in wrong if (heir := heir_on(one, today)) is not None]
        right = heir_on(Organisation.objects.get(code=rightly[0]), today)
        if right is None:
            continue
        planned = Meeting.objects.filter(
            pk__in=keys, state=Meeting.State.PLANNED, organisation__in=[*wrong, *heirs]
        ).exclude(organisation=right)
        yield from ((meeting, right) for meeting in planned.select_related("organisation").order_by("held_on", "pk"))
