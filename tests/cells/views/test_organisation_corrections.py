"""Correcting an organisation in the browser: which entry, what is right, a look at what will be true, then the act."""

import pytest
from django.urls import reverse

from cells.models import Organisation
from tests.cast import START, Cast, Kind, Level, Type

pytestmark = pytest.mark.django_db


def address(name: str, *args: object) -> str:
    return reverse(f"cells:{name}", args=args)


def typed(cast: Cast, code: str, **changed: str) -> dict[str, str]:
    version = cast[code].versions.get()
    told = {name: getattr(version, name) for name in ("name", "kind", "level", "type", "issuer_name", "area")}
    return told | {"parent": version.parent.code, "valid_from": "01/01/2019", "why": "Nhập nhầm"} | changed


def test_the_page_of_an_organisation_leads_its_superior_board_to_the_correction(signed_in) -> None:
    assert address("organisation_correct", "WARD") in signed_in("dung").get("/organisations/WARD/").content.decode()
    assert address("organisation_correct", "WARD") not in signed_in("binh").get("/organisations/WARD/").content.decode()


def test_an_administrator_goes_there_from_the_tree(signed_in) -> None:
    administrator = signed_in("khanh")
    assert address("organisation_correct", "CITY") in administrator.get("/organisations/").content.decode()
    assert administrator.get(address("organisation_correct", "CITY")).status_code == 200


def test_nobody_corrects_the_own_organisation(signed_in) -> None:
    assert signed_in("dung").get(address("organisation_correct", "CITY")).status_code == 404


def test_first_it_is_seen_what_will_be_true_then_it_is_corrected(cast: Cast, signed_in) -> None:
    board, version = signed_in("dung"), cast["CELL"].versions.get()
    where = address("version_correct", "CELL", version.pk)
    assert "Chi bộ khu phố 1" in board.get(where).content.decode()
    shown = board.post(where, typed(cast, "CELL", name="Chi bộ khu phố 12", parent="city")).content.decode()
    assert "Chi bộ khu phố 12" in shown
    assert 'value="confirm"' in shown
    assert cast["CELL"].versions.get().name == "Chi bộ khu phố 1"
    board.post(where, typed(cast, "CELL", name="Chi bộ khu phố 12", parent="city", step="confirm"))
    assert cast["CELL"].versions.get().name == "Chi bộ khu phố 12"
    assert Organisation.objects.get_parent(Organisation.objects.get(code="CELL")) == cast["CITY"]


def test_nothing_is_hung_below_what_is_not_ones_own(cast: Cast, signed_in) -> None:
    where = address("version_correct", "CELL", cast["CELL"].versions.get().pk)
    shown = signed_in("dung").post(where, typed(cast, "CELL", parent="OTHERWARD")).content.decode()
    assert "is not below your organisation" in shown


def test_what_it_was_earlier_is_entered(cast: Cast, signed_in) -> None:
    told = typed(cast, "CELL", name="Chi bộ cũ", until="31/12/2020", step="confirm")
    assert signed_in("dung").post(address("version_earlier", "CELL"), told).status_code == 302
    assert [one.name for one in cast["CELL"].versions.order_by("valid_from")] == ["Chi bộ cũ", "Chi bộ khu phố 1"]


def test_a_code_in_use_is_said_to_be_so(signed_in) -> None:
    shown = signed_in("dung").get(address("organisation_correct", "WARD")).content.decode()
    assert "organisations below it: 2" in shown
    assert address("code_correct", "WARD") not in shown


def test_what_never_was_gets_its_right_code_or_goes(cast: Cast, signed_in) -> None:
    facts = {"kind": Kind.CELL, "level": Level.BELOW_GRASSROOTS, "type": Type.OTHER}
    cast.found("NEW", parent="WARD", on=START, name="Chi bộ mới", **facts)
    board = signed_in("dung")
    assert address("code_correct", "NEW") in board.get(address("organisation_correct", "NEW")).content.decode()
    response = board.post(address("code_correct", "NEW"), {"code": "new-2", "why": "Sai mã"})
    assert response["Location"] == address("organisation_correct", "NEW-2")
    assert board.post(address("organisation_remove", "NEW-2"), {"why": "Nhập nhầm"}).status_code == 302
    assert not Organisation.objects.filter(code__startswith="NEW").exists()


def test_who_removes_an_entry_reads_which(cast: Cast, signed_in) -> None:
    version = cast["CELL"].versions.get()
    shown = signed_in("dung").get(address("version_remove", "CELL", version.pk)).content.decode()
    assert "<dt>from 01/01/2019</dt><dd>Chi bộ khu phố 1<br>" in shown
