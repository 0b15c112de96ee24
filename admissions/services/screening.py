"""The yearly list: who comes on it, the cell's secret ballot, help and its result, and the way out, which is the register's act.
Nothing in the log names whom it is about, but for the register's own entry of a member who left."""

from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import Occasion
from accounts.rules.days import day_in_words
from accounts.rules.refusal import Refused
from accounts.rules.text import clean_text
from accounts.services.log import record
from admissions.models import Screened, ScreeningGround
from admissions.queries.screening import entitled_to_screen, home_of, looks_of
from admissions.rules.screening import Look, Stage, help_ends_on, is_listed, stage_on
from admissions.rules.terms import Key
from cells.models import Member, Membership, Organisation
from cells.queries.organisations import cell_on
from cells.queries.parameters import parameters_on, statutes_known
from cells.rules.ahead import check_has_happened
from cells.rules.document_reference import CitedDocument
from cells.services.departures import leave
from meetings.models import Meeting
from pilots.queries.guidance import nearest_topics

TOPIC = "2.screening_removal"


@transaction.atomic
def list_member(
    *, cell: Organisation, member: Member, ground: ScreeningGround, note: str, on: date, occasion: Occasion
) -> Screened:
    """The cell committee proposes a member for the list of the year of the day. Raises Refused."""
    check_has_happened(on, occasion.today, field="on")
    cell_on(cell, on)
    if not ground.period.contains(on):
        raise Refused(_("The guidance does not name this group on that day."), field="ground")
    if not Membership.objects.on(on).filter(member=member, cell=cell).exists():
        raise Refused(_("%(name)s is no member of the cell on that day.") % {"name": member.in_full}, field="member")
    Member.objects.select_for_update(no_key=True).get(pk=member.pk)
    if Screened.objects.filter(member=member, year=on.year).exists():
        words = _("%(name)s is on the list of %(year)s already.") % {"name": member.in_full, "year": on.year}
        raise Refused(words, field="member")
    one = Screened.objects.create(
        cell=cell, member=member, year=on.year, ground=ground, note=clean_text(note), listed_on=on
    )
    record(occasion, act="admissions.list_member", subject=one, data={"on": on, "ground": ground.key})
    return one


@dataclass(frozen=True)
class Ballot:
    """The cell's secret ballot on one member, at a meeting in person."""

    meeting: Meeting
    in_favour: int
    helper: Member | None = None
    """Who helps from then on, where it is reached."""


@transaction.atomic
def vote_on_member(*, screened: Screened, ballot: Ballot, occasion: Occasion) -> Screened:
    """Reached, the member is educated and helped from the day of the meeting; else is not on the list. Raises Refused."""
    one, look = locked(screened)
    meeting = ballot.meeting
    _check_meeting(one, meeting, occasion.today)
    _expect(look, occasion.today, Stage.LISTED)
    if meeting.held_on < one.listed_on:
        words = _("The member is on the list since %(day)s.") % {"day": day_in_words(one.listed_on)}
        raise Refused(words, field="meeting")
    base = entitled_to_screen(meeting).base
    if ballot.in_favour > base:
        words = _("These are more than the %(number)d who could vote.") % {"number": base}
        raise Refused(words, field="in_favour")
    terms = parameters_on(meeting.held_on)
    passed = is_listed(ballot.in_favour, base, terms.choice(Key.SCREENING_VOTE))
    _check_helper(one, ballot.helper, occasion.today)
    one.meeting, one.voted_on, one.in_favour, one.base = meeting, meeting.held_on, ballot.in_favour, base
    one.passed, one.helper = passed, ballot.helper if passed else None
    one.save()
    data = {"on": meeting.held_on, "in_favour": ballot.in_favour, "base": base, "passed": passed}
    record(occasion, act="admissions.vote_on_member", subject=one, data=data)
    return one


@transaction.atomic
def assign_helper(*, screened: Screened, helper: Member, occasion: Occasion) -> Screened:
    """Another official member of the cell helps. Raises Refused."""
    one, look = locked(screened)
    _expect(look, occasion.today, Stage.HELPED)
    _check_helper(one, helper, occasion.today)
    one.helper = helper
    one.save(update_fields=["helper"])
    record(occasion, act="admissions.assign_helper", subject=one, data={"on": occasion.today})
    return one


