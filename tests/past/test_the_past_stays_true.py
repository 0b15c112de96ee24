"""The past stays true: what the product says of a day does not change by what happens afterwards.

A random history through the services that people use; then act after act, each dated today or later, and after each of them
everything the product says of earlier days (lists, figures, verdicts, documents) is byte for byte what it was.

Left out are the acts that are meant to change what was: «correct a mistake» and «something happened on a day» are different
acts (rulebook, 1). So are those dated by the past they tell of, and what is written for a reporting day that is over.

PAST_SEEDS (numbers, with commas between), PAST_ACTS, PAST_HISTORY and PAST_EVERY make a longer run, or a closer one.
"""

import ast
import difflib
import os
from collections.abc import Iterator
from contextlib import suppress
from datetime import date, timedelta
from pathlib import Path
from random import Random

import pytest

from accounts.rules.days import day_before
from admissions.services import (
    classification,
    discipline,
    exemptions,
    fees,
    listing,
    paper_kinds,
    screening,
    steps,
    taking_over,
)
from admissions.services import reorganisation as of_admissions
from admissions.services import targets as admission_targets
from cells.services import (
    admitting,
    corrections,
    days_off,
    document_references,
    first_register,
    first_tree,
    from_above,
    notices,
    organisation_corrections,
    record_mergers,
    residences,
    statutes,
)
from cells.services.departures import leave, tell_where_they_resided
from cells.services.infrastructure import record_infrastructure
from cells.services.transfers import send_transfer
from cells.services.workbooks import export_lists, note_printing
from meetings.services import after_the_end, calendar_feeds, past, proposals, rubrics, schedule, series
from meetings.services import corrections as meeting_corrections
from meetings.services import rating as ratings
from meetings.services import reorganisation as of_meetings
from meetings.services import reorganisation_corrections as of_meetings_corrected
from meetings.services import telling as of_meetings_told
from meetings.services.agenda import write_agenda
from meetings.services.group_minutes_draft import keep_minutes_draft
from meetings.services.texts import keep_minutes
from pilots.models import Registration
from pilots.rules.registration import RegistrationAct
from pilots.services import (
    agenda_words,
    quotas_inherited,
    registration_steps,
    registrations_passed_on,
    rounds,
    rounds_passed_on,
    telling,
)
from pilots.services import reorganisation as of_pilots
from pilots.services import reorganisation_corrections as of_pilots_corrected
from reorganisations.services import corrections as plan_corrections
from reorganisations.services import corrections_effects, corrections_later, founding
from reorganisations.services import leading as of_plans_led
from reorganisations.services import questions as plan_questions
from reorganisations.services import telling as of_plans_told
from reports.services import contributions, form_texts, issuing_later, periods
from reports.services.attachments import attach, detach
from reports.services.delivery import note_delivery
from reports.services.digital_signatures import sign_document
from reports.services.layouts import settle_layout
from reports.services.numbering import note_numbers_given, settle_numbering
from reports.services.pdf_signing import signed
from reports.services.received import correct_received, enter_received
from sheets.services import corrections as sheet_corrections
from sheets.services import intake, mending, organisation_lists, proceeding
from sheets.services import telling as of_sheets_told
from tests.cast import Cast
from tests.past import (  # noqa: F401 - they enter DEEDS
    deeds_on_admissions,
    deeds_on_meetings,
    deeds_on_members,
    deeds_on_organisations,
    deeds_on_pilots,
    stories,
)
from tests.past.seen import seen_on
from tests.past.stories import ensure_pilot
from tests.past.world import BEGINNING, DEEDS, NotNow, Service, World, people

pytestmark = pytest.mark.django_db
SEEDS = [int(seed) for seed in os.environ.get("PAST_SEEDS", "1").split(",")]
ACTS = int(os.environ.get("PAST_ACTS", "40"))
HISTORY = int(os.environ.get("PAST_HISTORY", "30"))
EVERY = int(os.environ.get("PAST_EVERY", "5"))
"""Acts between two looks; with 1 the act that changed a day stands alone."""
MOST_OF_A_LINE = 600
TRIES = 4
"""At each kind of act: chance seldom finds at once whom it concerns."""

