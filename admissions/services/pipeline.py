"""Persons come on the source list, their steps are recorded, and their case ends. No name goes into the log: a person who was
not admitted is to be forgotten, and the log forgets nothing."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import Occasion
from accounts.queries.kept_texts import last_entry
from accounts.rules.days import day_before, day_in_words, months_after
from accounts.rules.refusal import Refused
from accounts.rules.replacing import Entries
from accounts.rules.text import clean_text
from accounts.services.log import record
from accounts.services.replacing import check_up_to_date
from admissions.models import Candidate, CandidateCompanion, CandidatePaper, CandidateStep
from admissions.queries.pipeline import (
    CASE,
    case_of,
    entitled,
    has_committee,
    home_of,
    paper_kinds_for,
    to_be_removed,
)
from admissions.queries.terms import terms_known, terms_on
from admissions.rules.pipeline import check_step
from admissions.rules.steps import CELL_VOTES, IN_THE_REGISTER, VOTES, Case, Step, stage_of
from admissions.rules.terms import Key, Terms
from admissions.rules.votes import Share, is_reached
from cells.models import Degree, Member, Organisation
from cells.queries.organisations import cell_on
from cells.queries.parameters import statutes_known
from cells.rules.ahead import check_has_happened
from cells.rules.births import Birth, earliest_day
from cells.rules.document_reference import CitedDocument
from cells.services.document_references import cite
from meetings.models import Meeting
from pilots.queries.guidance import nearest_topics

TOPICS = {Step.CELL_VOTE: "1.admission", Step.FULL_VOTE: "1.full_membership"}
SHARES = {
    Step.CELL_VOTE: Key.CELL_VOTE,
    Step.FULL_VOTE: Key.FULL_VOTE,
    Step.COMMITTEE_VOTE: Key.COMMITTEE_VOTE,
    Step.FULL_COMMITTEE_VOTE: Key.COMMITTEE_VOTE,
}


@dataclass(frozen=True)
class Particulars:
    """Of a person who is no member: no more than the work needs."""

    full_name: str
    birth: Birth | None = None
    sex: str = ""
    sector: str = ""


@dataclass(frozen=True)
class StepTold:
    """What is told of a step. Of a vote of the cell: at which meeting; its day is that of the meeting."""

    step: str
    on: date
    meeting: Meeting | None = None
    in_favour: int | None = None
    against: int | None = None
    base: int | None = None
    """Of a committee's vote; that of a cell is counted."""
    document: CitedDocument | None = None
    companion: CandidateCompanion | None = None
    passed: bool = True


@transaction.atomic
def list_candidate(*, cell: Organisation, person: Particulars, on: date, occasion: Occasion) -> Candidate:
    """The cell's monthly resolution puts them on the source list (quần chúng ưu tú). Raises Refused."""
    check_has_happened(on, occasion.today, field="on")
    cell_on(cell, on)
    if person.birth is not None and earliest_day(person.birth) >= on:
        raise Refused(_("The person is born after that day."), field="born_on")
    candidate = Candidate(cell=cell, full_name=person.full_name, sex=person.sex, sector=person.sector, listed_on=on)
    candidate.birth = person.birth
    candidate.save()
    record(occasion, act="admissions.list_candidate", subject=candidate, data={"cell": cell.code, "on": on})
    return candidate


@transaction.atomic
def correct_candidate(
    *, candidate: Candidate, person: Particulars, occasion: Occasion, made_from: Entries | None = None
) -> Candidate:
    """Who they are was written wrongly. Raises Refused once the register has them; Outdated."""
    candidate = locked(candidate)
    if candidate.member_id is not None:
        raise Refused(_("The register has this person now: correct it there."))
    kept = {
        "full_name": candidate.full_name,
        "born_on": candidate.birth,
        "sex": candidate.sex,
        "sector": candidate.sector,
    }
    wanted = {"full_name": person.full_name, "born_on": person.birth, "sex": person.sex, "sector": person.sector}
    last = last_entry(candidate, acts=["admissions.correct_candidate"])
    check_up_to_date(made_from, kept=kept, wanted=wanted, last=last)
    candidate.full_name, candidate.sex, candidate.sector = person.full_name, person.sex, person.sector
    candidate.birth = person.birth
    candidate.save()
    changed = sorted(name for name in kept if kept[name] != wanted[name])
    record(occasion, act="admissions.correct_candidate", subject=candidate, data={"changed": changed})
    return candidate


