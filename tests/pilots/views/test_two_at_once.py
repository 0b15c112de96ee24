"""Two clerks have the list of a round open, two administrators the draft of a guidance."""

import pytest
from django.urls import reverse

from pilots.models import Guidance, Submission
from tests.cast import TODAY, Cast
from tests.opened_form import OpenedForm
from tests.pilots.guidances import drafted_guidance
from tests.pilots.pages import as_, key
from tests.pilots.story import list_of, make_eligible

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _today(settings) -> None:
    settings.DEMO_TODAY = TODAY


@pytest.fixture
def submission(cast: Cast) -> Submission:
    make_eligible(cast)
    make_eligible(cast, "SECOND")
    cast.mandate("an", "clerk", "WARD")
    return list_of(cast)


def open_twice(submission: Submission) -> tuple[OpenedForm, OpenedForm]:
    address = reverse("pilots:submission", args=[submission.pk])
    return OpenedForm(as_("binh"), address), OpenedForm(as_("an"), address)


def on_the_list(submission: Submission) -> dict[str, str]:
    return dict(submission.registrations.values_list("organisation__code", "area"))


def test_a_list_two_fill_in_has_what_both_put_on_it(cast: Cast, submission: Submission) -> None:
    a, b = open_twice(submission)
    assert a.press(**{f"chosen-{key(cast, 'CELL')}": "on", f"area-{key(cast, 'CELL')}": "Trên biển"})
    assert b.press(**{f"chosen-{key(cast, 'SECOND')}": "on", f"area-{key(cast, 'SECOND')}": "Ven bờ"})
    assert on_the_list(submission) == {"CELL": "Trên biển", "SECOND": "Ven bờ"}


def test_who_was_taken_off_a_list_is_not_put_on_it_again(cast: Cast, submission: Submission) -> None:
    first, _ = open_twice(submission)
    assert first.press(**{f"chosen-{key(cast, code)}": "on" for code in ("CELL", "SECOND")})
    a, b = open_twice(submission)
    del a.data[f"chosen-{key(cast, 'CELL')}"]
    assert a.press()
    assert b.press(**{f"area-{key(cast, 'SECOND')}": "Ven bờ"})
    assert on_the_list(submission) == {"SECOND": "Ven bờ"}


def test_what_two_wrote_of_one_organisation_is_shown_twice(cast: Cast, submission: Submission) -> None:
    area = f"area-{key(cast, 'CELL')}"
    a, b = open_twice(submission)
    assert a.press(**{f"chosen-{key(cast, 'CELL')}": "on", area: "Trên biển"})
    assert not b.press(**{f"chosen-{key(cast, 'CELL')}": "on", area: "Ven bờ"})
    assert f"Kept by {cast.users['binh']}, " in b.html
    assert on_the_list(submission) == {"CELL": "Trên biển"}
    assert b.press(**{f"keep-{area}": "both"})
    assert on_the_list(submission) == {"CELL": "Trên biển; Ven bờ"}


@pytest.fixture
def drafts(cast: Cast) -> tuple[OpenedForm, OpenedForm]:
    address = reverse("pilots:guidance_edit", args=[drafted_guidance(cast).pk])
    return OpenedForm(as_("khanh"), address), OpenedForm(as_("khanh"), address)


def draft() -> Guidance:
    return Guidance.objects.get(state=Guidance.State.DRAFT)


def test_of_a_draft_each_row_is_looked_at_by_itself(drafts: tuple[OpenedForm, OpenedForm]) -> None:
    a, b = drafts
    assert a.press(by_group_minimum="60", **{"quota-by_group-cell-per_year": "4"})
    assert b.press(report_within_days="3", **{"topic-0-wording": "công tác cán bộ"})
    kept = draft()
    assert (kept.by_group_minimum, kept.report_within_days) == (60, 3)
    assert kept.quotas.get(format="by_group").per_year == 4
    assert kept.topics.first().wording == "công tác cán bộ"


def test_two_who_change_one_number_or_the_topics_of_a_draft_are_asked(drafts: tuple[OpenedForm, OpenedForm]) -> None:
    a, b = drafts
    assert a.press(by_group_minimum="60", **{"topic-0-wording": "công tác cán bộ"})
    assert not b.press(by_group_minimum="70", **{"topic-1-wording": "kết nạp đảng viên"})
    assert b.data["by_group_minimum"] == ["70"]
    assert not b.press(**{"keep-by_group_minimum": "mine"})
    assert draft().by_group_minimum == 60
    assert b.press(**{"keep-by_group_minimum": "mine", "keep-topic": "theirs"})
    assert (draft().by_group_minimum, draft().topics.first().wording) == (70, "công tác cán bộ")
