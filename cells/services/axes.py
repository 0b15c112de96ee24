"""The three axes of a member: degree, activity, place. One act each, one entry of the log each."""

from datetime import date

from django.utils.translation import gettext as _

from accounts.models import Occasion
from accounts.rules.days import day_before, day_in_words
from accounts.rules.refusal import Refused
from accounts.rules.text import clean_text
from accounts.services.log import record
from cells.models import Activity, Degree, Member, Organisation, TemporaryStay
from cells.queries.organisations import cell_on
from cells.queries.parameters import statutes_known
from cells.rules.ahead import check_has_happened
from cells.rules.document_reference import CitedDocument
from cells.rules.parameters import Key
from cells.rules.periods import Period, check_a_day_is_left
from cells.rules.probation import probation_ends_on
from cells.services.document_references import cite
from cells.services.facts_ahead import comes, led_on_afterwards
from cells.services.from_above import tell_of_member
from cells.services.member_days import days_stand_together
from cells.services.newcomers import Newcomer, check_newcomer, member_of
from cells.services.notices import clerks_keeping, tell
from cells.services.periods import (
    acting_on,
    check_room,
    check_while_a_member,
    check_within,
    end_one,
    locked,
    membership_on,
    one_truth_a_day,
)


@led_on_afterwards()
def make_official(
    *,
    member: Member,
    on: date,
    document: CitedDocument | None,
    occasion: Occasion,
) -> Degree:
    """A probationary member is official from `on`, at the earliest when their probation is over."""
    member = locked(member)
    check_has_happened(on, occasion.today, field="on")
    membership_on(member, on)
    probation = member.degrees.on(day_before(on)).first()
    if probation is not None and probation.value == Degree.Value.OFFICIAL:
        raise Refused(
            _("The member is official since %(day)s.") % {"day": day_in_words(probation.valid_from)}, field="on"
        )
    if probation is None:
        raise Refused(_("No probation is recorded before %(day)s.") % {"day": day_in_words(on)}, field="on")
    _check_probation_is_over(probation.valid_from, on)
    if member.degrees.begins_from(on).exists():
        raise Refused(_("A later degree is recorded already. Correct that entry first."), field="on")
    ordered_by = cite(document, today=occasion.today)
    with days_stand_together(member, occasion.today, beside="on"):
        Degree.objects.filter(pk=probation.pk).update(valid_to=on)
        degree = Degree.objects.create(member=member, value=Degree.Value.OFFICIAL, valid_from=on, ordered_by=ordered_by)
    data = {"kind": "degree", "fact": degree.pk, "on": on, "document": str(ordered_by or "")}
    entry = record(occasion, act="cells.make_official", subject=member, data=data)
    tell_of_member(entry, member, occasion=occasion)
    return degree


def _check_probation_is_over(began: date, on: date) -> None:
    statutes = statutes_known()
    asked, earliest = statutes.asked(Key.PROBATION, began), probation_ends_on(began, statutes)
    if asked is not None and earliest is not None and on < earliest:
        raise Refused(
            _("The probation began on %(began)s and lasts %(months)d months: %(earliest)s at the earliest.")
            % {"began": day_in_words(began), "months": asked.value, "earliest": day_in_words(earliest)},
            clause=asked.clause,
            field="on",
        )


@led_on_afterwards()
def begin_activity(
    *,
    member: Member,
    value: str,
    on: date,
    until: date | None,
    document: CitedDocument | None,
    occasion: Occasion,
) -> Activity:
    """Exempt or suspended from `on`, until the day before `until` where an end is known. Raises Refused; Offered where the
    member is so again later."""
    member = locked(member)
    check_has_happened(on, occasion.today, field="on")
    check_a_day_is_left(on, until, field="until")
    asked = Period(on, until)
    check_while_a_member(asked, member, None)
    check_room(asked, member.activities.all(), taken=_is_exempt_or_suspended)
    ordered_by = cite(document, today=occasion.today)
    with one_truth_a_day(field="on"):
        activity = Activity.objects.create(
            member=member, value=value, valid_from=on, valid_to=until, ordered_by=ordered_by
        )
    data = {"value": value, "on": on, "until": until, "document": str(ordered_by or "")}
    data |= {"kind": "activity", "fact": activity.pk}
    entry = record(occasion, act="cells.begin_activity", subject=member, data=data)
    tell_of_member(entry, member, occasion=occasion)
    return activity


def _is_exempt_or_suspended(activity: Activity) -> str:
    return _("The member is %(activity)s from %(day)s. End that first.") % {
        "activity": activity.get_value_display(),
        "day": day_in_words(activity.valid_from),
    }


