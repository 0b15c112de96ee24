"""What a committee counts for each of those below it is what each of them counts for itself."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from accounts.rules.seen import digest_of
from cells.models import OrganisationVersion, Succession
from cells.rules.document_reference import CitedDocument
from cells.services.counts import count_all_marked
from cells.services.departures import leave
from meetings.models import Meeting, Rating
from reports.queries.period_figures import behind, figures_of, figures_of_each
from reports.queries.pilot_figures import pilot_figures
from reports.rules.periods import Asked, PeriodKind
from tests.cast import TODAY, Cast
from tests.meetings import rated

pytestmark = pytest.mark.django_db
PILOTS = Asked(PeriodKind.PILOTS, TODAY)
YEARS = Asked(PeriodKind.YEARS, TODAY, date(2021, 1, 1))


@pytest.fixture
def city(cast: Cast) -> Cast:
    """CELL has 12 members in 2 groups, SECOND 7 members, UNIT 5; one of CELL was struck off."""
    people = cast.people(12, of="CELL")
    cast.groups("CELL", people, number=2)
    cast.people(7, of="SECOND")
    cast.people(5, of="UNIT")
    decision = CitedDocument("Đảng ủy phường Sen Hồng", "12-QĐ/ĐU", TODAY, "Xóa tên trong danh sách đảng viên")
    leave(member=people[11], way="struck_off", on=TODAY, document=decision, occasion=cast.occasion("an"))
    return cast


@pytest.mark.parametrize("asked", [PILOTS, YEARS], ids=lambda asked: asked.kind)
@pytest.mark.parametrize(("within", "codes"), [("CITY", ("WARD", "UNIT", "CITY")), ("WARD", ("CELL", "SECOND"))])
def test_each_counts_alone_what_the_committee_counts_for_it(
    city: Cast, asked: Asked, within: str, codes: tuple[str, ...]
) -> None:
    Meeting.objects.create(organisation=city["CELL"], format="in_person", held_on=TODAY, state="held")
    each = figures_of_each(city[within], [city[code].pk for code in codes], asked)
    for code in codes:
        alone = figures_of(city[code], asked)
        assert each[city[code].pk] == alone, code
        assert digest_of(each[city[code].pk].behind) == digest_of(alone.behind)


def test_a_report_tells_the_numbers_of_the_period(city: Cast) -> None:
    count_all_marked()
    each = figures_of_each(city["TW"], [city[code].pk for code in ("TW", "CITY", "OTHER")], PILOTS)
    for code in ("TW", "CITY", "OTHER"):
        told = pilot_figures(city[code], TODAY, listed=False)
        assert told.figure("cells_below").counted is None
        assert {key: told[key] for key in told.by_key} == each[city[code].pk].numbers, code


def test_cells_of_a_committee_add_up_to_it_and_are_no_grassroots_organisations(city: Cast) -> None:
    each = figures_of_each(city["WARD"], [city["CELL"].pk, city["SECOND"].pk], PILOTS)
    cell, second = (each[city[code].pk].numbers for code in ("CELL", "SECOND"))
    whole = pilot_figures(city["WARD"], TODAY)
    assert (cell["grassroots"], cell["grassroots_cells"], cell["groups"]) == (0, 0, 2)
    for key in ("cells_below", "ward_cells", "members", "ward_members", "members_below", "groups"):
        assert cell[key] + second[key] == whole[key], key


def test_what_a_predecessor_held_counts_for_those_that_came_of_it(city: Cast) -> None:
    Meeting.objects.create(
        organisation=city["CELL"], format="hybrid", basis="special_circumstances", retrospective=True,
        held_on=TODAY - timedelta(days=9), state="held",
    )  # fmt: skip
    city.found("HEIR", parent="WARD", on=TODAY, name="Chi bộ mới", kind="cell", level="below_grassroots", type="other")
    OrganisationVersion.objects.filter(organisation=city["CELL"]).update(valid_to=TODAY)
    Succession.objects.create(predecessor=city["CELL"], successor=city["HEIR"], on=TODAY)
    each = figures_of_each(city["WARD"], [city["HEIR"].pk, city["SECOND"].pk], PILOTS)
    assert [each[city[code].pk].numbers["online_held"] for code in ("HEIR", "SECOND")] == [1, 0]
    assert figures_of(city["HEIR"], PILOTS) == each[city["HEIR"].pk]


def test_a_figure_leads_to_the_cells_that_bring_it(city: Cast) -> None:
    rated.a_rating(city)
    numbers = figures_of(city["CITY"], YEARS).numbers
    band = Rating.objects.get().band
    for key in ("members", "left:struck_off", f"rated:{band}"):
        figure = behind(city["CITY"], YEARS, key)
        assert figure.value == numbers[key] == sum(figure.amounts) > 0, key
    assert behind(city["CITY"], YEARS, "left:struck_off").counted == (city["CELL"].pk,)
    assert behind(city["CITY"], YEARS, "admitted").value == numbers["admitted"]


@pytest.mark.parametrize("asked", [PILOTS, YEARS], ids=lambda asked: asked.kind)
def test_more_below_are_counted_in_as_many_queries(city: Cast, asked: Asked) -> None:
    def asks(*codes: str) -> int:
        with CaptureQueriesContext(connection) as queries:
            figures_of_each(city["CITY"], [city[code].pk for code in codes], asked)
        return len(queries)

    assert asks("WARD", "UNIT", "CITY", "CELL") == asks("WARD", "CITY")
