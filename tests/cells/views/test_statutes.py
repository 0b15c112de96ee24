"""The statutes: everybody reads what held on a day, an administrator enters, corrects and takes back after a look."""

from datetime import date, timedelta

import pytest
from django.test import Client

from cells.models import DayOff, OrganisationVersion, Parameter, Statute
from cells.queries.parameters import parameters_on
from cells.rules.parameters import Key
from tests.cast import TODAY, Cast

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)
LIST, NEW = "/statutes/", "/statutes/new/"
CITED = {
    "document_issuer": "Ban Chấp hành Trung ương",
    "document_symbol": "500-QĐ/TW",
    "document_on": "01/03/2025",
    "document_title": "Thi hành Điều lệ Đảng",
}
TYPED = {**CITED, "valid_from": "01/01/2026", "cell_from-value": "5", "cell_from-clause": "21"}


def numbers(client: Client, day: str = "") -> dict[str, str]:
    table = client.get(LIST, {"on": day} if day else {}).context["tables"][0]
    return {row.row.key: row.value for row in table.rows}


def value_on(day: date) -> int | None:
    asked = parameters_on(day).get(Key.CELL_FROM)
    return asked.value if asked else None


def test_everybody_reads_what_is_asked_on_a_day(signed_in) -> None:
    today = numbers(signed_in("an"))
    assert (today["probation"], today["cell_from"]) == ("12 months", "3 official members")
    assert "groups_from" not in today
    assert numbers(signed_in("an"), "26/05/2025")["groups_from"] == "30 members"
    assert list(numbers(signed_in("an"), "31/12/1999")) == ["probation", "youngest"]


def test_words_are_those_of_the_day_asked_for(signed_in) -> None:
    def words(day: str) -> list[str]:
        table = signed_in("an").get(LIST, {"on": day}).context["tables"][1]
        return [row.row.vietnamese for row in table.rows if row.row.key == "sectional_committee"]

    assert (words("25/07/2026"), words("26/07/2026")) == (["đảng bộ bộ phận"], ["đảng bộ trực thuộc cơ sở"])


def test_what_ships_says_that_its_source_is_secondary(signed_in) -> None:
    page = signed_in("an").get(f"{LIST}{Statute.objects.get(name='208-QĐ/TW').pk}/").content.decode()
    assert "Taken from secondary sources" in page
    assert "Correct</a>" not in page


def look(client: Client, **changed: str):
    return client.post(NEW, TYPED | changed)


def confirmed(client: Client, response, **changed: str):
    """What was typed goes along unseen, with what was shown."""
    seen = response.context["form"]["seen_figures"].value()
    return client.post(NEW, TYPED | changed | {"seen_figures": seen, "step": "confirm"}, follow=True)


def test_a_document_is_looked_over_and_then_kept(signed_in, cast: Cast) -> None:
    cast.people(4, of="CELL")
    admin = signed_in("khanh")
    response = look(admin)
    page = response.content.decode()
    assert "Found by data quality in the register of today:" in page
    assert "found from then on (4)" in page
    assert value_on(date(2026, 1, 1)) == 3
    assert "The document is kept." in confirmed(admin, response).content.decode()
    assert (value_on(date(2025, 12, 31)), value_on(date(2026, 1, 1))) == (3, 5)


def test_no_member_is_named_to_an_administrator(signed_in, cast: Cast) -> None:
    (member,) = cast.people(1, of="CELL", on=date(2025, 1, 1), official=False)
    typed = {"valid_from": "01/01/2025", "past_is_meant": "on", "probation-value": "24", "cell_from-value": ""}
    page = look(signed_in("khanh"), **typed, **{"cell_from-clause": ""}).content.decode()
    assert "The probation of 1 member would end on another day." in page
    assert member.full_name not in page


def test_what_changed_between_the_look_and_the_press_is_shown(signed_in, cast: Cast) -> None:
    admin = signed_in("khanh")
    response = look(admin)
    cast.people(4, of="CELL")
    page = confirmed(admin, response).content.decode()
    assert "The figures have changed since you looked at them" in page
    assert value_on(date(2026, 1, 1)) == 3


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"cell_from-value": "0"}, "cell_from-value"),
        ({"cell_from-value": "nhiều"}, "cell_from-value"),
        ({"cell_from-value": ""}, "cell_from-value"),
        ({"cell_from-nothing": "on"}, "cell_from-value"),
        ({"valid_from": "31/02/2026"}, "valid_from"),
        ({"valid_from": "01/01/2025"}, "past_is_meant"),
        ({"document_symbol": ""}, "document"),
        ({"kind-cell-vietnamese": "chi bộ"}, "kind-cell-vietnamese"),
        ({"oldest-value": "55", "valid_from": "26/07/2026"}, "oldest-value"),
    ],
)
def test_what_is_wrong_stands_beside_its_field_and_what_was_typed_stays(signed_in, changed, field) -> None:
    response = look(signed_in("khanh"), **changed)
    assert field in response.context["form"].errors
    assert 'value="21"' in response.content.decode()
    assert not Statute.objects.filter(shipped=False).exists()


