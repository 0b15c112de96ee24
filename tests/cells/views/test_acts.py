"""Acts as a clerk does them: first what will be true, nothing written, then the act."""

from datetime import date

import pytest

from accounts.models import Entry
from cells.models import (
    Activity,
    AssignedTask,
    DocumentReference,
    Ground,
    Membership,
    SavedFilter,
    TemporaryStay,
    Transfer,
)
from cells.queries.particulars import PARTICULARS
from cells.services.corrections import correct_particulars
from cells.services.departures import leave
from tests.cast import TODAY, Cast
from tests.cells.services.acting import DECISION, by, decision

pytestmark = pytest.mark.django_db
DOCUMENT = {"document_issuer": "Đảng ủy phường", "document_symbol": "15 - QĐ/ĐU", "document_on": "01/03/2025"}
SUSPENDED = {"on": "10/03/2025", "until": "", **DOCUMENT}


@pytest.fixture
def member(cast: Cast):
    return cast.people(1, of="CELL")[0]


def texts(response) -> list[str]:
    return [change.text for change in response.context["changes"]]


def test_first_it_is_shown_what_will_be_true_and_nothing_is_written(signed_in, member) -> None:
    before = Entry.objects.count()
    response = signed_in("an").post(f"/members/{member.pk}/acts/suspend/", SUSPENDED)
    (text,) = texts(response)
    assert "10/03/2025" in text
    assert not Activity.objects.exists()
    assert not DocumentReference.objects.filter(symbol="15-QĐ/ĐU").exists()
    assert Entry.objects.count() == before


def test_then_it_is_recorded_with_its_document(signed_in, member) -> None:
    response = signed_in("an").post(f"/members/{member.pk}/acts/suspend/", SUSPENDED | {"step": "confirm"})
    assert response.headers["Location"] == f"/members/{member.pk}/"
    activity = Activity.objects.get()
    assert (activity.valid_from, str(activity.ordered_by)) == (date(2025, 3, 10), "15-QĐ/ĐU, 01/03/2025")


def test_changing_something_keeps_what_was_typed(signed_in, member) -> None:
    response = signed_in("an").post(f"/members/{member.pk}/acts/suspend/", SUSPENDED | {"step": "change"})
    assert "changes" not in response.context
    assert "15 - QĐ/ĐU" in response.content.decode() or "15-QĐ/ĐU" in response.content.decode()


def test_a_document_cited_before_can_be_picked(signed_in, cast: Cast, member) -> None:
    known = decision()
    Membership.objects.update(ordered_by=known)
    told = {"on": "10/03/2025", "document_pick": known.pk, "step": "confirm"}
    signed_in("an").post(f"/members/{member.pk}/acts/suspend/", told)
    assert Activity.objects.get().ordered_by == known


def test_a_document_of_another_cell_cannot_be_picked(signed_in, cast: Cast, member) -> None:
    other = cast.people(1, of="OTHERCELL")[0]
    Membership.objects.filter(member=other).update(ordered_by=decision())
    response = signed_in("an").post(
        f"/members/{member.pk}/acts/suspend/", {"on": "10/03/2025", "document_pick": decision().pk, "step": "confirm"}
    )
    assert "document" in response.context["form"].errors
    assert not Activity.objects.exists()


WRONG = [
    ("suspend", {"on": ""}, "on"),
    ("suspend", {"document_symbol": ""}, "document"),
    ("suspend", {"on": "01/01/2018"}, "on"),
    ("suspend", {"until": "09/03/2025"}, "until"),
    ("transfer", {"to_cell": "", "papers_due_on": "01/04/2025"}, "to_cell"),
    ("transfer", {"to_cell": "Chi bộ", "papers_due_on": "01/04/2025"}, "to_cell"),
    ("transfer", {"to_cell": "NOWHERE", "papers_due_on": "01/04/2025"}, "to_cell"),
    ("transfer", {"to_cell": "WARD", "papers_due_on": "01/04/2025"}, "to_cell"),
    ("transfer", {"to_cell": "CELL", "papers_due_on": "01/04/2025"}, "to_cell"),
    ("transfer", {"to_cell": "SECOND", "papers_due_on": "01/02/2025"}, "papers_due_on"),
    ("transfer", {"to_cell": "\x00\u200b(", "papers_due_on": "01/04/2025"}, "to_cell"),
    ("leave", {"way": "vanished"}, "way"),
    ("leave", {"way": "expelled", "document_symbol": "", "document_issuer": "", "document_on": ""}, "document"),
    ("suspend", {"document_symbol": "15-QĐ/ĐU (Mật)"}, "document"),
    ("task", {"text": ""}, "text"),
    ("post", {"organisation": "0", "title": "secretary"}, "organisation"),
]


