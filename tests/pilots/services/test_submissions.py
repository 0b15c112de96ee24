from datetime import date, datetime

import pytest

from accounts.models import Entry
from accounts.rules.refusal import Refused
from pilots.models import Registration, Submission
from pilots.rules.progress import ListProgress
from pilots.rules.registration import State
from pilots.rules.terms import Basis, Format
from pilots.services.submissions import add_registration, edit_registration, remove_registration, submit_submission
from tests.cast import TODAY, Cast, Kind, Level, Type
from tests.pilots.story import LAST_DAY, drafted, list_of, make_eligible, opened, submitted

pytestmark = pytest.mark.django_db


def add(cast: Cast, submission: Submission, code: str, format: Format = Format.ONLINE) -> Registration:
    return add_registration(
        submission=submission, organisation=cast[code], format=format, occasion=cast.occasion("binh")
    )


def submit(cast: Cast, submission: Submission, *, on: date = TODAY, none_registers: bool = False) -> Submission:
    return submit_submission(
        submission=submission, none_registers=none_registers, occasion=cast.occasion("binh", today=on)
    )


def test_an_eligible_cell_is_put_on_the_list_with_what_the_registry_knows(cast: Cast) -> None:
    make_eligible(cast)
    registration = drafted(cast)
    assert registration.state == State.DRAFT
    assert registration.area == "Thành phố Hoa Sen"
    assert registration.infrastructure == "Đường truyền, phòng họp, thiết bị"
    assert registration.basis == Basis.SPECIFIC_NATURE
    assert registration.decider == cast["CITY"]
    assert Entry.objects.filter(act="pilots.add_registration").count() == 1


def test_what_is_not_eligible_is_not_put_on_the_list(cast: Cast) -> None:
    people = cast.people(12, of="CELL")
    cast.infrastructure("CELL")
    cast.grounds(people[:6])
    with pytest.raises(Refused) as refused:
        drafted(cast)
    assert refused.value.clause == "03-HD/TW, II.1.1"
    assert not Registration.objects.exists()


def test_a_cell_of_somebody_else_is_not_put_on_the_list(cast: Cast) -> None:
    make_eligible(cast, "UNIT")
    with pytest.raises(Refused):
        add(cast, list_of(cast), "UNIT")


def test_an_organisation_stands_on_the_list_once_a_format(cast: Cast) -> None:
    make_eligible(cast)
    submission = list_of(cast)
    add(cast, submission, "CELL")
    with pytest.raises(Refused):
        add(cast, submission, "CELL")
    assert Registration.objects.count() == 1


def test_the_committee_and_its_cell_each_register_for_themselves(cast: Cast) -> None:
    make_eligible(cast)
    cast.infrastructure("WARD")
    submission = list_of(cast)
    add(cast, submission, "CELL")
    add(cast, submission, "WARD")
    assert submission.registrations.count() == 2


def test_a_registration_under_way_in_one_round_keeps_it_out_of_another(cast: Cast) -> None:
    submitted(cast)
    second = list_of(cast, round=opened(cast, symbol="900-CV/ĐUK"))
    with pytest.raises(Refused):
        add(cast, second, "CELL")


def test_a_cell_abroad_goes_to_the_party_committee_of_foreign_affairs_whoever_the_parent_is(cast: Cast) -> None:
    cast.found(
        "FAR",
        parent="CITY",
        name="Chi bộ văn phòng đại diện",
        kind=Kind.CELL,
        level=Level.GRASSROOTS,
        type=Type.OVERSEAS,
        overseas=True,
    )
    cast.mandate("chi", "clerk", "FAR")
    make_eligible(cast, "FAR")
    assert add(cast, list_of(cast, "FAR"), "FAR").decider == cast["BNG"]


def test_what_the_clerk_wrote_can_be_changed_on_a_draft_and_only_there(cast: Cast) -> None:
    make_eligible(cast)
    registration = drafted(cast)
    edit_registration(
        registration=registration, area="Biển Đông", infrastructure="VSAT", occasion=cast.occasion("binh")
    )
    registration.refresh_from_db()
    assert (registration.area, registration.infrastructure) == ("Biển Đông", "VSAT")
    submit(cast, registration.submission)
    with pytest.raises(Refused):
        edit_registration(registration=registration, area="X", infrastructure="Y", occasion=cast.occasion("binh"))


