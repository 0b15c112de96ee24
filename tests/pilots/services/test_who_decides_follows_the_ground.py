"""Who decides follows the ground (03-HD/TW, III.1): from whatever state, whatever is reorganised, somebody's act leads on."""

from collections.abc import Sequence
from datetime import date
from itertools import product

import pytest

from accounts.models import Occasion
from accounts.rules.refusal import Refused
from cells.models import Organisation, OrganisationVersion
from cells.queries.mandates import mandates_on
from cells.rules.document_reference import CitedDocument
from cells.services.organisation_corrections import FACTS, correct_version
from meetings.models import Meeting
from pilots.models import GuidanceQuota, Registration, Round, Slot, Submission
from pilots.queries.decider import decided_by, decided_from_afar, deciders_now
from pilots.queries.registrations import pilot_in_force, registrations_to_appraise, registrations_to_decide
from pilots.queries.rounds import board_of
from pilots.queries.waiting import running_rounds, waiting_for_officers
from pilots.rules.registration import RegistrationAct, State
from pilots.rules.terms import Format
from pilots.services.list_steps import return_list
from pilots.services.registrations import appraise_registration, change_pilot, decide_registration
from pilots.services.rounds import call_off_round, extend_round, open_round
from pilots.services.submissions import add_registration, submit_submission
from reorganisations.queries.reorganisations import outcome_of
from reorganisations.rules.plan import Part, Step, StepKind
from reorganisations.services.preview import preview_of
from tests.cast import NOW, TODAY, Cast
from tests.drawn import drawn
from tests.meetings import scenes
from tests.pilots import story
from tests.pilots.walking import ended_with_a_reason, sent_by_somebody, walked_to_the_end, who_may
from tests.reorganisations.reorganising import (
    WARD_FACTS,
    change,
    come,
    confirmed,
    dissolve,
    drafted,
    merge,
    new,
    split,
)

pytestmark = pytest.mark.django_db
ON, EVE = date(2025, 5, 1), date(2025, 4, 30)
SUPERIOR = {"kind": "superior", "level": "commune"}

HAPPENINGS: dict[str, Sequence[Step]] = {
    "the cell moves to another city": [change(StepKind.MOVE, "CELL", parent="OTHERWARD")],
    "the cell comes directly below another city": [change(StepKind.MOVE, "CELL", parent="OTHER")],
    "its committee moves to another city": [change(StepKind.MOVE, "WARD", parent="OTHER")],
    "its committee becomes superior": [change(StepKind.REGRADE, "WARD", **SUPERIOR)],
    "its committee becomes superior elsewhere": [
        change(StepKind.REGRADE, "WARD", **SUPERIOR),
        change(StepKind.MOVE, "WARD", parent="TW"),
    ],
    "the cell merges into its neighbour": [merge(["CELL"], "SECOND")],
    "its neighbour merges into the cell": [merge(["SECOND"], "CELL")],
    "the cell merges into one of another committee": [merge(["CELL"], "OTHERCELL")],
    "the cell is split": [split("CELL", Part("CELL"), new("WARD-03"))],
    "its committee merges into another": [merge(["WARD"], "OTHERWARD")],
    "its committee is split": [
        split("WARD", Part("WARD-A", WARD_FACTS, children=("CELL",)), Part("WARD-B", WARD_FACTS, children=("SECOND",)))
    ],
    "its committee is dissolved": [
        change(StepKind.MOVE, "CELL", "SECOND", parent="OTHERWARD"),
        dissolve("WARD"),
    ],
    "the city merges into another": [merge(["CITY"], "OTHER")],
    "the city is dissolved": [change(StepKind.MOVE, "WARD", "UNIT", parent="OTHER"), dissolve("CITY")],
    "the city ends and the committee becomes superior": [
        change(StepKind.REGRADE, "WARD", **SUPERIOR),
        change(StepKind.MOVE, "WARD", parent="TW"),
        change(StepKind.MOVE, "UNIT", parent="OTHER"),
        dissolve("CITY", followed_by=["WARD", "OTHER"]),
    ],
}
CARRY, FALL = (
    {"pilots.open": "carry", "pilots.passing": "pass"},
    {"pilots.open": "withdraw", "pilots.passing": "withdraw"},
)
CASES = [
    *product([State.DRAFT, State.SUBMITTED, State.FIT, State.SENT_BACK, State.APPROVED, State.SUSPENDED], [CARRY]),
    *product([State.DRAFT, State.FIT], [FALL]),
]
"""What was found unfit goes the way of what was found fit; a choice there is only for what is not yet decided."""