@pytest.mark.parametrize(("act", "told", "field"), WRONG)
def test_what_is_wrong_is_said_beside_its_field(signed_in, cast: Cast, member, act: str, told, field: str) -> None:
    response = signed_in("an").post(f"/members/{member.pk}/acts/{act}/", SUSPENDED | told | {"step": "confirm"})
    assert response.status_code == 200
    assert field in response.context["form"].errors


def test_a_transfer_goes_from_clerk_to_clerk(signed_in, cast: Cast, member) -> None:
    told = {"to_cell": "second", "on": "10/03/2025", "papers_due_on": "10/04/2025", **DOCUMENT, "step": "confirm"}
    signed_in("an").post(f"/members/{member.pk}/acts/transfer/", told)
    move = Transfer.objects.get()
    assert "10/04/2025" in signed_in("an").get(f"/members/{member.pk}/").content.decode()
    (row,) = signed_in("binh").get("/organisations/SECOND/transfers/").context["under_way"].rows
    assert (row.move, row.may_receive) == (move, True)
    (row,) = signed_in("an").get("/organisations/CELL/transfers/").context["under_way"].rows
    assert (row.may_receive, row.may_take_back) == (False, True)
    signed_in("binh").post(f"/transfers/{move.pk}/receive/", {"on": "12/03/2025"})
    assert Membership.objects.on(TODAY).get(member=member).cell == cast["SECOND"]
    assert signed_in("an").post(f"/transfers/{move.pk}/take-back/", {"on": "13/03/2025"}).status_code == 200


def test_a_neighbour_neither_sees_nor_receives_what_is_not_sent_to_them(signed_in, cast: Cast, member) -> None:
    told = {"to_cell": "SECOND", "on": "10/03/2025", "papers_due_on": "10/04/2025", **DOCUMENT, "step": "confirm"}
    signed_in("an").post(f"/members/{member.pk}/acts/transfer/", told)
    move = Transfer.objects.get()
    for address in (f"/transfers/{move.pk}/receive/", f"/transfers/{move.pk}/take-back/"):
        assert signed_in("hoa").post(address, {"on": "12/03/2025"}).status_code == 404
    assert signed_in("hoa").get("/organisations/OTHERCELL/transfers/").context["under_way"].rows == []
    assert move.is_under_way


def test_only_what_fits_is_offered(signed_in, cast: Cast, member) -> None:
    offered = {
        act.name for _heading, acts in signed_in("an").get(f"/members/{member.pk}/").context["acts"] for act in acts
    }
    assert offered == {"transfer", "stay", "residence", "exempt", "suspend", "task", "post", "leave"}
    assert signed_in("dung").get(f"/members/{member.pk}/").context["acts"] == []
    assert not signed_in("an").get(f"/members/{member.pk}/acts/stay_end/").context["fits"]
    signed_in("an").post(f"/members/{member.pk}/acts/stay_end/", {"on": "10/03/2025", "step": "confirm"})


def test_who_has_left_is_offered_the_ways_back_and_nothing_else(signed_in, cast: Cast, member) -> None:
    leave(member=member, way="released", on=date(2025, 3, 10), document=DECISION, **by(cast))
    client = signed_in("an")
    offered = [act.name for _heading, acts in client.get(f"/members/{member.pk}/").context["acts"] for act in acts]
    assert offered == ["readmit", "restore"]
    assert not client.get(f"/members/{member.pk}/acts/return/").context["fits"]
    assert client.get(f"/members/{member.pk}/acts/suspend/").status_code == 404
    told = {"cell": "CELL", "on": "20/03/2025", **DOCUMENT, "step": "confirm"}
    assert client.post(f"/members/{member.pk}/acts/restore/", told).status_code == 302
    assert Membership.objects.on(TODAY).get(member=member).arrival == "restored"


def test_nobody_returns_to_a_cell_of_others(signed_in, cast: Cast, member) -> None:
    leave(member=member, way="released", on=date(2025, 3, 10), document=DECISION, **by(cast))
    told = {"cell": "OTHERCELL", "on": "20/03/2025", **DOCUMENT, "step": "confirm"}
    response = signed_in("an").post(f"/members/{member.pk}/acts/restore/", told)
    assert list(response.context["form"].errors) == ["cell"]


def test_a_task_stands_on_the_members_page(signed_in, member) -> None:
    signed_in("an").post(
        f"/members/{member.pk}/acts/task/", {"text": "Phụ trách tổ 3", "on": "10/03/2025", "step": "confirm"}
    )
    assert AssignedTask.objects.get().text == "Phụ trách tổ 3"
    assert "Phụ trách tổ 3" in signed_in("an").get(f"/members/{member.pk}/").content.decode()


