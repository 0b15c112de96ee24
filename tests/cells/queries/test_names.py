"""One rule says what an organisation is called on a day, by whichever way it is asked."""

from datetime import date, timedelta

import pytest

from cells.models import Organisation
from cells.queries.names import NamesOverTime, name_on
from cells.queries.organisations import names_on, version_nearest
from reorganisations.rules.plan import StepKind
from tests.cast import START, TODAY, Cast
from tests.reorganisations.reorganising import change, come, confirmed, merge, new

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)
RENAMED, ENDED = date(2025, 5, 1), date(2025, 7, 1)


@pytest.mark.parametrize(
    ("day", "name"),
    [
        (START - DAY, "Chi bộ khu phố 1"),
        (TODAY, "Chi bộ khu phố 1"),
        (RENAMED - DAY, "Chi bộ khu phố 1"),
        (RENAMED, "Chi bộ khu phố Sen Trắng"),
        (ENDED, "Chi bộ khu phố Sen Trắng"),
        (ENDED + 365 * DAY, "Chi bộ khu phố Sen Trắng"),
    ],
)
def test_every_way_of_asking_gives_the_name_of_the_day_else_the_last_before_else_the_first(
    cast: Cast, day: date, name: str
) -> None:
    confirmed(cast, change(StepKind.RENAME, "CELL", name="Chi bộ khu phố Sen Trắng"), on=RENAMED)
    come(RENAMED)
    confirmed(cast, merge(["CELL", "SECOND"], new("WARD-03")), on=ENDED, today=RENAMED)
    cell = cast["CELL"]
    nearest = version_nearest(cell, day)
    annotated = Organisation.objects.annotate(called=name_on(day, "pk")).get(pk=cell.pk)
    assert nearest is not None
    assert (names_on([cell.pk], day)[cell.pk], NamesOverTime([cell.pk]).on(cell.pk, day)) == (name, name)
    assert (nearest.name, annotated.called) == (name, name)


def test_the_names_of_many_are_asked_for_in_one_query(cast: Cast, django_assert_num_queries) -> None:
    with django_assert_num_queries(1):
        names = names_on([organisation.pk for organisation in cast.organisations.values()], TODAY)
    assert names[cast["WARD"].pk] == "Đảng bộ phường Sen Hồng"
