from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from django.test import Client

from meetings.models import Criterion, Rating, Rubric
from meetings.services.rating import rate_meeting
from tests.cast import TODAY, Cast
from tests.meetings.rated import DAY, cell_of_ten, confirmed, held, rated
from tests.meetings.scenes import Scene
from tests.reorganisations.reorganising import confirmed as reorganised
from tests.reorganisations.reorganising import merge, new

SignIn = Callable[[str], Client]


@pytest.fixture
def cell(cast: Cast) -> Scene:
    return cell_of_ten(cast)


def sent(form: Any, **typed: str) -> dict[str, str]:
    """What a browser would send of the form as it stands, with what was typed over."""
    return {bound.html_name: str(bound.value() or "") for bound in form} | typed


def key(position: int) -> int:
    return Criterion.objects.get(position=position).pk


def page(client: Client, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200
    return response.content.decode()


def test_a_good_meeting_is_rated_in_three_clicks(cell: Scene, signed_in: SignIn) -> None:
    """The meeting on the desk, «Rate the meeting», «Save»: everything is filled in."""
    client, meeting = signed_in("binh"), held(cell)
    address = f"/meetings/{meeting.pk}/rate/"
    assert f'href="{address}"' in page(client, "/")
    assert f'href="{address}"' in page(client, f"/meetings/{meeting.pk}/")
    form = client.get(address).context["form"]
    assert all("form-control" in str(bound) for bound in form if bound.name.startswith(("points-", "reason-")))
    assert client.post(address, sent(form)).status_code == 302
    assert Rating.objects.get().points == 100
    assert "100" in page(client, f"/meetings/{meeting.pk}/rating/")
    assert f'href="{address}"' not in page(client, "/").replace("rating/confirm", "")


def test_what_is_measured_stands_beside_its_points(cell: Scene, signed_in: SignIn) -> None:
    meeting = held(cell, DAY, "excused", minutes=80)
    shown = page(signed_in("binh"), f"/meetings/{meeting.pk}/rate/")
    assert "80 of 90 minutes" in shown
    assert "9 of 10, 90 %" in shown
    assert "not asked of this meeting" in shown


def test_without_a_roll_the_way_to_it_is_offered(cell: Scene, signed_in: SignIn) -> None:
    meeting = held(cell)
    words, client = "No roll has been recorded", signed_in("binh")
    assert words not in page(client, f"/meetings/{meeting.pk}/rate/")
    meeting.attendances.all().delete()
    shown = page(client, f"/meetings/{meeting.pk}/rate/")
    assert words in shown
    assert f'href="/meetings/{meeting.pk}/attendance/"' in shown


def test_a_refusal_stands_beside_its_field_and_what_was_typed_stays(cell: Scene, signed_in: SignIn) -> None:
    meeting, client = held(cell, minutes=80), signed_in("binh")
    address = f"/meetings/{meeting.pk}/rate/"
    form = client.get(address).context["form"]
    form = client.post(address, sent(form, **{f"points-{key(1)}": "5", f"points-{key(4)}": "2,5"})).context["form"]
    assert "measured" in str(form.errors[f"reason-{key(1)}"])
    assert form[f"points-{key(4)}"].value() == "2,5"
    for typed in ("6", "-1", "abc", "NaN", "1e9"):
        form = client.post(address, sent(form, **{f"points-{key(4)}": typed})).context["form"]
        assert form.errors[f"points-{key(4)}"], typed
    assert not Rating.objects.exists()


def test_what_another_changed_meanwhile_is_kept_too(cell: Scene, signed_in: SignIn) -> None:
    meeting, client = held(cell), signed_in("binh")
    address = f"/meetings/{meeting.pk}/rate/"
    rated(cell, meeting)
    form = client.get(address).context["form"]
    rated(cell, meeting, _4=Decimal(1))
    assert client.post(address, sent(form, **{f"points-{key(5)}": "1"})).status_code == 302
    assert [score.points for score in Rating.objects.get().scores.filter(criterion__position__in=(4, 5))] == [1, 1]


def test_the_cell_does_not_confirm_itself(cell: Scene, signed_in: SignIn, cast: Cast) -> None:
    rating = rated(cell, held(cell))
    assert signed_in("an").get(f"/meetings/{rating.meeting_id}/rating/confirm/").status_code == 404
    assert signed_in("dung").get(f"/meetings/{rating.meeting_id}/rating/confirm/").status_code == 404
    assert signed_in("binh").get(f"/meetings/{rating.meeting_id}/rating/confirm/").status_code == 200


def test_the_committee_above_gives_its_points_beside_and_corrects_them_with_a_reason(
    cell: Scene, signed_in: SignIn
) -> None:
    meeting, client = held(cell), signed_in("binh")
    rated(cell, meeting)
    address = f"/meetings/{meeting.pk}/rating/confirm/"
    assert f'href="{address}"' in page(client, "/")
    form = client.get(address).context["form"]
    assert client.post(address, sent(form, **{f"above-{key(25)}": "15"})).status_code == 302
    assert Rating.objects.get().points_above == Decimal("84.21")
    assert "84,21" in page(client, f"/meetings/{meeting.pk}/rating/")
    address = f"/meetings/{meeting.pk}/rating/correct/"
    form = client.get(address).context["form"]
    refused = client.post(address, sent(form, **{f"above-{key(25)}": "20"})).context["form"]
    assert refused.errors["why"]
    typed = sent(form, why="Đã có báo cáo", **{f"above-{key(25)}": "20"})
    assert client.post(address, typed).status_code == 302
    shown = page(signed_in("dung"), f"/meetings/{meeting.pk}/rating/")
    assert "84,21 → 89,47" in shown
    assert "Đã có báo cáo" in shown


def test_points_changed_while_somebody_looks_are_looked_at_again(cell: Scene, signed_in: SignIn) -> None:
    meeting, client = held(cell), signed_in("binh")
    rated(cell, meeting)
    address = f"/meetings/{meeting.pk}/rating/confirm/"
    form = client.get(address).context["form"]
    rate_meeting(meeting=meeting, marks={}, note="Thêm", **cell.acting(date(2025, 3, 22)))
    assert "Look again" in client.post(address, sent(form)).content.decode()
    assert not Rating.objects.get().is_confirmed


def test_many_are_confirmed_at_once_and_those_not_ticked_wait(cell: Scene, signed_in: SignIn) -> None:
    ratings = [rated(cell, held(cell, day)) for day in (DAY, date(2025, 2, 5), date(2025, 1, 6))]
    client, address = signed_in("binh"), "/meetings/organisations/WARD/ratings/confirm/"
    assert page(client, address).count(" checked") == 3
    seen = client.get(address).context["form"]["seen_figures"].value()
    assert "Tick the ratings" in client.post(address, {"seen_figures": seen}).content.decode()
    ticked = [str(rating.pk) for rating in ratings[:2]]
    assert client.post(address, {"seen_figures": seen, "ratings": ticked}).status_code == 302
    assert {rating.pk for rating in Rating.objects.filter(confirmed_on=TODAY)} == {one.pk for one in ratings[:2]}


def test_the_table_of_a_month_says_who_met_and_how_it_was_and_sums_up(cell: Scene, signed_in: SignIn) -> None:
    confirmed(cell, rated(cell, held(cell, DAY, "excused")), _25=Decimal(0))
    shown = page(signed_in("binh"), "/meetings/organisations/WARD/ratings/?month=2025-03")
    for words in ("9/10", "05/03/2025", "68,42", "no meeting held", "Total", "The last twelve months", "<svg"):
        assert words in shown, words
    (table,) = signed_in("binh").get("/meetings/organisations/WARD/ratings/?month=2025-03").context["tables"]
    assert "Since the beginning of the year" in shown
    assert dict(table.total.bands) == {"good": 0, "fair": 0, "average": 1, "poor": 0}
    assert "not rated" not in shown


def test_above_a_superior_organisation_sees_what_hangs_below_by_band(cell: Scene, signed_in: SignIn) -> None:
    rated(cell, held(cell))
    (table,) = signed_in("dung").get("/meetings/organisations/CITY/ratings/?month=2025-03").context["tables"]
    assert [(line.name, line.rated) for line in table.rows] == [
        ("Đảng bộ phường Sen Hồng", 1),
        ("Chi bộ Phòng Nội vụ", 0),
    ]
    assert table.total.rated == 1


@pytest.mark.parametrize("month", ["", "2025-13", "2025-00", "99999999", "abc", "1899-12", "2025-02-30"])
def test_any_month_typed_is_answered(cell: Scene, signed_in: SignIn, month: str) -> None:
    page(signed_in("binh"), f"/meetings/organisations/WARD/ratings/?month={month}")


def test_a_meeting_before_the_first_rubric_says_so(cell: Scene, signed_in: SignIn) -> None:
    meeting = held(cell)
    Criterion.objects.all().delete()
    Rubric.objects.all().delete()
    assert "No rubric holds" in page(signed_in("binh"), f"/meetings/{meeting.pk}/rate/")


def test_above_what_came_of_a_cell_its_ratings_are_confirmed(cell: Scene, signed_in: SignIn, cast: Cast) -> None:
    rating = rated(cell, held(cell))
    reorganised(cast, merge(["CELL", "SECOND"], new("WARD-03")), on=TODAY)
    shown = page(signed_in("binh"), f"/meetings/{rating.meeting_id}/rating/")
    assert f'href="/meetings/{rating.meeting_id}/rating/confirm/"' in shown
    assert signed_in("dung").get(f"/meetings/{rating.meeting_id}/rating/confirm/").status_code == 404


def test_an_administrator_is_led_to_the_rubrics(cast: Cast, signed_in: SignIn) -> None:
    assert 'href="/meetings/rubrics/"' in page(signed_in("khanh"), "/")