@led_on_afterwards()
def end_activity(
    *,
    member: Member,
    on: date,
    document: CitedDocument | None,
    occasion: Occasion,
) -> Activity:
    """From `on` the member is active again."""
    member = locked(member)
    check_has_happened(on, occasion.today, field="on")
    activity = member.activities.on(day_before(on)).first()
    if activity is None:
        raise Refused(
            _("The member is neither exempt nor suspended before %(day)s.") % {"day": day_in_words(on)}, field="on"
        )
    end_one(activity, on=on)
    ordered_by = cite(document, today=occasion.today)
    Activity.objects.filter(pk=activity.pk).update(ended_by=ordered_by)
    data = {"value": activity.value, "on": on, "document": str(ordered_by or "")}
    data |= {"kind": "activity", "fact": activity.pk}
    entry = record(occasion, act="cells.end_activity", subject=member, data=data)
    tell_of_member(entry, member, occasion=occasion)
    return activity


@led_on_afterwards()
def begin_stay(
    *,
    member: Member,
    host: Organisation | None,
    host_name: str,
    on: date,
    until: date | None,
    document: CitedDocument | None,
    occasion: Occasion,
) -> TemporaryStay:
    """Temporarily elsewhere from `on`; at home the member still counts, once. Raises Refused; Offered where another stay
    begins later."""
    member = locked(member)
    check_has_happened(on, occasion.today, field="on")
    check_a_day_is_left(on, until, field="until")
    asked = Period(on, until)
    membership = check_while_a_member(asked, member, None)
    host_name = clean_text(host_name)
    if host is None and not host_name:
        raise Refused(_("Say where the member takes part."), field="host")
    if host is not None and host.pk == membership.cell_id:
        raise Refused(_("That cell is the member's own."), field="host")
    check_room(asked, member.temporary_stays.all(), taken=_is_elsewhere)
    if host is not None:
        check_within(asked, host, today=occasion.today, field="host")
    ordered_by = cite(document, today=occasion.today)
    with one_truth_a_day(field="on"):
        stay = TemporaryStay.objects.create(
            member=member,
            host=host,
            host_name="" if host else host_name,
            valid_from=on,
            valid_to=until,
            ordered_by=ordered_by,
        )
    data = {"kind": "stay", "fact": stay.pk, "where": host.code if host else host_name, "on": on, "until": until}
    entry = record(occasion, act="cells.begin_stay", subject=member, data=data)
    values = {"member": member, "home": membership.cell_id, "day": on}
    told = clerks_keeping([stay.host_id], occasion.today)
    tell(entry, occasion=occasion, kind="cells.guest_comes", to=told, values=values)
    return stay


def _is_elsewhere(stay: TemporaryStay) -> str:
    return _("A stay elsewhere from %(day)s is recorded already. End that first.") % {
        "day": day_in_words(stay.valid_from)
    }


@led_on_afterwards()
def end_stay(
    *,
    stay: TemporaryStay,
    on: date,
    document: CitedDocument | None,
    occasion: Occasion,
) -> TemporaryStay:
    """From `on` the member takes part at home again (a guest: no longer here)."""
    check_has_happened(on, occasion.today, field="on")
    with acting_on(stay.member, on) as member:
        # Where a reorganisation that leads the guest on has stood back, it is the stay of before.
        stay = TemporaryStay.objects.filter(pk=stay.pk).first() or member.temporary_stays.on(day_before(on)).get()
        end_one(stay, on=on)
        TemporaryStay.objects.filter(pk=stay.pk).update(ended_by=cite(document, today=occasion.today))
    entry = record(occasion, act="cells.end_stay", subject=member, data={"kind": "stay", "fact": stay.pk, "on": on})
    home = member.memberships.on(occasion.today).values_list("cell_id", flat=True).first()
    values = {"member": member, "host": stay.host_id or stay.host_name, "day": on}
    told = clerks_keeping([stay.host_id, home], occasion.today)
    tell(entry, occasion=occasion, kind="cells.guest_goes", to=told, values=values)
    return stay


@led_on_afterwards()
def receive_guest(
    *,
    cell: Organisation,
    person: Newcomer,
    home_name: str,
    on: date,
    until: date | None,
    document: CitedDocument | None,
    occasion: Occasion,
) -> TemporaryStay:
    """Somebody of a cell outside the register takes part here for a time. They belong to no cell of ours and count nowhere.

    Raises Refused; Offered where the cell ends earlier.
    """
    check_has_happened(on, occasion.today, field="on")
    check_a_day_is_left(on, until, field="until")
    check_newcomer(person, on, occasion.today)
    cell_on(cell, on)
    check_within(Period(on, until), cell, today=occasion.today)
    with one_truth_a_day():
        guest = member_of(person)
        guest.save()
        comes(guest)
        stay = TemporaryStay.objects.create(
            member=guest,
            host=cell,
            home_name=clean_text(home_name),
            valid_from=on,
            valid_to=until,
            ordered_by=cite(document, today=occasion.today),
        )
    data = {"home": home_name, "host": cell.code, "on": on}
    entry = record(occasion, act="cells.receive_guest", subject=guest, data=data)
    tell_of_member(entry, guest, besides=[cell.pk], occasion=occasion)
    return stay