def test_an_act_nobody_knows_is_not_found(signed_in, member) -> None:
    for address in (
        f"/members/{member.pk}/acts/vanish/",
        "/members/0/acts/suspend/",
        f"/members/{10**30}/acts/suspend/",
    ):
        assert signed_in("an").get(address).status_code == 404, address


def test_a_mistake_is_corrected_after_it_was_shown(signed_in, cast: Cast, member) -> None:
    (ground,) = cast.grounds([member])
    address = f"/members/{member.pk}/correct/ground/{ground.pk}/"
    told = {
        "category": "ship_crew",
        "statement": "Đi biển",
        "evidence": "Lệnh 7",
        "valid_from": "01/01/2024",
        "valid_to": "",
        "why": "Ghi nhầm số lệnh",
    }
    client = signed_in("an")
    assert str(ground.evidence) in client.get(address).content.decode()
    assert client.post(address, told).context["changes"]
    assert Ground.objects.get().evidence == ground.evidence
    client.post(address, told | {"step": "confirm"})
    assert (Ground.objects.get().evidence, Entry.objects.latest("pk").why) == ("Lệnh 7", "Ghi nhầm số lệnh")
    assert list(client.post(address, told | {"why": ""}).context["form"].errors) == ["why"]


def test_an_entry_is_removed_after_it_was_shown(signed_in, cast: Cast, member) -> None:
    (ground,) = cast.grounds([member])
    address = f"/members/{member.pk}/remove/ground/{ground.pk}/"
    signed_in("an").post(address, {"why": "Ghi nhầm người"})
    assert Ground.objects.exists()
    signed_in("an").post(address, {"why": "Ghi nhầm người", "step": "confirm"})
    assert not Ground.objects.exists()


def test_the_fact_of_somebody_else_is_not_corrected_through_a_member(signed_in, cast: Cast, member) -> None:
    (ground,) = cast.grounds(cast.people(1, of="OTHERCELL"))
    for address in ("correct/ground", "remove/ground", "correct/nonsense"):
        assert signed_in("an").get(f"/members/{member.pk}/{address}/{ground.pk}/").status_code == 404


def test_a_member_comes_from_outside_the_register_and_is_asked_about_when_known(signed_in, cast: Cast) -> None:
    told = {
        "full_name": "Lý Thị Xa", "born_on": "01/01/1990", "sex": "female", "card_number": "", "admitted_on": "01/01/2015",
        "official_from": "01/01/2016", "from_name": "Chi bộ xã Xa", "sent_on": "01/03/2025", "papers_due_on": "01/04/2025",
        "on": "10/03/2025", **DOCUMENT,
    }  # fmt: skip
    client = signed_in("an")
    assert client.post("/organisations/CELL/members/arrival/", told).status_code == 302
    response = client.post("/organisations/CELL/members/arrival/", told)
    assert list(response.context["form"].errors) == ["is_another_person"]
    assert client.post("/organisations/CELL/members/arrival/", told | {"is_another_person": "on"}).status_code == 302
    assert Membership.objects.count() == 2


def test_days_that_cannot_be_are_told_beside_their_fields_and_stay_as_typed(signed_in, cast: Cast) -> None:
    told = {
        "full_name": "Lý Thị Xa", "born_on": "01/01/2020", "admitted_on": "22/03/2025", "official_from": "23/03/2025",
        "from_name": "Chi bộ xã Xa", "sent_on": "01/03/2025", "papers_due_on": "01/04/2025", "on": "10/03/2025", **DOCUMENT,
    }  # fmt: skip
    response = signed_in("an").post("/organisations/CELL/members/arrival/", told)
    assert list(response.context["form"].errors) == ["born_on", "admitted_on", "official_from"]
    assert 'value="22/03/2025"' in response.content.decode()
    assert not Membership.objects.exists()


def test_what_the_days_tell_together_is_told_with_all_else_that_is_wrong(signed_in, cast: Cast) -> None:
    told = {"born_on": "01/01/2020", "admitted_on": "22/03/2025", "sent_on": "nonsense", "on": "10/03/2025"}
    response = signed_in("an").post("/organisations/CELL/members/arrival/", told)
    assert {"born_on", "admitted_on", "sent_on", "full_name", "document"} <= set(response.context["form"].errors)