@transaction.atomic
def record_step(*, candidate: Candidate, told: StepTold, occasion: Occasion) -> CandidateStep:
    """Any step but those that the register does (services/joining.py). Raises Refused with all that stands in the way."""
    if told.step in IN_THE_REGISTER:
        raise RuntimeError("The register does this step.")
    candidate = locked(candidate)
    return write_step(candidate, told, occasion)


def write_step(candidate: Candidate, told: StepTold, occasion: Occasion) -> CandidateStep:
    """Within the transaction of an act that holds the candidate."""
    on = told.meeting.held_on if told.meeting is not None and told.step in CELL_VOTES else told.on
    check_has_happened(on, occasion.today, field="on")
    terms = terms_on(on)
    check_step(_case(candidate, on, occasion.today), told.step, on, terms, statutes_known())
    row = CandidateStep(candidate=candidate, step=told.step, on=on, passed=told.passed, companion=told.companion)
    row.ordered_by = cite(told.document, today=occasion.today)
    if told.step in VOTES:
        _vote(row, candidate, told, terms, occasion.today)
    elif told.step == Step.REMARK and told.companion is None:
        raise Refused(_("Choose whose remark it is."), field="companion")
    elif told.step in (Step.DECISION, Step.FULL_DECISION) and row.ordered_by is None:
        raise Refused(_("Name the decision."), field="document")
    row.save()
    settle_stage(candidate, occasion.today)
    data = {"step": told.step, "on": on, "passed": row.passed, "in_favour": row.in_favour, "base": row.base}
    data |= {"document": str(row.ordered_by or "")}
    record(occasion, act="admissions.record_step", subject=candidate, data=data)
    return row


def _vote(row: CandidateStep, candidate: Candidate, told: StepTold, terms: Terms, today: date) -> None:
    if told.step in CELL_VOTES:
        row.meeting = _meeting(candidate, told, today)
        row.base = entitled(row.meeting).base
    else:
        row.base = told.base
    if told.in_favour is None or told.against is None or row.base is None:
        raise Refused(_("Write how many voted in favour and how many did not."), field="in_favour")
    if told.in_favour + told.against > row.base:
        raise Refused(
            _("Together these are more than the %(number)d who could vote.") % {"number": row.base}, field="in_favour"
        )
    row.in_favour, row.against = told.in_favour, told.against
    row.passed = is_reached(told.in_favour, row.base, terms.choice(SHARES[Step(told.step)]) or Share.TWO_THIRDS)


def _meeting(candidate: Candidate, told: StepTold, today: date) -> Meeting:
    meeting = told.meeting
    if meeting is None or meeting.organisation_id not in {candidate.cell_id, home_of(candidate, today).pk}:
        raise Refused(_("Choose the meeting at which the cell voted."), field="meeting")
    if meeting.state != Meeting.State.HELD:
        raise Refused(_("This meeting has not been held."), field="meeting")
    if meeting.format != Meeting.Format.IN_PERSON:
        topic = nearest_topics(meeting.held_on).get(TOPICS[Step(told.step)])
        raise Refused(
            _("This was held %(format)s: on this a cell votes only in person.")
            % {"format": meeting.get_format_display()},
            clause=topic.clause if topic else "",
            field="meeting",
        )
    return meeting


@transaction.atomic
def take_back_step(*, step: CandidateStep, why: str, occasion: Occasion) -> None:
    """It was entered by mistake. Raises Refused of what the register keeps, and where later steps rest on it."""
    candidate = locked(step.candidate)
    row = CandidateStep.objects.filter(pk=step.pk).first()
    if row is None:
        raise Refused(_("Somebody else took it back a moment ago."))
    if row.step in IN_THE_REGISTER:
        raise Refused(_("The register has this now: correct it with the member."))
    later = CandidateStep.objects.filter(candidate=candidate, pk__gt=row.pk, step__in=_RESTING[row.step])
    if later.exists():
        raise Refused(_("Later steps rest on this one. Take them back first."))
    data = {"step": row.step, "on": row.on, "passed": row.passed}
    record(occasion, act="admissions.take_back_step", subject=candidate, why=why, data=data)
    row.delete()
    settle_stage(candidate, occasion.today)


