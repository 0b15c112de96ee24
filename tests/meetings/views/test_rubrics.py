from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.test import Client

from meetings.models import Band, Criterion, Rubric
from meetings.queries.rubrics import rubric_on
from tests.cast import TODAY, Cast
from tests.meetings.rated import DAY, a_rating

SignIn = Callable[[str], Client]
ADDRESS = "/meetings/rubrics/new/"


def shipped() -> Rubric:
    return Rubric.objects.get(shipped=True)


def copied(client: Client, **typed: str) -> dict[str, str]:
    """What a browser would send of the copy of the shipped rubric, with what was typed over."""
    context = client.get(f"{ADDRESS}?copy={shipped().pk}").context
    fields = [bound for form in (context["form"], *context["rows"], context["rows"].management_form) for bound in form]
    told = {bound.html_name: "" if bound.value() is None else str(bound.value()) for bound in fields}
    del told["document"]
    return told | {"valid_from": f"{context['form']['valid_from'].value():%d/%m/%Y}"} | typed


def entered(client: Client, **typed: str) -> Any:
    looked = client.post(ADDRESS, copied(client, **typed))
    seen = looked.context["form"]["seen_figures"].value() if looked.context["looked_at"] else ""
    return client.post(ADDRESS, copied(client, **typed) | {"step": "confirm", "seen_figures": seen})


def test_an_administrator_copies_changes_and_puts_in_force_from_a_day(cast: Cast, signed_in: SignIn) -> None:
    client = signed_in("khanh")
    typed = {
        "title": "Bảng mới",
        "valid_from": "01/04/2025",
        "from_good": "85",
        "criteria-0-most": "4",
        "criteria-1-most": "5",
    }
    steps = {"criteria-0-steps": "0: 4\n0%: 1"}
    looked = client.post(ADDRESS, copied(client, **typed, **steps)).content.decode()
    assert "01/04/2025" in looked
    assert "ends the day before" in looked
    assert Rubric.objects.count() == 1
    assert entered(client, **typed, **steps).status_code == 302
    new = Rubric.objects.get(shipped=False)
    assert shipped().valid_to == new.valid_from == date(2025, 4, 1)
    assert new.bands.get(key="good").least == 85
    assert new.criteria.count() == 28
    assert rubric_on(cast["CELL"], date(2025, 3, 31)) == shipped()
    assert rubric_on(cast["CELL"], date(2025, 4, 1)) == new


def test_an_organisation_of_its_own_comes_before_what_holds_everywhere(cast: Cast, signed_in: SignIn) -> None:
    assert entered(signed_in("khanh"), owner="ward", title="Của phường").status_code == 302
    own = Rubric.objects.get(owner=cast["WARD"])
    assert rubric_on(cast["CELL"], TODAY) == own
    assert rubric_on(cast["UNIT"], TODAY) == shipped()
    assert shipped().valid_to is None


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ({"criteria-0-most": "4"}, "they make 99"),
        ({"criteria-0-steps": "much"}, "not understood"),
        ({"from_fair": "95"}, "Each band begins higher"),
        ({"owner": "NOWHERE"}, "No organisation has this code"),
        ({"criteria-0-text": ""}, "empty the whole row"),
        ({"valid_from": "01/01/2018"}, "Choose a later day"),
        ({"title": ""}, "required"),
    ],
)
def test_what_is_wrong_is_said_and_what_was_typed_stays(
    cast: Cast, signed_in: SignIn, typed: dict[str, str], says: str
) -> None:
    client = signed_in("khanh")
    answer = client.post(ADDRESS, copied(client, note="", **typed))
    assert says in answer.content.decode()
    assert not answer.context["looked_at"]
    assert Rubric.objects.count() == 1
    (name, value), *_ = typed.items()
    assert value in answer.content.decode() or name == "title"


def test_more_rows_keep_what_was_typed(cast: Cast, signed_in: SignIn) -> None:
    client = signed_in("khanh")
    rows = client.post(ADDRESS, copied(client, more_criteria="1", **{"criteria-28-text": "Thêm"})).context["rows"]
    assert len(rows.forms) == 29 + 3
    assert rows.forms[28]["text"].value() == "Thêm"


def test_one_entered_by_mistake_is_taken_back_until_a_meeting_is_rated_by_it(cast: Cast, signed_in: SignIn) -> None:
    client = signed_in("khanh")
    entered(client, title="Nhầm", valid_from="01/03/2025")
    new = Rubric.objects.get(shipped=False)
    address = f"/meetings/rubrics/{new.pk}/take-back/"
    assert f'href="{address}"' in client.get(f"/meetings/rubrics/{new.pk}/").content.decode()
    assert client.post(address, {"why": "Nhập nhầm"}).status_code == 302
    assert Rubric.objects.get().valid_to is None
    entered(client, title="Đúng", valid_from="01/03/2025")
    new = Rubric.objects.get(shipped=False)
    assert a_rating(cast).rubric == new
    answer = client.post(f"/meetings/rubrics/{new.pk}/take-back/", {"why": "Nhập nhầm"})
    assert "It stays" in answer.content.decode()


def test_a_rubric_is_never_rewritten(cast: Cast) -> None:
    kept = shipped()
    changes = [
        (Rubric.objects.filter(pk=kept.pk), {"title": "Khác"}, "a_rubric_is_never_rewritten"),
        (Rubric.objects.filter(pk=kept.pk), {"valid_from": DAY}, "a_rubric_is_never_rewritten"),
        (Criterion.objects.filter(rubric=kept), {"most": 1}, "a_criterion_is_never_rewritten"),
        (Band.objects.filter(rubric=kept), {"least": 1}, "a_band_is_never_rewritten"),
    ]
    for rows, change, name in changes:
        with pytest.raises(IntegrityError, match=name), transaction.atomic():
            rows.update(**change)


def test_two_rubrics_never_hold_on_one_day_and_a_hundred_points_are_enough(cast: Cast) -> None:
    with pytest.raises(IntegrityError, match="an_organisation_has_one_rubric_a_day"), transaction.atomic():
        Rubric.objects.create(title="Thứ hai", valid_from=TODAY)
    extra = Criterion(rubric=shipped(), position=99, group="9", text="Thêm", most=1)
    with pytest.raises(IntegrityError, match="a_rubric_gives_no_more_than_a_hundred_points"), transaction.atomic():
        extra.save()
