"""Both sides of an introduction: who may see and record what, on pages, on the desk and in Excel."""

from datetime import date

import pytest
from django.test import Client
from django.urls import reverse
from django.utils.html import strip_tags

from cells.models import Member, Residence, ResidenceRemark
from tests.cast import START, TODAY, Cast
from tests.cells.views.test_saved_lists import saved

pytestmark = pytest.mark.django_db
SAID = {"year": "2024", "level": "good", "words": "Gương mẫu", "on": "20/03/2025", "said_by": "Bí thư chi bộ"}


@pytest.fixture
def resident(cast: Cast) -> Member:
    """Of OTHERCELL, residing in CELL: nobody of CELL may open the page of OTHERCELL's members."""
    (member,) = cast.people(1, of="OTHERCELL")
    Member.objects.filter(pk=member.pk).update(card_number="58002547", born_on=date(1985, 6, 7))
    Residence.objects.create(member=member, cell=cast["CELL"], standing="ordinary", valid_from=START)
    return member


def listed(client: Client, code: str, table: str, query: str = "") -> list[str]:
    rows = client.get(reverse("cells:residences", args=[code]) + query).context[table].rows
    return [row.residence.member.full_name for row in rows]


def at(name: str, member: Member, *more: object) -> str:
    return reverse(f"cells:{name}", args=[member.residences.get().pk, *more])


@pytest.mark.parametrize(("username", "code"), [("an", "CELL"), ("binh", "WARD"), ("dung", "CITY")])
def test_the_cell_of_residence_and_those_above_it_see_whom_and_of_which_committee_and_nothing_else(
    cast: Cast, signed_in, resident: Member, username: str, code: str
) -> None:
    client = signed_in(username)
    assert listed(client, code, "here") == [resident.full_name]
    page = strip_tags(client.get(reverse("cells:residences", args=[code])).content.decode())
    assert resident.full_name in page
    assert cast["OTHERWARD"].versions.get().name in page
    assert "58002547" not in page
    assert "1985" not in page
    assert client.get(reverse("cells:member", args=[resident.pk])).status_code == 404


def test_the_own_side_sees_where_theirs_are_introduced(cast: Cast, signed_in, resident: Member) -> None:
    lan = signed_in("lan")
    assert listed(lan, "OTHER", "elsewhere") == [resident.full_name]
    assert listed(lan, "OTHER", "here") == []
    page = lan.get(reverse("cells:member", args=[resident.pk])).content.decode()
    assert "Chi bộ khu phố 1" in page
    assert lan.get(reverse("cells:residences", args=["CELL"])).status_code == 404


def test_a_day_before_shows_who_resided_there_then(cast: Cast, signed_in, resident: Member) -> None:
    resident.residences.update(valid_from=TODAY)
    assert listed(signed_in("an"), "CELL", "here") == [resident.full_name]
    assert listed(signed_in("an"), "CELL", "here", "?on=20/03/2025") == []


def test_the_desk_leads_to_the_receipt_then_to_the_remark_of_last_year(cast: Cast, signed_in, resident: Member) -> None:
    an = signed_in("an")
    desk = an.get("/").content.decode()
    assert at("residence_receive", resident) in desk
    assert at("residence_remark", resident) in desk
    assert an.post(at("residence_receive", resident), {"on": "20/03/2025"}).status_code == 302
    assert resident.residences.get().received_on == date(2025, 3, 20)
    assert an.post(at("residence_remark", resident), SAID).status_code == 302
    desk = an.get("/").content.decode()
    assert at("residence_receive", resident) not in desk
    assert at("residence_remark", resident) not in desk


@pytest.mark.parametrize(("month", "year"), [(3, 2025), (4, 2024)])
def test_of_which_year_a_remark_is_proposed_is_a_setting(
    signed_in, resident: Member, settings, month: int, year: int
) -> None:
    settings.RESIDENCE_REMARK_MONTH = month
    assert signed_in("an").get(at("residence_remark", resident)).context["form"]["year"].value() == year


def test_a_remark_is_corrected_with_a_reason_or_taken_out(signed_in, resident: Member) -> None:
    an = signed_in("an")
    an.post(at("residence_remark", resident), SAID)
    where = at("remark_correct", resident, 2024)
    assert an.post(where, SAID | {"level": "fair"}).context["form"].errors["why"]
    assert an.post(where, SAID | {"level": "fair", "why": "Nhầm"}).status_code == 302
    assert ResidenceRemark.objects.get().level == "fair"
    assert at("remark_remove", resident, 2024) in an.get(where).content.decode()
    assert an.post(at("remark_remove", resident, 2024), {"why": "Nhầm"}).status_code == 302
    assert not ResidenceRemark.objects.exists()


def test_what_is_refused_is_said_beside_its_field(signed_in, resident: Member) -> None:
    an = signed_in("an")
    shown = an.post(at("residence_remark", resident), SAID | {"year": "2018", "on": "20/03/2025"})
    assert shown.context["form"].errors["year"]
    assert an.get(at("remark_correct", resident, 2018)).status_code == 404


def test_of_one_who_resides_outside_the_register_the_own_cell_records_the_remark(
    cast: Cast, signed_in, resident: Member
) -> None:
    resident.residences.update(cell=None, cell_name="Chi bộ thôn Đông")
    assert signed_in("an").get(at("residence_remark", resident)).status_code == 404
    cast.mandate("an", "clerk", "OTHERCELL")
    assert signed_in("an").post(at("residence_remark", resident), SAID).status_code == 302


def test_a_member_is_introduced_from_their_page_and_no_longer(cast: Cast, signed_in) -> None:
    (member,) = cast.people(1, of="CELL")
    an = signed_in("an")
    act = reverse("cells:act", args=[member.pk, "residence"])
    told = {"standing": "ordinary", "cell": "othercell", "cell_name": "", "on": "20/03/2025", "step": "confirm"}
    assert an.post(act, told).status_code == 302
    assert member.residences.get().cell == cast["OTHERCELL"]
    end = reverse("cells:act", args=[member.pk, "residence_end"])
    assert an.post(end, {"on": "21/03/2025", "step": "confirm"}).status_code == 302
    assert member.residences.get().valid_to == TODAY
    both = an.post(act, told | {"cell_name": "Chi bộ thôn Đông"})
    assert both.context["form"].errors["cell"]


def test_both_lists_are_saved(cast: Cast, signed_in, resident: Member) -> None:
    headings, row = saved(signed_in("an"), reverse("cells:residences", args=["CELL"]))
    assert "Committee of the own cell" in headings
    assert resident.full_name in row
    assert "58002547" not in row


def test_printed_lists_have_both_sides(signed_in, resident: Member) -> None:
    printed = signed_in("an").post(reverse("cells:residences", args=["CELL"]), {"print_list": "yes"})
    assert resident.full_name in printed.content.decode()