JUDGES = "changes by what days are judged, from its own first day on; tests/cells/services/test_statutes.py holds it"
JUDGES_FILES = "files begun from its day on; tests/admissions/services/test_papers.py holds it"
FORMS = "begins and ends today or later; tests/reports/services/test_form_texts.py holds it"
CORRECTION = "corrects a mistake: the past was another than was thought"
OF_THE_PAST = "tells of days that are over, and is dated by them"
INNER = "is no act by itself: another service does it, for which there is a row"
NO_FACT = "enters nothing into the register"
INNER_REGISTER = "does what the register's own acts do, by them; its own tests hold it"
BESIDE = "stands beside the register; its own tests hold by which day it is counted"
LEFT_OUT: dict[Service, str] = {
    **dict.fromkeys(
        (
            discipline.record_case,
            discipline.announce_case,
            discipline.follow_case,
            screening.list_member,
            screening.vote_on_member,
            screening.assign_helper,
            screening.record_result,
            classification.classify_members,
            classification.classify_organisations,
        ),
        BESIDE,
    ),
    **dict.fromkeys(
        (discipline.take_back_case, discipline.take_back_case_step, screening.take_back_screening), CORRECTION
    ),
    screening.put_out: INNER_REGISTER,
    **dict.fromkeys((fees.record_fees, fees.exempt_from_fees, fees.end_fee_exemption), BESIDE),
    fees.take_back_fee_exemption: CORRECTION,
    exemptions.exempt_member: INNER_REGISTER,
    calendar_feeds.make_feed: NO_FACT,
    calendar_feeds.revoke_feed: NO_FACT,
    proposals.edit_template: NO_FACT,
    proposals.hand_down_topic: NO_FACT,
    proposals.withdraw_topic: NO_FACT,
    schedule.register_schedule: NO_FACT,
    schedule.approve_schedule: NO_FACT,
    series.plan_series: "plans each by plan_meeting, for which there is a row",
    corrections.correct_fact: CORRECTION,
    corrections.remove_fact: CORRECTION,
    corrections.correct_particulars: CORRECTION,
    residences.correct_remark: CORRECTION,
    residences.remove_remark: CORRECTION,
    document_references.correct_title: CORRECTION,
    statutes.correct_row: CORRECTION,
    statutes.take_back_statute: CORRECTION,
    statutes.enter_statute: JUDGES,
    steps.take_back_step: CORRECTION,
    listing.place: INNER,
    taking_over.take_over: OF_THE_PAST,
    of_admissions.apply: INNER,
    of_admissions.correct: INNER,
    admitting.admit: INNER,
    admission_targets.take_back_target: CORRECTION,
    paper_kinds.set_paper: JUDGES_FILES,
    paper_kinds.end_paper: JUDGES_FILES,
    paper_kinds.correct_paper: CORRECTION,
    paper_kinds.take_back_paper: CORRECTION,
    form_texts.replace_form: FORMS,
    form_texts.give_up_form: FORMS,
    days_off.enter_days_off: "changes how terms are counted from then on; a day that was written stays",
    days_off.take_back_day_off: CORRECTION,
    organisation_corrections.correct_code: CORRECTION,
    organisation_corrections.correct_version: CORRECTION,
    organisation_corrections.enter_earlier: CORRECTION,
    organisation_corrections.remove_organisation: CORRECTION,
    organisation_corrections.remove_version: CORRECTION,
    plan_corrections.correct_reorganisation: CORRECTION,
    rounds.correct_letter: CORRECTION,
    record_mergers.merge_records: CORRECTION,
    record_mergers.undo_merger: CORRECTION,
    sheet_corrections.correct: CORRECTION,
    mending.take_values: CORRECTION,
    mending.enter_missing: CORRECTION,
    meeting_corrections.correct_meeting: CORRECTION,
    meeting_corrections.declare_mistaken: CORRECTION,
    agenda_words.enter_phrase: "agendas are read by it from today on or later; what was read stays",
    agenda_words.end_phrase: "agendas are read without it from today on or later; what was read stays",
    ratings.correct_rating: CORRECTION,
    ratings.rate_meeting: "gives a held meeting its points, or others until they are confirmed",
    ratings.confirm_rating: "what counts of a rating changes on the day it is confirmed; the points of the cell stay beside it",
    ratings.confirm_ratings: "confirms several",
    rubrics.enter_rubric: "what is rated keeps the rubric it was rated by",
    rubrics.take_back_rubric: CORRECTION,
    first_register.enter_organisation: OF_THE_PAST,
    first_register.enter_succession: OF_THE_PAST,
    first_tree.enter_first_tree: OF_THE_PAST,
    first_tree.take_back_first_tree: CORRECTION,
    founding.draft_foundings: INNER,
    organisation_lists.make_plans: INNER,
    organisation_lists.begin_register: OF_THE_PAST,
    first_register.enter_members_with_past: OF_THE_PAST,
    first_register.enter_offices_and_groups: OF_THE_PAST,
    past.enter_past_meeting: OF_THE_PAST,
    past.enter_past_meetings: OF_THE_PAST,
    registration_steps.lock_for_act: INNER,
    registration_steps.advance: INNER,
    registration_steps.remove_draft: INNER,
    of_pilots.apply: INNER,
    registrations_passed_on.go_on: INNER,
    registrations_passed_on.fall: INNER,
    rounds_passed_on.let_lists_fall: INNER,
    rounds_passed_on.pass_rounds_on: INNER,
    quotas_inherited.inherit_quotas: INNER,
    of_meetings.apply: INNER,
    after_the_end.settle_after_the_end: INNER,
    after_the_end.unsettle: INNER,
    corrections_effects.follow_in_other_apps: INNER,
    corrections_later.note_played_again: INNER,
    of_plans_led.apply: INNER,
    of_plans_led.correct: INNER,
    plan_questions.ask_about_plan: NO_FACT,
    plan_questions.answer_question: NO_FACT,
    of_pilots_corrected.correct: INNER,
    of_meetings_corrected.correct: INNER,
    settle_numbering: NO_FACT,
    settle_layout: NO_FACT,
    note_numbers_given: NO_FACT,
    issuing_later.ask_to_issue: NO_FACT,
    issuing_later.issue_as_asked: NO_FACT,
    enter_received: NO_FACT,
    correct_received: NO_FACT,
    note_delivery: NO_FACT,
    attach: NO_FACT,
    sign_document: NO_FACT,
    signed: INNER,
    detach: NO_FACT,
    periods.open_period: NO_FACT,
    periods.call_off_period: NO_FACT,
    periods.close_period: NO_FACT,
    periods.reopen_period: NO_FACT,
    contributions.send_figures: NO_FACT,
    contributions.withdraw_figures: NO_FACT,
    contributions.return_figures: NO_FACT,
    contributions.accept_figures: NO_FACT,
    contributions.accept_agreeing: NO_FACT,
    contributions.take_off: NO_FACT,
    contributions.put_back: NO_FACT,
    write_agenda: INNER,
    keep_minutes: INNER,
    keep_minutes_draft: NO_FACT,
    proceeding.proceed: INNER,
    proceeding.carry_out: INNER,
    intake.receive: INNER,
    intake.choose_columns: INNER,
    intake.forget_unfinished: NO_FACT,
    export_lists: NO_FACT,
    note_printing: NO_FACT,
    notices.tell: INNER,
    notices.mark_seen: NO_FACT,
    of_meetings_told.tell_of_meeting: INNER,
    of_plans_told.tell_of_plan: INNER,
    **dict.fromkeys(
        (
            tell_where_they_resided,
            from_above.tell_of_member,
            from_above.tell_of_group,
            from_above.tell_of_organisation,
            of_sheets_told.tell_of_sheet,
            telling.tell_of_step,
            telling.tell_of_round,
            telling.tell_of_round_called_off,
            telling.tell_of_round_continued,
            telling.tell_of_list,
            telling.tell_of_list_back,
            telling.tell_of_guidance,
        ),
        INNER,
    ),
}