@transaction.atomic
def record_result(*, screened: Screened, progress: bool, way: str, on: date, occasion: Occasion) -> Screened:
    """Progress: off the list, whenever it shows. None: once the months of help are full the cell proposes to put the member out,
    in which way. Raises Refused."""
    one, look = locked(screened)
    check_has_happened(on, occasion.today, field="on")
    _expect(look, occasion.today, Stage.HELPED)
    if one.voted_on is not None and on < one.voted_on:
        words = _("Help began on %(day)s.") % {"day": day_in_words(one.voted_on)}
        raise Refused(words, field="on")
    if not progress:
        _check_help_is_over(one, on)
        if way not in Screened.Way.values:
            raise Refused(_("Say what the cell proposes."), field="way")
    one.progress, one.result_on, one.proposed_way = progress, on, "" if progress else way
    one.save()
    record(occasion, act="admissions.record_result", subject=one, data={"on": on, "progress": progress})
    return one


def _check_help_is_over(one: Screened, on: date) -> None:
    ends = help_ends_on(one.voted_on, statutes_known()) if one.voted_on is not None else None
    if ends is not None and on < ends[0]:
        words = _("The member is helped until %(day)s: that there is no progress is told on that day at the earliest.")
        raise Refused(words % {"day": day_in_words(ends[0])}, clause=ends[1], field="on")


@transaction.atomic
def put_out(*, screened: Screened, on: date, document: CitedDocument | None, occasion: Occasion) -> Screened:
    """The committee above has decided as was proposed: the member leaves the register from the day. Raises Refused, also by the
    register."""
    one, look = locked(screened)
    _expect(look, occasion.today, Stage.TO_GO)
    if one.result_on is not None and on < one.result_on:
        words = _("This lies before %(day)s.") % {"day": day_in_words(one.result_on)}
        raise Refused(words, field="on")
    record(occasion, act="admissions.put_out", subject=one, data={"on": on, "way": one.proposed_way})
    leave(member=one.member, way=one.proposed_way, on=on, document=document, occasion=occasion)
    return one


@transaction.atomic
def take_back_screening(*, screened: Screened, why: str, occasion: Occasion) -> None:
    """The last step was entered by mistake: result, vote, or the entry itself. Raises Refused once the register has the exit."""
    one, look = locked(screened)
    stage = stage_on(look, occasion.today)
    if stage == Stage.LEFT:
        raise Refused(_("The register has this now: correct it with the member."))
    record(occasion, act="admissions.take_back_screening", subject=one, why=why, data={"stage": stage})
    if stage == Stage.LISTED:
        one.delete()
        return
    if stage in (Stage.PROGRESS, Stage.TO_GO):
        one.result_on, one.progress, one.proposed_way = None, None, ""
    else:
        one.meeting, one.voted_on, one.in_favour, one.base, one.passed, one.helper = (None,) * 6
    one.save()


def locked(screened: Screened) -> tuple[Screened, Look]:
    """As it is now; who else acts on it waits. Raises Refused where it was taken back."""
    rows = Screened.objects.select_for_update(of=("self",), no_key=True).select_related("cell", "member")
    one = rows.filter(pk=screened.pk).first()
    if one is None:
        raise Refused(_("Somebody else took it back a moment ago."))
    return one, looks_of([one])[one.pk]


def _expect(look: Look, today: date, stage: Stage) -> None:
    if stage_on(look, today) != stage:
        raise Refused(_("This was recorded meanwhile, or is not its turn. Look at the page anew."))


def _check_meeting(one: Screened, meeting: Meeting, today: date) -> None:
    if meeting.organisation_id not in {one.cell_id, home_of(one, today).pk}:
        raise Refused(_("Choose the meeting at which the cell voted."), field="meeting")
    if meeting.state != Meeting.State.HELD:
        raise Refused(_("This meeting has not been held."), field="meeting")
    if meeting.format != Meeting.Format.IN_PERSON:
        topic = nearest_topics(meeting.held_on).get(TOPIC)
        raise Refused(
            _("This was held %(format)s: on this a cell votes only in person.")
            % {"format": meeting.get_format_display()},
            clause=topic.clause if topic else "",
            field="meeting",
        )


def _check_helper(one: Screened, helper: Member | None, today: date) -> None:
    if helper is not None and helper.pk == one.member_id:
        raise Refused(_("Nobody helps themselves."), field="helper")
    if helper is not None and not Membership.objects.on(today).filter(member=helper).exists():
        raise Refused(_("%(name)s is no member any more.") % {"name": helper.in_full}, field="helper")