def test_a_document_that_sets_nothing_is_refused(signed_in) -> None:
    response = signed_in("khanh").post(NEW, CITED | {"valid_from": "01/01/2026"})
    assert "Write at least one value or one word" in response.content.decode()


def test_an_entry_is_corrected_after_a_look_at_what_that_changes(signed_in, cast: Cast) -> None:
    admin, row = signed_in("khanh"), Parameter.objects.get(key=Key.CELL_FROM)
    address = f"/statutes/numbers/{row.pk}/"
    made_from = admin.get(address).context["form"]["made_from"].value()
    typed = {"value": "4", "clause": "Điều 21", "valid_from": "19/01/2011", "why": "Gõ nhầm", "made_from": made_from}
    assert "3 official members" in admin.post(address, typed).content.decode()
    assert value_on(TODAY) == 3
    admin.post(address, typed | {"step": "confirm"})
    assert value_on(TODAY) == 4


def test_what_an_office_entered_is_taken_back(signed_in, cast: Cast) -> None:
    admin = signed_in("khanh")
    confirmed(admin, look(admin))
    statute = Statute.objects.get(shipped=False)
    address = f"/statutes/{statute.pk}/take-back/"
    response = admin.post(address, {"why": "Nhầm"})
    seen = response.context["form"]["seen_figures"].value()
    assert value_on(date(2026, 1, 1)) == 5
    admin.post(address, {"why": "Nhầm", "seen_figures": seen, "step": "confirm"})
    assert value_on(date(2026, 1, 1)) == 3


def test_an_organisation_is_called_as_on_the_day_looked_at(signed_in, cast: Cast) -> None:
    OrganisationVersion.objects.filter(organisation=cast["CELL"]).update(parent=cast["CITY"], level="grassroots")

    def facts(day: str) -> dict[str, object]:
        return dict(signed_in("dung").get("/organisations/CELL/", {"on": day}).context["facts"])

    assert facts("25/07/2026")["Kind"] == "grassroots cell"
    assert facts("26/07/2026")["Kind"] == "cell"
    second = dict(signed_in("dung").get("/organisations/SECOND/", {"on": "26/07/2026"}).context["facts"])
    assert second["Level"] == "grassroots"


# Days off ---------------------------------------------------------------------------------------------------

YEAR = "/statutes/days-off/2026/"
DECIDED = {**CITED, "document_symbol": "12/QĐ-TTg", "document_issuer": "Thủ tướng Chính phủ", "clause": "Điều 1"}


def days(client: Client) -> dict[str, tuple[str, str]]:
    table = client.get(LIST, {"on": "01/01/2026"}).context["tables"][3]
    return {f"{row.row.day:%d/%m}": (row.what, row.row.full_clause) for row in table.rows}


def test_everybody_reads_the_days_off_of_the_year_and_whether_they_are_decided(signed_in) -> None:
    client = signed_in("an")
    assert days(client)["22/08"] == ("worked in exchange", "Bộ luật Lao động 2019, Điều 112")
    pages = {year: client.get(LIST, {"on": f"01/01/{year}"}).content.decode() for year in (2026, 2027)}
    assert [year for year, page in pages.items() if "computed, not decided yet" in page] == [2027]
    assert "/statutes/days-off/" not in pages[2026]
    assert "Days off in 2026</h2>" in pages[2026]


def test_several_days_are_entered_on_one_form_after_a_look_and_one_is_taken_back(signed_in) -> None:
    admin = signed_in("khanh")
    form = admin.get(YEAR).context["form"]
    typed = {**DECIDED, "off": f"{form['off'].value()}\n27/07/2026 – 28/07/2026, 30.7.2026", "worked": "22/8/2026"}
    looked = admin.post(YEAR, typed)
    assert "Off from now on: 27/07/2026, 28/07/2026, 30/07/2026." in looked.content.decode()
    assert "27/07" not in days(admin)
    sent = typed | {"step": "confirm", "seen_figures": looked.context["form"]["seen_figures"].value()}
    assert "The days off are kept." in admin.post(YEAR, sent, follow=True).content.decode()
    assert {day: days(admin)[day][1] for day in ("27/07", "30/07")} == dict.fromkeys(
        ["27/07", "30/07"], "12/QĐ-TTg, Điều 1"
    )
    address = f"/statutes/days-off/{DayOff.objects.get(day=date(2026, 7, 30)).pk}/take-back/"
    looked = admin.post(address, {"why": "Nhầm"})
    assert "No longer off: 30/07/2026." in looked.content.decode()
    sent = {"why": "Nhầm", "step": "confirm", "seen_figures": looked.context["form"]["seen_figures"].value()}
    admin.post(address, sent)
    assert "30/07" not in days(admin)


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("31/02/2026", "There is no 31/02/2026"),
        ("Tết", "“Tết”: Write the date"),
        ("10/02/2026 – 04/02/2026", "ends before it begins"),
        ("01/01/1999 – 01/01/2100", "more than 366 days"),
        ("04/02/2027", "is no day of 2026"),
    ],
)
def test_a_day_that_cannot_be_read_is_named_beside_the_box(signed_in, typed: str, words: str) -> None:
    form = signed_in("khanh").post(YEAR, {**DECIDED, "off": typed}).context["form"]
    assert words in form.errors["off"][0]