def offices(cast: Cast) -> None:
    """Everywhere somebody sits in every office, and every cell could meet online."""
    cast.mandate("nam", "standing", "OTHER")
    cast.mandate("hoa", "clerk", "OTHERWARD")
    cast.mandate("mai", "board", "WARD")
    cast.mandate("giang", "standing", "WARD")
    cast.grounds(cast.people(2, of="CELL"))
    for code in ("CELL", "SECOND", "OTHERCELL"):
        cast.infrastructure(code)


def come_to(cast: Cast, state: State) -> Registration:
    registration = story.drafted(cast)
    if state == State.DRAFT:
        return registration
    submit_submission(submission=registration.submission, occasion=cast.occasion("binh"))
    registration.refresh_from_db()
    if state == State.SUBMITTED:
        return registration
    act = RegistrationAct.SEND_BACK if state == State.SENT_BACK else RegistrationAct.APPRAISE_FIT
    about = {"registration": registration, "remark": "Đã xem", "figure": "members"}
    appraised = appraise_registration(act=act, occasion=cast.occasion("dung"), **about)
    if state in (State.SENT_BACK, State.FIT):
        return appraised
    pilot = decide_registration(act=RegistrationAct.APPROVE, occasion=cast.occasion("em"), **about)
    if state == State.APPROVED:
        return pilot
    return change_pilot(registration=pilot, act=RegistrationAct.SUSPEND, remark="Vì", occasion=cast.occasion("em"))


def reorganised(cast: Cast, happening: str, choices: dict[str, str] = CARRY) -> None:
    confirmed(cast, *HAPPENINGS[happening], on=ON, led_by=None, actor="khanh", choices=choices)
    assert come(ON) == 1


@pytest.mark.sqlite  # single ones of them stand below, on both engines
@pytest.mark.parametrize(("happening", "case"), drawn(list(HAPPENINGS), CASES, one_in=3))
def test_from_every_state_somebodys_act_leads_on_whatever_is_reorganised(
    cast: Cast, happening: str, case: tuple[State, dict[str, str]]
) -> None:
    state, choices = case
    offices(cast)
    come_to(cast, state)
    reorganised(cast, happening, choices)
    assert ended_with_a_reason()
    walked_to_the_end(cast, ON)


@pytest.mark.sqlite
@pytest.mark.parametrize("happening", [name for name in HAPPENINGS if "merges into one of" not in name])
def test_a_list_still_owed_is_sent_by_who_has_it_after_the_day(cast: Cast, happening: str) -> None:
    """No list is owed by what is no more, and in each somebody answers."""
    offices(cast)
    story.opened(cast, last_day=date(2025, 5, 20))
    reorganised(cast, happening)
    owed = list(Submission.objects.owed())
    assert owed
    for submission in owed:
        sent_by_somebody(cast, submission, ON)
    assert not Submission.objects.owed()


MOVED = "its committee moves to another city"


def test_a_cell_that_moved_is_appraised_and_decided_by_the_city_it_came_to(cast: Cast) -> None:
    offices(cast)
    registration = come_to(cast, State.SUBMITTED)
    assert who_may(cast, registration, RegistrationAct.APPRAISE_FIT, EVE) == ["dung"]
    reorganised(cast, MOVED)
    registration.refresh_from_db()
    assert who_may(cast, registration, RegistrationAct.APPRAISE_FIT, ON) == ["lan"]
    with pytest.raises(Refused, match="another office"):
        appraise(cast, registration, "dung")
    appraised = appraise(cast, registration, "lan")
    assert who_may(cast, appraised, RegistrationAct.APPROVE, ON) == ["nam"]
    assert registration.steps.last().act == "appraise_fit"
    appraised.refresh_from_db()
    assert appraised.decider.code == "OTHER"


