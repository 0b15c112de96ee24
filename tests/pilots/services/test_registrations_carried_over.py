"""What a reorganisation does to registrations not yet decided: whatever becomes of one, there is a way on from it."""

from collections.abc import Sequence
from datetime import date
from itertools import product

import pytest
from django.urls import reverse

from accounts.clock import Clock
from accounts.models import Occasion
from cells.queries.mandates import mandates_on
from pilots.models import Registration, Submission
from pilots.rules.terms import Format
from pilots.services.list_steps import recall_list, return_list
from pilots.services.registrations import resubmit_registration
from pilots.services.submissions import add_registration, remove_registration, submit_submission
from reorganisations.rules.plan import Step
from tests.cast import NOW, TODAY, Cast
from tests.drawn import drawn
from tests.meetings import scenes
from tests.pilots import story
from tests.pilots.pages import as_
from tests.pilots.walking import walked_to_the_end
from tests.reorganisations.reorganising import CELL_FACTS, WARD_FACTS, come, confirmed, merge, new

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


def test_a_draft_is_sent_back_where_the_list_of_the_successor_was_sent_and_its_clerk_submits_it(cast: Cast) -> None:
    for code in ("CELL", "UNIT"):
        story.make_eligible(cast, code)
    story.drafted(cast)
    answered_with_none(cast)
    reorganised(cast)
    assert states("CELL", "UNIT") == [("UNIT", "sent_back")]
    carried = Registration.objects.get()
    assert [(step.act, step.from_state) for step in carried.steps.all()] == [("join", "draft")]
    sent = resubmit_registration(
        registration=carried, area="Khu phố", infrastructure="Phòng họp", occasion=cast.occasion("chi", today=ON)
    )
    assert (sent.state, sent.submission.organisation.code) == ("submitted", "UNIT")


def test_what_joined_a_list_that_was_sent_comes_back_with_it_and_stays_on_record(cast: Cast) -> None:
    """A list of an earlier day shows it as it stood then."""
    story.make_eligible(cast)
    story.drafted(cast)
    submission = answered_with_none(cast)
    reorganised(cast)
    return_list(submission=submission, reason="Bổ sung", occasion=cast.occasion("dung", today=ON))
    remove_registration(registration=Registration.objects.get(), occasion=cast.occasion("chi", today=ON))
    assert states("UNIT") == [("UNIT", "withdrawn")]


def test_what_is_under_way_becomes_a_draft_where_the_list_of_the_successor_is_one_which_can_be_submitted(
    cast: Cast,
) -> None:
    story.submitted(cast)
    story.make_eligible(cast, "UNIT")
    reorganised(cast)
    assert states("CELL", "UNIT") == [("CELL", "withdrawn"), ("UNIT", "draft")]
    submit_submission(submission=story.list_of(cast, "UNIT"), occasion=cast.occasion("chi", today=ON))
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


LISTS = ["draft", "sent", "recalled"]


def listed(cast: Cast, code: str, on_it: str, clerk: str, stands: str) -> None:
    """A cell on the list of its committee, which has come as far as the word says."""
    seat = mandates_on(cast.users[clerk], TODAY).seat(cast[code].pk, "clerk")
    assert seat is not None
    submission, occasion = story.list_of(cast, code), Occasion(by=seat, at=NOW, today=TODAY)
    add_registration(submission=submission, organisation=cast[on_it], format=Format.ONLINE, occasion=occasion)
    if stands != "draft":
        submit_submission(submission=submission, occasion=occasion)
    if stands == "recalled":
        recall_list(submission=submission, reason="Thiếu", occasion=occasion)


MERGED = {"committee": merge(["WARD"], "BESIDE"), "cell": merge(["CELL"], "NEXT")}


@pytest.mark.parametrize(
    ("stand", "merged"),
    drawn(list(product(LISTS, LISTS)), list(product(MERGED, ["carry", "withdraw"])), one_in=3),
    ids=lambda pair: "-".join(pair),
)
def test_however_far_two_lists_have_come_both_can_be_dealt_with_on_their_pages(
    cast: Cast, monkeypatch: pytest.MonkeyPatch, stand: tuple[str, str], merged: tuple[str, str]
) -> None:
    """Every page of theirs answers, every button leads on, and what is on them comes to its end."""
    (mine, theirs), (what, choice) = stand, merged
    cast.found("BESIDE", parent="CITY", **{name: fact for name, fact in WARD_FACTS.items() if name != "parent"})
    cast.found("NEXT", parent="BESIDE", **{name: fact for name, fact in CELL_FACTS.items() if name != "parent"})
    cast.mandate("giang", "clerk", "BESIDE")
    for code in ("CELL", "NEXT"):
        cast.grounds(cast.people(2, of=code))
        cast.infrastructure(code)
    listed(cast, "WARD", "CELL", "binh", mine)
    listed(cast, "BESIDE", "NEXT", "giang", theirs)
    reorganised(cast, MERGED[what], choice)
    monkeypatch.setattr("accounts.middleware.read_clock", lambda: Clock(today=ON, now=NOW.replace(month=5, day=1)))
    for submission in Submission.objects.all():
        for username, name in product(("binh", "giang", "dung"), ("submission", "submit", "recall", "return")):
            page = reverse(f"pilots:{name}", args=[submission.pk])
            assert as_(username).get(page).status_code in (200, 302, 403, 404), (username, page)
    walked_to_the_end(cast, ON)


def test_a_pilot_of_the_successor_that_lapses_is_in_the_way_of_nothing_carried_over(cast: Cast) -> None:
    story.opened(cast)
    scenes.approve(cast, "UNIT", "online")
    answered_with_none(cast)
    story.submitted(cast)
    reorganised(cast)
    assert states("CELL", "UNIT") == [("UNIT", "ended"), ("CELL", "withdrawn"), ("UNIT", "sent_back")]