def test_a_group_cannot_take_who_leads_another_and_says_so_beside_them(signed_in, cast: Cast) -> None:
    members = cast.people(4, of="CELL")
    cast.groups("CELL", members, number=1)
    told = {"name": "Tổ mới", "on": "10/03/2025"}
    for field in ("leader", "members"):
        response = signed_in("an").post("/organisations/CELL/groups/new/", told | {field: [members[0].pk]})
        assert list(response.context["form"].errors) == [field]


def test_a_guest_comes_and_goes(signed_in, cast: Cast) -> None:
    told = {"full_name": "Lý Thị Xa", "born_on": "01/01/1990", "home_name": "Chi bộ xã Xa", "on": "10/03/2025"}
    client = signed_in("an")
    client.post("/organisations/CELL/members/guest/", told)
    stay = TemporaryStay.objects.get()
    assert "Chi bộ xã Xa" in client.get("/organisations/CELL/members/").content.decode()
    assert signed_in("hoa").post(f"/stays/{stay.pk}/end/", {"on": "20/03/2025"}).status_code == 404
    client.post(f"/stays/{stay.pk}/end/", {"on": "20/03/2025"})
    assert not TemporaryStay.objects.on(TODAY).exists()


def test_groups_and_posts_from_their_own_pages(signed_in, cast: Cast) -> None:
    members = cast.people(4, of="CELL")
    client = signed_in("an")
    told = {"name": "Tổ 1", "on": "10/03/2025", "leader": members[0].pk, "members": [members[1].pk]}
    assert client.post("/organisations/CELL/groups/new/", told).status_code == 302
    group = cast["CELL"].groups.get()
    assert client.post(f"/groups/{group.pk}/leader/", {"leader": members[1].pk, "on": "15/03/2025"}).status_code == 302
    assert group.leaderships.on(TODAY).get().member == members[1]
    assert client.post(f"/groups/{group.pk}/end/", {"on": "20/03/2025"}).status_code == 302
    assert client.get("/organisations/CELL/groups/").context["groups"] == []
    told = {"member": members[0].pk, "body": "", "title": "secretary", "on": "10/03/2025", **DOCUMENT}
    assert client.post("/organisations/CELL/posts/new/", told).status_code == 302
    assert list(client.post("/organisations/CELL/posts/new/", told).context["form"].errors) == ["title"]


def test_an_exemption_recorded_late_is_offered_until_the_next_and_confirmed_so(signed_in, cast: Cast, member) -> None:
    cast.activity(member, "suspended", on=date(2025, 3, 1))
    told = SUSPENDED | {"on": "10/01/2025"}
    response = signed_in("an").post(f"/members/{member.pk}/acts/suspend/", told)
    (text,) = texts(response)
    assert "10/01/2025" in text
    assert "28/02/2025" in text
    assert "01/03/2025" in " ".join(str(message) for message in response.context["messages"])
    assert response.context["form"]["until"].value() == "28/02/2025"
    assert Activity.objects.count() == 1
    signed_in("an").post(f"/members/{member.pk}/acts/suspend/", told | {"until": "28/02/2025", "step": "confirm"})
    assert Activity.objects.get(valid_from=date(2025, 1, 10)).valid_to == date(2025, 3, 1)


def test_what_is_offered_is_never_recorded_without_being_confirmed(signed_in, cast: Cast, member) -> None:
    """Somebody recorded the later one between the look and the confirmation."""
    cast.activity(member, "suspended", on=date(2025, 3, 1))
    told = SUSPENDED | {"on": "10/01/2025", "step": "confirm"}
    response = signed_in("an").post(f"/members/{member.pk}/acts/suspend/", told)
    assert "28/02/2025" in str(response.context["form"].errors["until"])
    assert response.context["form"]["until"].value() == "28/02/2025"
    assert Activity.objects.count() == 1


def test_an_act_that_is_refused_beside_what_is_offered_says_so(signed_in, cast: Cast, member) -> None:
    cast.activity(member, "suspended", on=date(2025, 3, 1))
    response = signed_in("an").post(f"/members/{member.pk}/acts/suspend/", SUSPENDED | {"on": "02/03/2025"})
    assert "01/03/2025" in str(response.context["form"].errors["on"])
    assert "changes" not in response.context


def test_a_post_of_the_past_is_recorded_from_the_page_of_the_organisation(signed_in, cast: Cast, member) -> None:
    other = cast.people(1, of="CELL", on=date(2020, 1, 1))[0]
    cast.office(other, "secretary", of="CELL", body="", on=date(2024, 1, 1))
    told = {"member": member.pk, "body": "", "title": "secretary", "on": "01/06/2023", "until": "", **DOCUMENT}
    response = signed_in("an").post("/organisations/CELL/posts/new/", told)
    assert "31/12/2023" in str(response.context["form"].errors["until"])
    assert 'value="31/12/2023"' in response.content.decode()
    response = signed_in("an").post("/organisations/CELL/posts/new/", told | {"until": "31/12/2023"})
    assert response.status_code == 302
    assert member.posts.get().valid_to == date(2024, 1, 1)


