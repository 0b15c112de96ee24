"""Acts on many, filters, duplicates and findings, as pages."""

import re
from html import unescape
from typing import Any

import pytest

from accounts.models import Entry
from cells.models import BulkAct, Ground, Member, RecordMerger, SavedFilter
from tests.cast import Cast
from tests.pilots.pages import confirm
from tests.typed import fields_of

pytestmark = pytest.mark.django_db
GROUND = {
    "category": "ship_crew",
    "statement": "Đi biển",
    "evidence": "Lệnh 12",
    "valid_from": "01/03/2025",
    "valid_to": "",
}


@pytest.fixture
def members(cast: Cast) -> list[Member]:
    return cast.people(4, of="CELL")


def bulk(client, members: list[Member], **told: object):
    return client.post(
        "/organisations/CELL/members/bulk/", {"kind": "ground", "member": [m.pk for m in members], **told}
    )


def test_the_list_has_a_box_for_each_member_for_a_clerk_and_none_for_a_reader(signed_in, members) -> None:
    assert signed_in("an").get("/organisations/CELL/members/").content.count(b'name="member"') == 4
    assert b'name="member"' not in signed_in("dung").get("/organisations/CELL/members/").content


def test_a_ground_for_many_is_shown_done_and_taken_back(signed_in, cast: Cast, members) -> None:
    cast.grounds(members[:1])
    client = signed_in("an")
    assert "form" in bulk(client, members).context
    shown = bulk(client, members, **GROUND, step="preview").context["outcome"]
    assert (len(shown.done), [member for member, _why in shown.refused]) == (3, [members[0]])
    assert Ground.objects.count() == 1
    done = bulk(client, members, **GROUND, step="confirm")
    act = BulkAct.objects.get()
    assert done.headers["Location"] == f"/bulk/{act.pk}/"
    assert Ground.objects.count() == 4
    client.post(f"/bulk/{act.pk}/undo/")
    assert Ground.objects.count() == 1
    assert Entry.objects.filter(act="cells.undo_bulk").count() == 1


def test_who_would_get_it_now_and_was_not_looked_at_is_asked_about_again(signed_in, cast: Cast, members) -> None:
    client = signed_in("an")
    shown = bulk(client, members, **GROUND, step="preview").context["shown"]["seen_figures"].value()
    cast.grounds(members[:1])
    again = bulk(client, members, **GROUND, step="confirm", seen_figures=shown)
    everybody = ", ".join(member.full_name for member in members)
    assert ("Left out", "–", members[0].full_name) in again.context["changed"]
    assert [before for _label, before, _now in again.context["changed"]] == [everybody, "–"]
    assert not BulkAct.objects.exists()
    token = again.context["shown"]["seen_figures"].value()
    assert bulk(client, members, **GROUND, step="confirm", seen_figures=token).status_code == 302
    assert len(BulkAct.objects.get().members) == 3


def test_only_members_of_the_organisation_are_taken(signed_in, cast: Cast, members) -> None:
    others = cast.people(2, of="OTHERCELL")
    bulk(signed_in("an"), members[:1] + others, **GROUND, step="confirm")
    assert [ground.member for ground in Ground.objects.all()] == members[:1]


def test_choosing_nobody_or_nonsense_leads_back_to_the_list(signed_in, members) -> None:
    client = signed_in("an")
    for told in (
        {"kind": "ground"},
        {"kind": "ground", "member": ["abc", "٣", "9" * 40]},
        {"kind": "x", "member": members[0].pk},
    ):
        response = client.post("/organisations/CELL/members/bulk/", told)
        assert response.headers["Location"] == "/organisations/CELL/members/", told


def test_too_many_are_told_so_and_all_stay_ticked_on_the_page_of_the_list_they_came_from(
    signed_in, members, monkeypatch: Any
) -> None:
    monkeypatch.setattr("cells.views.bulk.MOST", 2)
    client, page = signed_in("an"), "/organisations/CELL/members/?per_page=20&sort=-name"
    sent = fields_of(client.get(page), "/organisations/CELL/members/bulk/")
    far = {"member": [*(member.pk for member in members), 987654]}
    answer = client.post("/organisations/CELL/members/bulk/", sent | {"kind": "ground"} | far)
    assert answer.headers["Location"] == page
    shown = client.get(page).content.decode()
    assert "5 members are ticked, but at most 2 can be chosen at once." in shown
    assert len(re.findall(r'name="member"[^>]*\bchecked', shown)) == 4
    assert '<input type="hidden" name="member" value="987654">' in shown


def test_everybody_in_the_register_of_a_city_is_too_many_and_no_broken_page(signed_in, members) -> None:
    answer = signed_in("an").post("/organisations/CELL/members/bulk/", {"kind": "ground", "member": range(1, 5705)})
    assert answer.headers["Location"] == "/organisations/CELL/members/"


def test_what_is_wrong_is_said_and_the_members_stay_chosen(signed_in, members) -> None:
    response = bulk(signed_in("an"), members, **GROUND | {"evidence": ""}, step="preview")
    assert list(response.context["form"].errors) == ["evidence"]
    assert response.context["members"] == sorted(members, key=lambda member: (member.sort_key, member.pk))


