"""«Correct a mistake»: what the register says was never so. Nothing happened on a day; the log keeps both values and the reason.

Where one cell or degree follows another without a day between, the border is one day: both move. Whoever corrects keeps the
register of every cell they touch (`kept`).
"""

from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager
from copy import copy
from datetime import date
from typing import Any

from django.db.models import ProtectedError
from django.utils.translation import gettext as _

from accounts.models import Occasion
from accounts.queries.kept_texts import last_entry
from accounts.rules.days import day_in_words
from accounts.rules.refusal import Refused
from accounts.rules.replacing import Entries
from accounts.rules.text import clean_text
from accounts.services.journal import Values, values_of
from accounts.services.log import record
from accounts.services.replacing import check_up_to_date
from cells.models import Activity, Degree, Ground, Member, Membership, Post, Transfer
from cells.models.dated import Dated
from cells.queries.facts import cell_of, days_of, facts_of, kind_of, leads_outside, life_gaps, life_outside
from cells.queries.ground_kinds import admissions
from cells.queries.parameters import statutes_known
from cells.queries.particulars import PARTICULARS, particulars_as_json, put_particular
from cells.rules.ahead import END_MAY_LIE_AHEAD, check_has_happened
from cells.rules.grounds import check_ground
from cells.rules.member_facts import FIELDS, breaches, check_member_days
from cells.rules.periods import Period, check_a_day_is_left, earlier_end
from cells.services.activity_checks import check_activity
from cells.services.facts_ahead import led_on_afterwards
from cells.services.from_above import tell_of_member
from cells.services.member_days import check_within_cells, days_stand_together
from cells.services.offices import check_post
from cells.services.periods import locked, one_truth_a_day
from cells.services.resting import check_what_it_rests_on

FOLLOWING = (Membership, Degree)
"""Facts of which one follows the other: of each member there is one every day."""


@led_on_afterwards()
def correct_fact(
    *,
    member: Member,
    kind: str,
    pk: int,
    values: Mapping[str, Any],
    why: str,
    kept: Collection[int],
    occasion: Occasion,
) -> None:
    """Give a fact its right values (`values`: by column, `valid_from` and `valid_to` among them). Raises Refused."""
    why = checked_reason(why)
    member, fact = _locked(member, kind, pk, kept)
    before, first = _recorded(fact), fact.valid_from
    _check_not_ahead(kind, fact, values, occasion.today)
    touched = _border(fact, kept, new_from=values["valid_from"], new_to=values["valid_to"])
    for column, value in values.items():
        setattr(fact, column, clean_text(value, lines=True) if isinstance(value, str) else value)
    _check_kept(fact, kept)
    check_a_day_is_left(fact.valid_from, fact.valid_to, field="valid_to")
    if isinstance(fact, Ground):
        check_ground(fact, fact.category, admissions())
    if isinstance(fact, Post):
        check_post(fact, today=occasion.today)
    if isinstance(fact, Activity):
        check_activity(fact)
    if _recorded(fact) == before:
        raise Refused(_("Nothing is different from what the register says."))
    check_what_it_rests_on(fact, Period(*_period(before)), today=occasion.today)
    memberships = [one for one in (fact, *touched) if isinstance(one, Membership)]
    check_within_cells(memberships, occasion.today, field="valid_from", end_field="valid_to")
    with _a_whole_life(member, fact):
        with days_stand_together(member, occasion.today, beside="valid_from"), one_truth_a_day(field="valid_from"):
            _write({fact: before} | touched)
        transfers = _move_receipts(member, fact, first)
    data: Values = {"kind": kind, "fact": pk, "before": before, "after": _recorded(fact), "transfers": transfers}
    data["border"] = [{"fact": n.pk, "before": b, "after": _recorded(n)} for n, b in touched.items()]
    entry = record(occasion, act="cells.correct_fact", subject=member, why=why, data=data)
    tell_of_member(entry, member, occasion=occasion)


@led_on_afterwards()
def check_fact_up_to_date(
    *, member: Member, kind: str, pk: int, values: Mapping[str, Any], made_from: Entries | None
) -> None:
    """Before `correct_fact`, in its transaction: the member stays locked. Raises Outdated where somebody else corrected the fact
    since `made_from`."""
    fact = facts_of(locked(member), kind).get(pk=pk)
    now = {name: getattr(fact, name) for name in values}
    check_up_to_date(made_from, kept=now, wanted=values, last=last_entry(member, acts=["cells.correct_fact"]))