def test_what_the_old_board_found_fit_is_appraised_anew_by_the_new_one(cast: Cast) -> None:
    offices(cast)
    registration = come_to(cast, State.FIT)
    reorganised(cast, MOVED)
    registration.refresh_from_db()
    assert (registration.state, registration.appraised_by) == ("submitted", None)
    step = registration.steps.last()
    assert (step.act, step.from_state, step.remark) == ("change_office", "fit", "Sắp xếp")


def test_a_pilot_in_force_keeps_its_approval_and_who_gave_it_and_passes_to_the_new_office(cast: Cast) -> None:
    offices(cast)
    pilot = come_to(cast, State.APPROVED)
    reorganised(cast, MOVED)
    pilot.refresh_from_db()
    assert pilot_in_force(cast["CELL"], "online", ON) == pilot
    assert (pilot.decider.code, pilot.decided_by) == ("CITY", cast.users["em"])
    assert who_may(cast, pilot, RegistrationAct.SUSPEND, ON) == ["nam"]


def test_a_pilot_whose_organisation_becomes_superior_ends_and_what_it_planned_is_cancelled(cast: Cast) -> None:
    offices(cast)
    cast.infrastructure("WARD")
    pilot = scenes.approve(cast, "WARD", "online")
    quota = GuidanceQuota.objects.get(format="online", subject="grassroots_committee", per_year=1)
    slot = Slot.objects.create(organisation=cast["WARD"], format="online", year=2025, number=1, quota=quota)
    planned = Meeting.objects.create(
        organisation=cast["WARD"],
        format="hybrid",
        held_on=date(2025, 5, 3),
        slot=slot,
        basis="specific_nature",
        registration=pilot,
    )
    reorganised(cast, "its committee becomes superior")
    for row in (pilot, planned):
        row.refresh_from_db()
    assert (pilot.state, pilot.ended_on, pilot.steps.last().remark) == ("ended", ON, "Sắp xếp")
    assert (planned.state, planned.cancelled_because) == ("cancelled", "Sắp xếp")


def test_the_desks_of_the_new_offices_have_it_and_those_of_the_old_no_more(cast: Cast) -> None:
    offices(cast)
    registration = come_to(cast, State.SUBMITTED)
    reorganised(cast, MOVED)

    def before(username: str) -> list[Registration]:
        mandates = mandates_on(cast.users[username], ON)
        return [*registrations_to_appraise(mandates), *registrations_to_decide(mandates)]

    assert (before("dung"), before("lan"), before("nam")) == ([], [registration], [])
    appraise(cast, registration, "lan")
    assert (before("em"), before("lan"), before("nam")) == ([], [], [registration])
    (waiting,) = waiting_for_officers(mandates_on(cast.users["lan"], ON))
    assert (waiting.organisation.code, waiting.office) == ("OTHER", "standing")
    assert waiting_for_officers(mandates_on(cast.users["dung"], ON)) == []


def test_a_correction_of_where_it_hangs_is_followed_too_and_the_old_appraisal_is_not_relied_on(cast: Cast) -> None:
    offices(cast)
    registration = come_to(cast, State.FIT)
    version = OrganisationVersion.objects.get(organisation=cast["WARD"])
    values = {name: getattr(version, name) for name in (*FACTS, "valid_from")} | {"parent": cast["OTHER"]}
    correct_version(
        organisation=cast["WARD"], pk=version.pk, values=values, why="Nhầm", occasion=cast.occasion("khanh", today=EVE)
    )
    assert who_may(cast, registration, RegistrationAct.APPROVE, EVE) == []
    assert who_may(cast, registration, RegistrationAct.SEND_BACK, EVE) == ["nam"]
    walked_to_the_end(cast, EVE)


@pytest.mark.sqlite
@pytest.mark.parametrize("happening", HAPPENINGS)
def test_lists_are_narrowed_by_the_same_rule_by_which_each_is_asked(cast: Cast, happening: str) -> None:
    offices(cast)
    come_to(cast, State.SUBMITTED)
    for code in ("CELL", "UNIT", "ABROAD", "OTHERCELL"):
        scenes.approve(cast, code, "by_group")
    reorganised(cast, happening)
    everything = list(Registration.objects.select_related("organisation"))
    deciders = deciders_now(everything, ON)
    for office in Organisation.objects.filter(versions__kind="superior").distinct():
        found = set(Registration.objects.filter(pk__in=decided_by([office], ON, State)))
        assert found == {one for one in everything if deciders[one.pk] == office.pk}, office
        below = set(Registration.objects.filter(organisation__in=Organisation.objects.below(office)))
        assert found - below <= {one for afar in decided_from_afar([office], ON) for one in afar} <= found, office