def test_many_move_to_a_group(signed_in, cast: Cast, members) -> None:
    _first, second = cast.groups("CELL", members, number=2)
    response = bulk(signed_in("an"), members[2:], kind="group", group=second.pk, on="10/03/2025", step="confirm")
    assert response.status_code == 302
    assert second.belongings.filter(valid_from="2025-03-10").get().member == members[2]


def test_a_filter_is_tried_kept_used_and_deleted(signed_in, cast: Cast, members) -> None:
    cast.grounds(members[:1])
    client, address = signed_in("an"), "/organisations/CELL/members/filters/"
    told = {"b0c0-what": "ground=any", "b1c0-what": "card", "b1c0-value": "CELL00003", "b1c1-what": "sex=male"}
    tried = client.post(address, told | {"try": "1"})
    assert tried.context["number"] == 2
    assert not SavedFilter.objects.exists()
    kept = client.post(address, told | {"keep": "1", "name": "Cần xem"})
    saved = SavedFilter.objects.get()
    assert kept.headers["Location"] == f"/organisations/CELL/members/?saved={saved.pk}"
    shown = client.get(kept.headers["Location"]).context["table"].rows
    assert {row.member.pk for row in shown} == {members[0].pk, members[3].pk}
    again = client.get(f"{address}?from={saved.pk}").context["form"].blocks
    assert [[line.initial.get("what") for line in block] for block in again] == [
        ["ground=any", None], ["card", "sex=male", None], [None, None]
    ]  # fmt: skip
    client.post(f"/filters/{saved.pk}/delete/")
    assert not SavedFilter.objects.exists()


def test_deleting_a_filter_keeps_the_one_that_is_being_written(signed_in, cast: Cast, members) -> None:
    client, address = signed_in("an"), "/organisations/CELL/members/filters/"
    told = {"b0c0-what": "card", "b0c0-value": "CELL00003"}
    client.post(address, told | {"keep": "1", "name": "Cần xem"})
    page = client.get(address)
    button = re.search(r'formaction="(/filters/\d+/delete/[^"]*)"', page.content.decode())
    assert button is not None
    written = fields_of(page, "") | told | {"b0c0-value": "CELL00004", "name": "Cần xem lại"}
    shown = client.post(unescape(button[1]), written, follow=True).content.decode()
    assert not SavedFilter.objects.exists()
    assert "The filter is deleted." in shown
    assert 'value="CELL00004"' in shown
    assert 'value="Cần xem lại"' in shown
    assert "error-summary" not in shown


def test_a_filter_of_somebody_else_is_nobodys_business(signed_in, cast: Cast, members) -> None:
    saved = SavedFilter.objects.create(
        user=cast.users["binh"], organisation=cast["CELL"], name="x", blocks=[[{"what": "leads"}]]
    )
    client = signed_in("an")
    assert client.post(f"/filters/{saved.pk}/delete/").status_code == 404
    assert client.get("/organisations/CELL/members/filters/").context["saved"] == []
    assert client.get(f"/organisations/CELL/members/?saved={saved.pk}").context["table"].number == 4


WRONG_LINES = [
    ({"b0c0-what": "age_from", "b0c0-value": "abc"}, "value"),
    ({"b0c0-what": "age_from", "b0c0-value": "9" * 50}, "value"),
    ({"b0c0-what": "born_before", "b0c0-value": "31/02/2000"}, "value"),
    ({"b0c0-what": "name", "b0c0-value": ""}, "value"),
    ({"b0c0-what": "leads", "b0c0-value": "x"}, "value"),
    ({"b0c0-what": "", "b0c0-value": "x"}, "what"),
    ({"b0c0-what": "secrets=all"}, "what"),
    ({"b0c0-what": "leads", "b0c0-negated": "perhaps"}, "negated"),
]


@pytest.mark.parametrize(("told", "field"), WRONG_LINES)
def test_a_line_that_makes_no_sense_says_so_beside_it(signed_in, members, told: dict[str, str], field: str) -> None:
    response = signed_in("an").post("/organisations/CELL/members/filters/", told | {"keep": "1", "name": "x"})
    assert response.status_code == 200
    assert field in response.context["form"].blocks[0][0].errors
    assert not SavedFilter.objects.exists()


def test_a_filter_kept_long_ago_is_used_shown_and_opened_whatever_became_of_its_conditions(
    signed_in, cast: Cast, members
) -> None:
    """Of what cannot be asked any more nobody is found, and the filter says which condition it is."""
    old = [[{"what": "leads"}], [{"what": "ground=forgotten", "value": "", "negated": True}], [{"what": "age_from"}]]
    saved = SavedFilter.objects.create(user=cast.users["an"], organisation=cast["CELL"], name="x", blocks=old)
    cast.groups("CELL", members[:1], number=1)
    client, address = signed_in("an"), "/organisations/CELL/members/filters/"
    assert client.get(f"/organisations/CELL/members/?saved={saved.pk}").context["table"].number == 1
    page = client.get(f"{address}?from={saved.pk}")
    assert page.status_code == 200
    assert "a condition that is no longer known (ground=forgotten)" in page.content.decode()