_ORDER = (
    Step.CELL_VOTE, Step.COMMITTEE_VOTE, Step.DECISION, Step.RECEIPT, Step.CEREMONY, Step.FULL_VOTE,
    Step.FULL_COMMITTEE_VOTE, Step.FULL_DECISION, Step.CARD,
)  # fmt: skip
_RESTING: Mapping[str, tuple[str, ...]] = {
    step: _ORDER[_ORDER.index(step) + 1 :] if step in _ORDER else _ORDER for step in Step
}


@transaction.atomic
def keep_papers(
    *,
    candidate: Candidate,
    papers: Mapping[str, tuple[str, date | None]],
    occasion: Occasion,
    made_from: Entries | None = None,
) -> None:
    """The whole checklist: by key its state and the day of the paper. Raises Refused beside `KEY-on`; Outdated."""
    candidate = locked(candidate)
    known = {paper.key: paper for paper in candidate.papers.all()}
    kept: dict[str, object] = {}
    wanted: dict[str, object] = {}
    for key, (state, on) in papers.items():
        if state == CandidatePaper.State.THERE and on is None:
            raise Refused(_("Write the day of the paper."), field=f"{key}-on")
        if on is not None:
            check_has_happened(on, occasion.today, field=f"{key}-on")
        row = known.get(key)
        kept |= {
            f"{key}-state": row.state if row else CandidatePaper.State.MISSING,
            f"{key}-on": row.on if row else None,
        }
        wanted |= {f"{key}-state": state, f"{key}-on": on}
    last = last_entry(candidate, acts=["admissions.keep_papers"])
    check_up_to_date(made_from, kept=kept, wanted=wanted, last=last)
    for key, (state, on) in papers.items():
        CandidatePaper.objects.update_or_create(candidate=candidate, key=key, defaults={"state": state, "on": on})
    record(occasion, act="admissions.keep_papers", subject=candidate, data={"papers": wanted})


@transaction.atomic
def add_companion(
    *,
    candidate: Candidate,
    member: Member | None,
    body: str,
    since: date | None,
    on: date,
    occasion: Occasion,
) -> CandidateCompanion:
    """From `on` an official member or a mass organisation introduces the person; after the ceremony a member helps them.
    Raises Refused."""
    candidate = locked(candidate)
    check_has_happened(on, occasion.today, field="on")
    if on < candidate.listed_on:
        words = _("The person is on the source list since %(day)s.") % {"day": day_in_words(candidate.listed_on)}
        raise Refused(words, field="on")
    if (member is None) is (not body):
        raise Refused(_("Choose a member or a mass organisation."), field="member")
    if member is not None and not member.degrees.on(on).filter(value=Degree.Value.OFFICIAL).exists():
        raise Refused(_("%(name)s is no official member on that day.") % {"name": member.in_full}, field="member")
    if since is not None and since > on:
        raise Refused(_("Give a day before the first day."), field="since")
    helps = candidate.member_id is not None
    same = candidate.companions.filter(helps=helps)
    if same.not_over(on).filter(member=member, body=body).exists():
        raise Refused(_("This one is with the person already."), field="member")
    if same.on(on).count() >= (1 if helps else 2):
        words = _("One helps already: end that first.") if helps else _("There are two already: end one of them first.")
        raise Refused(words, field="member")
    row = CandidateCompanion.objects.create(
        candidate=candidate, member=member, body=body, since=since, helps=helps, valid_from=on
    )
    settle_stage(candidate, occasion.today)
    data = {"member": member.pk if member else None, "body": body, "on": on, "helps": helps}
    record(occasion, act="admissions.add_companion", subject=candidate, data=data)
    return row