def test_saving_without_a_change_writes_nothing(cast: Cast) -> None:
    make_eligible(cast)
    registration = drafted(cast)
    edit_registration(
        registration=registration,
        area=registration.area,
        infrastructure=registration.infrastructure,
        occasion=cast.occasion("binh"),
    )
    assert not Entry.objects.filter(act="pilots.edit_registration").exists()


def test_a_registration_is_taken_off_a_draft_but_not_off_a_submitted_list(cast: Cast) -> None:
    make_eligible(cast)
    registration = drafted(cast)
    remove_registration(registration=registration, occasion=cast.occasion("binh"))
    assert not Registration.objects.exists()
    assert Entry.objects.filter(act="pilots.remove_registration").count() == 1
    again = drafted(cast, submission=registration.submission)
    submit(cast, again.submission)
    with pytest.raises(Refused):
        remove_registration(registration=again, occasion=cast.occasion("binh"))


def test_submitting_freezes_the_figures_of_the_day(cast: Cast) -> None:
    registration = submitted(cast)
    cast.people(5, of="CELL")
    registration.refresh_from_db()
    assert registration.state == State.SUBMITTED
    assert registration.figures == {
        "on": "2025-03-21",
        "members": 12,
        "base": 12,
        "affected": 12,
        "affected_special": 0,
        "cells": 0,
        "groups": 0,
        "by_category": {"ship_crew": 12},
        "group_sizes": [],
        "basis": "specific_nature",
        "sufficient": True,
        "guidance": "03-HD/TW",
    }


def test_the_figures_by_group_name_the_groups_with_their_sizes_and_leaders(cast: Cast) -> None:
    people = cast.people(51, of="CELL")
    cast.groups("CELL", people, number=2)
    registration = drafted(cast, format=Format.BY_GROUP)
    submit(cast, registration.submission)
    registration.refresh_from_db()
    assert registration.figures["group_sizes"] == [
        {"name": "Tổ đảng số 1", "members": 26, "leader": people[0].pk},
        {"name": "Tổ đảng số 2", "members": 25, "leader": people[1].pk},
    ]


def test_every_registration_gets_its_step_and_its_entry(cast: Cast) -> None:
    registration = submitted(cast)
    step = registration.steps.get()
    assert (step.act, step.from_state, step.to_state) == ("submit", State.DRAFT, State.SUBMITTED)
    assert (step.by, step.on) == (cast.users["binh"], TODAY)
    assert Entry.objects.filter(act="pilots.submit_registration").count() == 1
    assert Entry.objects.filter(act="pilots.submit_submission").count() == 1


def test_an_empty_list_must_be_confirmed(cast: Cast) -> None:
    submission = list_of(cast)
    with pytest.raises(Refused) as refused:
        submit(cast, submission)
    assert refused.value.field == "none_registers"
    assert submit(cast, submission, none_registers=True).state == Submission.State.SUBMITTED


@pytest.mark.parametrize(
    ("day", "progress"), [(LAST_DAY, ListProgress.SUBMITTED), (date(2025, 4, 10), ListProgress.LATE)]
)
def test_a_late_list_is_accepted_and_marked(cast: Cast, day: date, progress: ListProgress) -> None:
    submission = submit(cast, list_of(cast), on=day, none_registers=True)
    assert submission.progress_on(day) == progress
    assert submission.submitted_on == day


def test_a_list_with_somebody_no_longer_eligible_is_refused_whole(cast: Cast) -> None:
    make_eligible(cast)
    registration = drafted(cast)
    cast.people(12, of="CELL", on=TODAY)
    with pytest.raises(Refused, match="CELL") as refused:
        submit(cast, registration.submission)
    assert refused.value.clause == "03-HD/TW, II.1.1"
    registration.submission.refresh_from_db()
    assert registration.submission.state == Submission.State.DRAFT
    assert not registration.steps.exists()


def test_a_list_is_submitted_once(cast: Cast) -> None:
    submission = submit(cast, list_of(cast), none_registers=True)
    with pytest.raises(Refused):
        submit(cast, submission, none_registers=True)
    assert Entry.objects.filter(act="pilots.submit_submission").count() == 1


def test_the_clerk_of_another_organisation_does_not_submit_the_list(cast: Cast) -> None:
    make_eligible(cast)
    registration = drafted(cast)
    with pytest.raises(Refused):
        submit_submission(submission=registration.submission, occasion=cast.occasion("chi"))


def test_the_moment_of_submission_is_kept(cast: Cast) -> None:
    assert isinstance(submit(cast, list_of(cast), none_registers=True).submitted_at, datetime)