def test_the_round_goes_on_with_the_board_that_is_above_the_list_now(cast: Cast) -> None:
    offices(cast)
    opened = story.opened(cast, last_day=date(2025, 5, 20))
    reorganised(cast, MOVED)
    continued = Round.objects.get(organisation=cast["OTHER"])
    assert (continued.continues, continued.letter, continued.last_day) == (opened, opened.letter, opened.last_day)
    assert [one.organisation.code for one in continued.submissions.all()] == ["WARD"]
    assert [one.organisation.code for one in opened.submissions.all()] == ["UNIT"]
    lan = cast.occasion("lan", today=ON)
    extend_round(round=continued, last_day=date(2025, 5, 30), reason="Sắp xếp", occasion=lan)
    assert list(running_rounds(mandates_on(cast.users["lan"], ON), ON)) == [continued]
    call_off_round(round=continued, reason="Thôi", occasion=lan)
    assert story.list_of(cast, "UNIT", round=opened).stands == "draft"


def test_what_was_settled_stays_in_the_round_of_old_and_is_returned_by_the_board_above_it(cast: Cast) -> None:
    offices(cast)
    pilot = come_to(cast, State.APPROVED)
    reorganised(cast, MOVED)
    pilot.submission.refresh_from_db()
    assert pilot.submission.round.organisation.code == "CITY"
    assert board_of(pilot.submission, ON) == cast["OTHER"].pk
    return_list(submission=pilot.submission, reason="Bổ sung", occasion=cast.occasion("lan", today=ON))
    pilot.submission.refresh_from_db()
    assert pilot.submission.round.organisation.code == "OTHER"


BACK = date(2025, 5, 10)


def to_and_fro(cast: Cast, act: RegistrationAct) -> None:
    """WARD, whose list of the city is settled, comes to the other city, and registers there by the same letter."""
    offices(cast)
    cast.grounds(cast.people(2, of="SECOND"))
    first = come_to(cast, State.FIT)
    decide_registration(registration=first, act=act, remark="Đã bàn", occasion=cast.occasion("em"))
    reorganised(cast, MOVED)
    by_the_same_letter(cast, ON)


def by_the_same_letter(cast: Cast, on: date) -> Round:
    """The other city opens a round of its own."""
    letter = story.opened(cast).letter if not Round.objects.exists() else Round.objects.earliest("pk").letter
    document = CitedDocument(letter.issuer, letter.symbol, letter.issued_on, letter.title)
    lan = cast.occasion("lan", today=on)
    return open_round(organisation=cast["OTHER"], document=document, last_day=date(2025, 5, 20), occasion=lan)


def registered_there(cast: Cast, code: str, state: State) -> Registration:
    there = Submission.objects.get(round__organisation__code="OTHER", organisation__code="WARD")
    by = cast.occasion("binh", today=ON)
    registration = add_registration(submission=there, organisation=cast[code], format=Format.ONLINE, occasion=by)
    if state != State.DRAFT:
        submit_submission(submission=there, occasion=by)
    return appraise(cast, registration, "lan") if state == State.FIT else registration


def comes_back(cast: Cast, **about: object) -> None:
    plan = {"on": BACK, "today": ON, "led_by": None, "actor": "khanh", "title": "Trở lại"} | about
    confirmed(cast, change(StepKind.MOVE, "WARD", parent="CITY"), **plan)
    assert come(BACK) == 1


@pytest.mark.parametrize("state", [State.DRAFT, State.SUBMITTED, State.FIT])
def test_what_is_open_joins_the_list_that_the_board_above_has_by_the_same_letter(cast: Cast, state: State) -> None:
    to_and_fro(cast, RegistrationAct.APPROVE)
    old = registered_there(cast, "SECOND", state)
    comes_back(cast)
    here = Submission.objects.get(round__organisation__code="CITY", organisation__code="WARD")
    joined = Registration.objects.exclude(state__in=["approved", "withdrawn"]).get()
    assert (joined.organisation.code, joined.submission, joined.state) == ("SECOND", here, "sent_back")
    assert joined.steps.last().remark == "Trở lại"
    there = Submission.objects.get(round__organisation__code="OTHER", organisation__code="WARD")
    assert there.fell_on == (BACK if state == State.DRAFT else None)
    assert (joined == old) == (state == State.DRAFT)
    call_off_round(round=there.round, reason="Thôi", occasion=cast.occasion("lan", today=BACK))
    joined.refresh_from_db()
    assert joined.state == "sent_back"
    assert walked_to_the_end(cast, BACK)