@transaction.atomic
def end_companion(*, companion: CandidateCompanion, on: date, occasion: Occasion) -> None:
    """From `on` they are with the person no more: their remark is due. Raises Refused."""
    candidate = locked(companion.candidate)
    row = CandidateCompanion.objects.get(pk=companion.pk)
    check_has_happened(on, occasion.today, field="on")
    if row.valid_to is not None:
        raise Refused(_("It ended on %(day)s.") % {"day": day_in_words(day_before(row.valid_to))})
    if on <= row.valid_from:
        raise Refused(_("It began on %(day)s.") % {"day": day_in_words(row.valid_from)}, field="on")
    row.valid_to = on
    row.save(update_fields=["valid_to"])
    settle_stage(candidate, occasion.today)
    record(occasion, act="admissions.end_companion", subject=candidate, data={"companion": row.pk, "on": on})


@transaction.atomic
def close_candidate(*, candidate: Candidate, how: str, because: str, on: date, occasion: Occasion) -> None:
    """Rejected or given up, before the admission. Raises Refused."""
    candidate = locked(candidate)
    check_has_happened(on, occasion.today, field="on")
    if candidate.member_id is not None:
        raise Refused(_("The person is a member: it ends by a decision on full membership."))
    if on < candidate.listed_on:
        words = _("The person is on the source list since %(day)s.") % {"day": day_in_words(candidate.listed_on)}
        raise Refused(words, field="on")
    if not (because := clean_text(because)):
        raise Refused(_("Give the reason."), field="because")
    end_case(candidate, how, because, on, occasion)


def end_case(candidate: Candidate, how: str, because: str, on: date, occasion: Occasion) -> None:
    """Within the transaction of an act that holds the candidate. The reason may name people: it stays out of the log."""
    candidate.closed_on, candidate.closed_as, candidate.closed_because = on, how, because
    candidate.save()
    settle_stage(candidate, occasion.today)
    record(occasion, act="admissions.close_candidate", subject=candidate, data={"how": how, "on": on})


@transaction.atomic
def reopen_candidate(*, candidate: Candidate, why: str, occasion: Occasion) -> None:
    """It was closed by mistake, or is taken up again while the data are there. Raises Refused."""
    candidate = locked(candidate)
    if candidate.closed_on is None or candidate.member_id is not None:
        raise Refused(_("This case is not closed."))
    candidate.closed_on, candidate.closed_as, candidate.closed_because = None, "", ""
    candidate.save()
    settle_stage(candidate, occasion.today)
    record(occasion, act="admissions.reopen_candidate", subject=candidate, why=why)


@transaction.atomic
def remove_closed(*, today: date) -> int:
    """For good, what is kept of rejected and abandoned persons longer than the terms of the day of closing allow; how many
    that were. The row stays with its days, to be counted."""
    terms, removed = terms_known(), 0
    for candidate in to_be_removed(today).select_for_update(of=("self",), no_key=True):
        term = terms.get(Key.CLOSED_KEPT, candidate.closed_on or today)
        months = term.value if term is not None and isinstance(term.value, int) else None
        if months is None or today < months_after(candidate.closed_on or today, months):
            continue
        candidate.steps.all().delete()
        candidate.companions.all().delete()
        candidate.papers.all().delete()
        candidate.full_name = candidate.sex = candidate.closed_because = ""
        candidate.birth, candidate.removed_on = None, today
        candidate.save()
        removed += 1
    return removed


def locked(candidate: Candidate) -> Candidate:
    """As it is now; who else acts on it waits. Raises Refused where the data are removed."""
    now = Candidate.objects.select_for_update(of=("self",), no_key=True).select_related("cell").get(pk=candidate.pk)
    if now.removed_on is not None:
        raise Refused(_("The data of this person have been removed."))
    return now


def settle_stage(candidate: Candidate, today: date) -> None:
    fresh = Candidate.objects.prefetch_related(*CASE).get(pk=candidate.pk)
    candidate.stage = stage_of(case_of(fresh, (), has_committee=True), today)
    Candidate.objects.filter(pk=candidate.pk).update(stage=candidate.stage)


def _case(candidate: Candidate, on: date, today: date) -> Case:
    fresh = Candidate.objects.prefetch_related(*CASE).get(pk=candidate.pk)
    return case_of(fresh, paper_kinds_for(fresh, on), has_committee=has_committee(home_of(candidate, today), on))