def test_a_cell_left_long_ago_is_neither_offered_the_return_nor_shown_what_the_other_cell_wrote(
    signed_in, cast: Cast, member
) -> None:
    """Left CELL for OTHERCELL years ago, there struck off: theirs to take back."""
    moved, out = date(2022, 1, 1), date(2025, 3, 1)
    Membership.objects.filter(member=member).update(valid_to=moved, departure="transferred")
    Membership.objects.create(
        member=member,
        cell=cast["OTHERCELL"],
        arrival="transferred",
        departure="struck_off",
        valid_from=moved,
        valid_to=out,
    )
    cast.activity(member, "suspended", on=date(2024, 1, 1), until=out)
    former = signed_in("an")
    page = former.get(f"/members/{member.pk}/")
    assert page.context["acts"] == []
    told = {"cell": "CELL", "on": "10/03/2025", **DOCUMENT}
    for step in ({}, {"step": "confirm"}):
        assert former.post(f"/members/{member.pk}/acts/return/", told | step).status_code == 404
    assert former.get(f"/members/{member.pk}/acts/return/").status_code == 404
    assert not Membership.objects.on(TODAY).filter(member=member).exists()
    last = signed_in("hoa")
    assert [act.name for _, acts in last.get(f"/members/{member.pk}/").context["acts"] for act in acts] == [
        "readmit",
        "restore",
    ]
    assert last.get(f"/members/{member.pk}/acts/return/").status_code == 200


def test_a_list_of_a_day_gone_by_has_the_card_number_of_that_cell_s_time(signed_in, cast: Cast, member) -> None:
    moved = date(2025, 2, 1)
    Membership.objects.filter(member=member).update(valid_to=moved, departure="transferred")
    Membership.objects.create(member=member, cell=cast["OTHERCELL"], arrival="transferred", valid_from=moved)
    was = member.card_number
    values = {name: getattr(member, name) for name in PARTICULARS} | {"card_number": "099999"}
    correct_particulars(member=member, values=values, why="Ghi sai", occasion=cast.occasion("hoa"))
    for address in ("/organisations/CELL/members/?on=31/01/2025", f"/members/{member.pk}/"):
        page = signed_in("an").get(address).content.decode()
        assert member.full_name in page
        assert "099999" not in page
        assert was in page
    assert "099999" in signed_in("hoa").get(f"/members/{member.pk}/").content.decode()


def test_a_list_of_a_day_gone_by_is_searched_by_what_that_cell_knew(signed_in, cast: Cast, member) -> None:
    moved = date(2025, 2, 1)
    (there,) = cast.people(1, of="CELL")
    Membership.objects.filter(member=member).update(valid_to=moved, departure="transferred")
    Membership.objects.create(member=member, cell=cast["OTHERCELL"], arrival="transferred", valid_from=moved)
    was = {name: getattr(member, name) for name in PARTICULARS}
    now = was | {"card_number": "099999", "full_name": "Đỗ Thị Khác", "born_on": date(1935, 1, 1), "sex": "male"}
    correct_particulars(member=member, values=now, why="Ghi sai", occasion=cast.occasion("hoa"))
    cell = cast["CELL"]

    def found(username: str, code: str, day: str, **condition: str) -> bool:
        blocks = [[condition]]
        saved = SavedFilter.objects.create(
            user=cast.users[username], organisation=cast[code], name=str(condition), blocks=blocks
        )
        page = signed_in(username).get(f"/organisations/{code}/members/", {"on": day, "saved": saved.pk})
        saved.delete()
        assert page.status_code == 200
        return member.pk in [row.member.pk for row in page.context["table"].rows]

    asked_new = [
        ("card", "0999"),
        ("name", "khac"),
        ("born_before", "1936-01-01"),
        ("sex=male", ""),
        ("age_from", "88"),
    ]
    for what, value in asked_new:
        assert not found("an", cell.code, "31/01/2025", what=what, value=value), what
        assert found("hoa", "OTHERCELL", "20/03/2025", what=what, value=value), what
    assert found("an", cell.code, "31/01/2025", what="card", value=was["card_number"])
    assert found("an", cell.code, "31/01/2025", what="name", value=was["full_name"])
    assert there.full_name in signed_in("an").get("/organisations/CELL/members/?on=31/01/2025").content.decode()