@led_on_afterwards()
def remove_fact(
    *,
    member: Member,
    kind: str,
    pk: int,
    why: str,
    kept: Collection[int],
    occasion: Occasion,
) -> None:
    """Take an entry out that was made by mistake; the log keeps it. What it followed without a day between goes on instead."""
    why = checked_reason(why)
    member, fact = _locked(member, kind, pk, kept)
    _check_is_not_the_only(fact)
    before = _recorded(fact)
    previous = _adjoining(fact, valid_to=fact.valid_from, kept=kept)
    border = [{"fact": previous.pk, "before": _recorded(previous)}] if previous else []
    transfers = _unreceive(member, fact)
    with _a_whole_life(member), days_stand_together(member, occasion.today, beside=None):
        try:
            fact.delete()
        except ProtectedError as error:
            raise Refused(_("Something else rests on this entry. Correct that first.")) from error
        if previous is not None:
            _go_on_instead(previous, fact, occasion.today)
            border[0]["after"] = _recorded(previous)
    data: Values = {"kind": kind, "fact": pk, "before": before, "border": border, "transfers": transfers}
    entry = record(occasion, act="cells.remove_fact", subject=member, why=why, data=data)
    tell_of_member(entry, member, occasion=occasion)


def check_particulars(member: Member, values: Mapping[str, object], today: date) -> None:
    """What the days among these values tell together with the register, before the correction is tried. Raises Refused as
    `correct_particulars` does."""
    then = copy(member)
    for name in ("born_on", "admitted_on"):
        put_particular(then, name, values[name])
    fields = dict.fromkeys(FIELDS, _blamed(member, values))
    statutes = statutes_known()
    before = breaches(days_of(member), today, statutes)
    check_member_days(days_of(then), today, statutes=statutes, beside=fields, before=before)


def _blamed(member: Member, values: Mapping[str, object]) -> str:
    return "admitted_on" if values["born_on"] == member.birth else "born_on"


@led_on_afterwards()
def correct_particulars(
    *,
    member: Member,
    values: Mapping[str, object],
    why: str,
    occasion: Occasion,
    made_from: Entries | None = None,
) -> None:
    """Name, birth, sex, card, admission: what was written wrong, not what changed on a day. `values`: by PARTICULARS, of the
    birth (`born_on`) a day or the year alone. Raises Refused, and Outdated where somebody else corrected one of them since
    `made_from`."""
    why = checked_reason(why)
    member = locked(member)
    before = particulars_as_json(member)
    last = last_entry(member, acts=["cells.correct_particulars"])
    check_up_to_date(made_from, kept=before, wanted=values, last=last)
    with days_stand_together(member, occasion.today, beside=_blamed(member, values)):
        for name in PARTICULARS:
            put_particular(member, name, values[name])
        member.save()
    after = particulars_as_json(member)
    changed = [name for name in PARTICULARS if before[name] != after[name]]
    if not changed:
        raise Refused(_("Nothing is different from what the register says."))
    data = {"before": {n: before[n] for n in changed}, "after": {n: after[n] for n in changed}}
    entry = record(occasion, act="cells.correct_particulars", subject=member, why=why, data=data)
    tell_of_member(entry, member, occasion=occasion)


def _check_not_ahead(kind: str, fact: Dated, values: Mapping[str, Any], today: date) -> None:
    """What an act could not have recorded ahead of its day is no correction either."""
    first, end = values["valid_from"], values["valid_to"]
    if first != fact.valid_from:
        check_has_happened(first, today, field="valid_from")
    if end is not None and end != fact.valid_to and kind not in END_MAY_LIE_AHEAD:
        check_has_happened(end, today, field="valid_to")


def checked_reason(why: str) -> str:
    """Without one nothing is corrected. Raises Refused."""
    why = clean_text(why, lines=True)
    if not why:
        raise Refused(_("Say why this is a mistake: the reason stays in the log."), field="why")
    return why


def _locked(member: Member, kind: str, pk: int, kept: Collection[int]) -> tuple[Member, Any]:
    member = locked(member)
    fact = facts_of(member, kind).get(pk=pk)
    _check_kept(fact, kept)
    return member, fact


def _check_kept(fact: Dated, kept: Collection[int]) -> None:
    cell = cell_of(fact)
    if cell is not None and cell not in kept:
        raise Refused(_("This stands in the register of another organisation. Ask the committee above both of you."))


def _check_is_not_the_only(fact: Dated) -> None:
    """Who was never in any cell is on no page of the register."""
    if isinstance(fact, Membership) and not Membership.objects.filter(member=fact.member).exclude(pk=fact.pk).exists():
        raise Refused(
            _(
                "This is the only cell the member was ever in: without it the record is lost. Correct the cell or the days, "
                "or merge the record if the person has another."
            )
        )


def _adjoining(fact: object, *, kept: Collection[int], **border: date | None) -> Any:
    """The fact of the same kind that ends or begins where this one begins or ends."""
    if not isinstance(fact, FOLLOWING) or None in border.values():
        return None
    adjoining = facts_of(fact.member, kind_of(fact)).filter(**border).exclude(pk=fact.pk).first()
    if adjoining is not None:
        _check_kept(adjoining, kept)
    return adjoining