def test_a_list_still_to_be_sent_falls_where_the_board_above_has_one_by_the_same_letter(cast: Cast) -> None:
    to_and_fro(cast, RegistrationAct.APPROVE)
    comes_back(cast)
    there = Submission.objects.get(round__organisation__code="OTHER", organisation__code="WARD")
    assert (there.stands, there.fell_on) == ("fallen", BACK)
    assert not Submission.objects.owed().filter(organisation=cast["WARD"]).exists()


def test_what_was_decided_on_that_list_already_falls_and_so_does_what_is_chosen_to(cast: Cast) -> None:
    to_and_fro(cast, RegistrationAct.REFUSE)
    for code in ("CELL", "SECOND"):
        registered_there(cast, code, State.DRAFT)
    plan = drafted(cast, change(StepKind.MOVE, "WARD", parent="CITY"), on=BACK, led_by=None, actor="khanh")
    (line,) = [line for line in preview_of(plan, outcome_of(plan)) if line.key == "pilots.passing"]
    assert line.number == 2
    comes_back(cast)
    assert [one.organisation.code for one in Registration.objects.filter(state="sent_back")] == ["SECOND"]


def test_what_joins_a_list_that_lies_with_a_board_of_old_brings_it_to_the_board_above(cast: Cast) -> None:
    """The list of WARD was settled under the city; a cell comes to WARD from another committee of the city it is below now."""
    offices(cast)
    come_to(cast, State.APPROVED)
    there = by_the_same_letter(cast, TODAY)
    cast.grounds(cast.people(2, of="OTHERCELL"))
    theirs = Submission.objects.get(round=there, organisation=cast["OTHERWARD"])
    by = Occasion(by=mandates_on(cast.users["hoa"], TODAY).nearest(theirs.organisation, "clerk"), at=NOW, today=TODAY)
    add_registration(submission=theirs, organisation=cast["OTHERCELL"], format=Format.ONLINE, occasion=by)
    submit_submission(submission=theirs, occasion=by)
    reorganised(cast, MOVED)
    confirmed(cast, change(StepKind.MOVE, "OTHERCELL", parent="WARD"), on=BACK, today=ON, led_by=None, actor="khanh")
    assert come(BACK) == 1
    joined = Registration.objects.get(organisation=cast["OTHERCELL"], state="sent_back")
    assert (joined.submission.organisation, joined.submission.round) == (cast["WARD"], there)


def test_a_settled_list_is_not_brought_back_beside_the_one_with_the_board_above(cast: Cast) -> None:
    to_and_fro(cast, RegistrationAct.APPROVE)
    settled = Submission.objects.get(round__organisation__code="CITY", organisation__code="WARD")
    with pytest.raises(Refused, match="Another list"):
        return_list(submission=settled, reason="Bổ sung", occasion=cast.occasion("lan", today=ON))


def test_the_preview_counts_what_passes_and_names_the_choice(cast: Cast) -> None:
    offices(cast)
    come_to(cast, State.SUBMITTED)
    scenes.approve(cast, "SECOND", "by_group")
    scenes.approve(cast, "WARD", "online")
    plan = drafted(cast, *HAPPENINGS["its committee becomes superior"], on=ON, led_by=None, actor="khanh")
    lines = {line.key: line for line in preview_of(plan, outcome_of(plan))}
    numbers = {key: line.number for key, line in lines.items() if key.startswith("pilots.")}
    assert numbers == {"pilots.passing": 1, "pilots.without_subject": 1, "pilots.passed": 1}
    assert [value for value, _words in lines["pilots.passing"].options] == ["pass", "withdraw"]


def appraise(cast: Cast, registration: Registration, username: str) -> Registration:
    return appraise_registration(
        registration=registration, act=RegistrationAct.APPRAISE_FIT, occasion=cast.occasion(username, today=ON)
    )
