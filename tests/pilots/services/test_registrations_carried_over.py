"""What a reorganisation does to registrations not yet decided: whatever becomes of one, there is a way on from it."""

from collections.abc import Sequence
from datetime import date

import pytest

from pilots.models import Registration, Submission
from pilots.rules.terms import Format
from pilots.services.submissions import add_registration, remove_registration, submit_submission
from reorganisations.rules.plan import Step
from tests.cast import Cast
from tests.meetings import scenes
from tests.pilots import story
from tests.reorganisations.reorganising import come, confirmed, merge, new

pytestmark = pytest.mark.django_db
ON = date(2025, 5, 1)
INTO_UNIT = merge(["CELL"], "UNIT")


def reorganised(cast: Cast, step: Step = INTO_UNIT, choice: str = "carry") -> None:
    confirmed(cast, step, on=ON, choices={"pilots.open": choice})
    come(ON)


def answered_with_none(cast: Cast, code: str = "UNIT") -> Submission:
    return submit_submission(submission=story.list_of(cast, code), none_registers=True, occasion=cast.occasion("chi"))


def registered(cast: Cast, submission: Submission, clerk: str, on: date = ON) -> Registration:
    return add_registration(
        submission=submission,
        organisation=submission.organisation,
        format=Format.ONLINE,
        occasion=cast.occasion(clerk, today=on),
    )


def states(*codes: str) -> Sequence[tuple[str, str]]:
    rows = Registration.objects.filter(organisation__code__in=codes).order_by("pk")
    return list(rows.values_list("organisation__code", "state"))


def test_a_draft_falls_where_the_list_of_the_successor_was_sent_and_it_may_register_in_the_next_round(
    cast: Cast,
) -> None:
    for code in ("CELL", "UNIT"):
        story.make_eligible(cast, code)
    story.drafted(cast)
    answered_with_none(cast)
    reorganised(cast)
    assert states("CELL", "UNIT") == []
    later = story.opened(cast, symbol="900-CV/ĐUK", on=ON, last_day=date(2025, 5, 20))
    assert registered(cast, story.list_of(cast, "UNIT", round=later), "chi").state == "draft"


def test_what_is_under_way_falls_where_the_list_of_the_successor_is_a_draft_which_can_be_submitted(cast: Cast) -> None:
    story.submitted(cast)
    story.make_eligible(cast, "UNIT")
    reorganised(cast)
    assert states("CELL", "UNIT") == [("CELL", "withdrawn")]
    submission = story.list_of(cast, "UNIT")
    registered(cast, submission, "chi")
    submit_submission(submission=submission, occasion=cast.occasion("chi", today=ON))
    assert states("UNIT") == [("UNIT", "submitted")]


@pytest.mark.parametrize("choice", ["withdraw", "carry"])
def test_a_list_from_which_a_reorganisation_took_a_draft_can_be_submitted(cast: Cast, choice: str) -> None:
    story.make_eligible(cast)
    draft = story.drafted(cast)
    answered_with_none(cast)
    reorganised(cast, choice=choice)
    submission = submit_submission(
        submission=draft.submission, none_registers=True, occasion=cast.occasion("binh", today=ON)
    )
    assert (submission.state, submission.registrations.count()) == ("submitted", 0)


def test_a_draft_carried_over_can_be_taken_off_the_list(cast: Cast) -> None:
    story.make_eligible(cast)
    story.drafted(cast)
    reorganised(cast, merge(["CELL", "SECOND"], new("WARD-03")))
    carried = Registration.objects.get(organisation__code="WARD-03")
    remove_registration(registration=carried, occasion=cast.occasion("binh", today=ON))
    assert not Registration.objects.exists()


def test_what_is_under_way_falls_where_the_successor_is_registered_in_another_round(cast: Cast) -> None:
    story.submitted(cast)
    answered_with_none(cast)
    story.make_eligible(cast, "UNIT")
    other = story.opened(cast, symbol="900-CV/ĐUK")
    submission = story.list_of(cast, "UNIT", round=other)
    registered(cast, submission, "chi")
    submit_submission(submission=submission, occasion=cast.occasion("chi"))
    reorganised(cast)
    assert states("CELL", "UNIT") == [("CELL", "withdrawn"), ("UNIT", "sent_back")]


def test_a_pilot_of_the_successor_that_lapses_is_in_the_way_of_nothing_carried_over(cast: Cast) -> None:
    story.opened(cast)
    scenes.approve(cast, "UNIT", "online")
    answered_with_none(cast)
    story.submitted(cast)
    reorganised(cast)
    assert states("CELL", "UNIT") == [("UNIT", "ended"), ("CELL", "withdrawn"), ("UNIT", "sent_back")]