def _border(fact: Any, kept: Collection[int], *, new_from: date, new_to: date | None) -> dict[Any, Values]:
    """The neighbours whose border moves along, with their new days; by each what it was before."""
    moved: dict[Any, Values] = {}
    if new_from != fact.valid_from and (previous := _adjoining(fact, valid_to=fact.valid_from, kept=kept)):
        moved[previous] = _recorded(previous)
        previous.valid_to = new_from
    if new_to != fact.valid_to and (following := _adjoining(fact, valid_from=fact.valid_to, kept=kept)):
        if new_to is None:
            raise Refused(
                _("Another entry follows on %(day)s: this one cannot go on.") % {"day": day_in_words(fact.valid_to)},
                field="valid_to",
            )
        moved[following] = _recorded(following)
        following.valid_from = new_to
    for neighbour in moved:
        if neighbour.is_over_on(neighbour.valid_from):
            raise Refused(
                _("Nothing would be left of the entry beside it. Remove that entry first."), field="valid_from"
            )
    return moved


def _write(was: Mapping[Any, Values]) -> None:
    """First what becomes shorter, then what becomes longer: on no statement are there two truths."""
    for fact, before in was.items():
        began, ended = _period(before)
        first, last = max(fact.valid_from, began), earlier_end(fact.valid_to, ended)
        if last is None or first < last:
            type(fact)._default_manager.filter(pk=fact.pk).update(
                valid_from=first, valid_to=last, **_departure(fact, last)
            )
    for fact in was:
        fact.save()


def _go_on_instead(previous: Any, removed: Any, today: date) -> None:
    previous.valid_to = removed.valid_to
    if isinstance(previous, Membership) and isinstance(removed, Membership):
        previous.departure, previous.ended_by = removed.departure, removed.ended_by
        check_within_cells([previous], today, field=None)
    previous.save()


def _departure(fact: Any, last: date | None) -> dict[str, str]:
    if not isinstance(fact, Membership):
        return {}
    return {"departure": "" if last is None else fact.departure or Membership.Departure.TRANSFERRED}


def _move_receipts(member: Member, fact: object, first: date) -> list[int]:
    """The receipt of a transfer and the first day of the membership it brought are one day."""
    if not isinstance(fact, Membership) or fact.valid_from == first:
        return []
    moved = []
    for transfer in Transfer.objects.filter(member=member, to_cell=fact.cell, received_on=first):
        if fact.valid_from < transfer.sent_on:
            raise Refused(
                _("The papers were sent on %(day)s.") % {"day": day_in_words(transfer.sent_on)}, field="valid_from"
            )
        transfer.received_on = fact.valid_from
        transfer.save(update_fields=["received_on"])
        moved.append(transfer.pk)
    return moved


def _unreceive(member: Member, fact: object) -> list[int]:
    if not isinstance(fact, Membership):
        return []
    brought = Transfer.objects.filter(member=member, to_cell=fact.cell, received_on=fact.valid_from)
    keys = list(brought.values_list("pk", flat=True))
    brought.update(received_on=None, received_by=None, taken_back_on=fact.valid_from)
    return keys


@contextmanager
def _a_whole_life(member: Member, fact: Dated | None = None) -> Iterator[None]:
    """Whatever is corrected, the member belongs to exactly one cell on every day until they left, and to the group they lead.
    What is not so is said beside the day of the corrected fact that makes it so."""
    led = {leadership.pk for leadership, _day in leads_outside(member)}
    yield
    _check_life(member, fact)
    for leadership, day in leads_outside(member):
        if leadership.pk not in led:
            raise Refused(
                _("On %(day)s the member would lead %(group)s without belonging to it. Correct that entry first.")
                % {"day": day_in_words(day), "group": leadership.group.name},
                field=_day_to_blame(fact, day),
            )


def _day_to_blame(fact: Dated | None, day: date) -> str | None:
    if fact is None:
        return None
    return "valid_from" if day <= fact.valid_from else "valid_to"


def _check_life(member: Member, fact: Dated | None) -> None:
    for gap in life_gaps(member):
        raise Refused(
            _("Between %(start)s and %(end)s the member would belong to no cell.")
            % {"start": day_in_words(gap.start), "end": day_in_words(gap.end)},
            field=_day_to_blame(fact, gap.start),
        )
    for outside in life_outside(member):
        raise Refused(
            _("On %(day)s the member would be in a group of a cell they do not belong to. Correct that entry first.")
            % {"day": day_in_words(outside.day)},
            field=_day_to_blame(fact, outside.day),
        )


def _recorded(fact: Dated) -> Values:
    """Of the member whose it is the entry of the log speaks already."""
    return {name: value for name, value in values_of(fact).items() if name != "member_id"}


def _period(values: Values) -> tuple[date, date | None]:
    first, end = values["valid_from"], values["valid_to"]
    return date.fromisoformat(first), date.fromisoformat(end) if end else None