def test_a_saved_filter_and_the_fields_above_the_list_narrow_together(signed_in, cast: Cast, members) -> None:
    cast.grounds(members[:1])
    saved = SavedFilter.objects.create(
        user=cast.users["an"], organisation=cast["CELL"], name="x", blocks=[[{"what": "sex=female"}]]
    )
    client, address = signed_in("an"), f"/organisations/CELL/members/?saved={saved.pk}"
    for more, number in {
        "": 2,
        "&ground=any": 1,
        "&ground=none": 1,
        "&ground=none&ground=any": 1,
        "&name=x": 0,
    }.items():
        shown = client.get(address + more).context
        assert (shown["table"].number, shown["narrowed"]) == (number, True), more


def test_nothing_odd_in_an_address_or_a_form_is_too_much(signed_in, members) -> None:
    client, address = signed_in("an"), "/organisations/CELL/members/"
    for odd in ("9" * 5000, "%F0%9F%98%80%ED%A0%80", "(%25", "degree%3Dofficial"):
        fields = ("name", "on", "degree", "activity", "place", "group", "ground", "saved", "nonsense")
        assert client.get(f"{address}?{'&'.join(f'{field}={odd}' for field in fields)}").status_code == 200, odd
        assert client.get(f"{address}filters/?from={odd}").status_code == 200, odd
    for odd in ("\0", "9" * 5000, "\uffff(%", "degree="):
        line = {f"b0c0-{field}": odd for field in ("what", "value", "negated")}
        for more in ({}, {"b0c0-what": "age_from"}, {"b0c0-what": "name"}, {"b9999c0-what": odd}):
            answer = client.post(f"{address}filters/", line | more | {"keep": "1", "name": odd})
            assert answer.status_code == 200, (odd, more)
    assert not SavedFilter.objects.exists()


def test_an_empty_filter_is_not_kept(signed_in, members) -> None:
    response = signed_in("an").post("/organisations/CELL/members/filters/", {"keep": "1", "name": "x"})
    assert response.status_code == 200
    assert not SavedFilter.objects.exists()


def test_two_records_are_seen_side_by_side_merged_and_parted_again(signed_in, cast: Cast, members) -> None:
    twin = cast.people(1, of="CELL")[0]
    client, address = signed_in("an"), f"/members/{members[0].pk}/merge/{twin.pk}/"
    (pair,) = client.get("/organisations/CELL/duplicates/").context["table"].rows
    assert {pair.first, pair.second} == {members[0], twin}
    assert client.get(address).status_code == 200
    look = client.post(address, {"why": "Cùng số thẻ"})
    assert look.context["facts"]
    assert not RecordMerger.objects.exists()
    confirm(client, address, look)
    merger = RecordMerger.objects.get()
    assert client.get(f"/members/{twin.pk}/").status_code == 404
    client.post(f"/mergers/{merger.pk}/undo/")
    assert client.get(f"/members/{twin.pk}/").status_code == 200


def test_a_record_that_changed_since_it_was_looked_at_is_shown_again_before_it_is_merged(
    signed_in, cast: Cast, members
) -> None:
    twin = cast.people(1, of="CELL")[0]
    client, address = signed_in("an"), f"/members/{members[0].pk}/merge/{twin.pk}/"
    look = client.post(address, {"why": "Cùng số thẻ"})
    cast.grounds([twin])
    again = confirm(client, address, look)
    ((label, before, now),) = again.context["changed"]
    assert (label, before) == ("This one goes into it", "–")
    assert str(twin.grounds.get().category) in now
    assert again.context["facts"]
    assert not RecordMerger.objects.exists()
    assert confirm(client, address, again).status_code == 302
    assert RecordMerger.objects.exists()


def test_records_of_two_registers_are_merged_by_who_keeps_both(signed_in, cast: Cast, members) -> None:
    (other,) = cast.people(1, of="SECOND")
    address = f"/members/{members[0].pk}/merge/{other.pk}/"
    assert signed_in("an").get(address).status_code == 404
    assert signed_in("binh").get(address).status_code == 200


def test_findings_lead_to_where_they_are_mended(signed_in, cast: Cast, members) -> None:
    cast.groups("CELL", members[:2], number=1)
    page = "/organisations/CELL/quality/"
    kinds = signed_in("an").get(page).context["kinds"]()
    assert {kind: found.number for kind, _title, found, _table in kinds} == {"no_secretary": 1, "no_group": 2}
    for kind, number in (("no_secretary", 1), ("no_group", 2)):
        rows = signed_in("an").get(page, {"kind": kind}).context["table"].rows
        assert [signed_in("an").get(row.address).status_code for row in rows] == [200] * number
    assert signed_in("an").get(page, {"kind": "nonsense"}).status_code == 200
    rows = signed_in("dung").get(page, {"kind": "no_group"}).context["table"].rows
    assert [row.address for row in rows] == ["", ""]