def test_every_service_that_acts_has_a_row() -> None:
    rows = {*DEEDS, *LEFT_OUT}
    assert {f"{one.__module__}.{one.__name__}" for one in rows} == set(services_that_act())


def services_that_act() -> Iterator[str]:
    """Public functions of the services that are told the occasion, or at least the moment."""
    root = Path(__file__).parents[2]
    for app in ("cells", "reorganisations", "sheets", "pilots", "meetings", "admissions", "reports"):
        for path in sorted((root / app / "services").rglob("*.py")):
            for function in ast.parse(path.read_text(encoding="utf-8")).body:
                if isinstance(function, ast.FunctionDef) and not function.name.startswith("_"):
                    told = {argument.arg for argument in function.args.kwonlyargs}
                    if told & {"occasion", "at"}:
                        yield f"{'.'.join(path.relative_to(root).with_suffix('').parts)}.{function.name}"


@pytest.mark.parametrize("seed", SEEDS)
def test_what_happens_today_or_later_leaves_every_earlier_day_as_it_was(cast: Cast, seed: int) -> None:
    world = _world(cast, seed)
    world.live(HISTORY)
    kept: dict[date, dict[str, str]] = {}
    for _look in range(ACTS // EVERY):
        world.go_on(world.chance.choice([0, 1, 4]))
        for day in (day_before(world.today), _some_day(world)):
            if day not in kept:
                kept[day] = seen_on(day, world.today)
        first = len(world.told)
        world.live(EVERY)
        for day in {max(kept), world.chance.choice(sorted(kept))}:
            changes = _changes(kept[day], seen_on(day, world.today))
            if changes:
                pytest.fail(
                    "\n".join([f"{day:%d/%m/%Y} changed. Seed {seed}; done since:", *world.told[first:], *changes])
                )


def test_an_act_of_every_kind_leaves_the_days_before_as_they_were(cast: Cast) -> None:
    """After a history in which something of every kind is under way; chance alone seldom brings the one act that matters."""
    world = _world(cast, 1)
    _eventful(world)
    days = (day_before(world.today), world.today - timedelta(days=4))
    kept = {day: seen_on(day, world.today) for day in days}
    # What rests on much comes before what takes it away: meetings before guidances, guidances before members and cells.
    apps = ["cells", "reorganisations", "sheets", "pilots", "reports", "meetings", "admissions"]
    deeds = sorted(DEEDS, key=lambda service: (apps.index(service.__module__.partition(".")[0]), service.__module__))
    for number, service in enumerate(reversed(deeds), start=1):
        for _try in range(TRIES):
            world.attempt(service)
        if number % EVERY == 0 or number == len(deeds):
            for day in days:
                changes = _changes(kept[day], seen_on(day, world.today))
                if changes:
                    pytest.fail("\n".join([f"{day:%d/%m/%Y} changed; done so far:", *world.told, *changes]))


def test_control_an_act_dated_by_the_past_is_seen_by_every_look_it_concerns(cast: Cast) -> None:
    world = _world(cast, 1)
    ensure_pilot(world, "SECOND", "online")
    world.go_on(2)
    yesterday = day_before(world.today)
    before = seen_on(yesterday, world.today)
    occasion = world.occasion()
    leave(member=world.member(cast["SECOND"]), way="died", on=yesterday, document=None, occasion=occasion)
    record_infrastructure(organisation=cast["SECOND"], sufficient=False, looked_at="", on=yesterday, occasion=occasion)
    papers = {"to_cell": cast["OTHERCELL"], "to_name": "", "papers_due_on": yesterday, "document": None}
    send_transfer(member=world.member(cast["CELL"]), on=yesterday, occasion=occasion, **papers)
    changed = {name for name, said in seen_on(yesterday, world.today).items() if said != before[name]}
    assert changed >= {
        "organisations",
        "members",
        "biographies",
        "transfers",
        "counts",
        "eligibility",
        "pilots",
        "coverage",
        "figures",
        "documents",
    }


def _world(cast: Cast, seed: int) -> World:
    people(cast)
    world = World(cast, Random(seed))
    world.go_on(1)
    return world


def _eventful(world: World) -> None:
    """Pilots in force and suspended, registrations of every state, meetings of every kind: planned, half done and held."""
    for code, format in (("SECOND", "online"), ("THIRD", "online"), ("CELL", "by_group")):
        ensure_pilot(world, code, format)
        world.go_on(1)
    lasting = [service for service in DEEDS if service.__module__.startswith(("meetings", "cells.services.transfers"))]
    for bring in (stories.drafted, stories.submitted, stories.appraised, _sent_back):
        with suppress(NotNow):
            bring(world)
        for service in lasting:
            world.attempt(service)
        world.go_on(2)


def _sent_back(world: World) -> Registration:
    return stories.appraised(world, RegistrationAct.SEND_BACK)


def _some_day(world: World) -> date:
    return BEGINNING + timedelta(days=world.chance.randrange((world.today - BEGINNING).days))


def _changes(before: dict[str, str], now: dict[str, str]) -> list[str]:
    """What differs, by the names of the looks, line by line."""
    told = []
    for name in before:
        if before[name] != now[name]:
            lines = difflib.unified_diff(before[name].split("\n"), now[name].split("\n"), "before", "after", n=0)
            told += [f"--- {name}", *(line[:MOST_OF_A_LINE] for line in list(lines)[2:])]
    return told
