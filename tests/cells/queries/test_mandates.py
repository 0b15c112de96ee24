"""What a person's mandates of a day allow, asked without a page."""

from datetime import date

import pytest

from accounts.rules.days import day_after
from cells.models import Mandate, Organisation, Post
from cells.queries.mandates import READERS, Mandates, mandates_named, mandates_on, organisations_bound_to
from reorganisations.rules.plan import Part
from tests.cast import START, TODAY, Cast
from tests.reorganisations.reorganising import CELL_FACTS, come, confirmed, merge, split

pytestmark = pytest.mark.django_db
Role = Mandate.Role


def of(cast: Cast, username: str, day: date = TODAY) -> Mandates:
    return mandates_on(cast.users[username], day)


@pytest.mark.parametrize(("code", "covered"), [("WARD", True), ("CELL", True), ("CITY", False), ("OTHERCELL", False)])
def test_a_mandate_covers_its_organisation_and_what_is_below(cast: Cast, code: str, covered: bool) -> None:
    assert of(cast, "binh").may(cast[code], Role.CLERK) is covered


def test_the_same_place_by_another_role_is_not_covered(cast: Cast) -> None:
    assert not of(cast, "binh").may(cast["WARD"], Role.BOARD)


def test_who_acts_acts_by_the_lowest_mandate_that_covers_the_organisation(cast: Cast) -> None:
    cast.mandate("binh", Role.CLERK, "CELL")
    mandates = of(cast, "binh")
    assert [mandates.nearest(cast[code], Role.CLERK).mandate.split(" · ")[1] for code in ("CELL", "SECOND")] == [
        "CELL",
        "WARD",
    ]
    assert of(cast, "binh").nearest(cast["CITY"], Role.CLERK) is None


def test_a_seat_is_held_of_the_very_organisation_and_not_of_one_below(cast: Cast) -> None:
    assert of(cast, "dung").seat(cast["CITY"].pk, Role.BOARD) is not None
    assert of(cast, "dung").seat(cast["WARD"].pk, Role.BOARD) is None


def test_only_an_administrators_mandate_covers_what_belongs_to_no_organisation(cast: Cast) -> None:
    assert of(cast, "khanh").administers
    assert of(cast, "khanh").nearest(None, Role.ADMINISTRATOR) is not None
    assert not of(cast, "dung").administers
    assert of(cast, "dung").nearest(None, Role.BOARD) is None


def test_an_administrator_reads_nobody(cast: Cast) -> None:
    assert not of(cast, "khanh").readable().exists()
    assert of(cast, "khanh").reads({cast["CELL"].pk: cast["CELL"].path}) == set()


def test_an_inspector_reads_a_subtree_and_writes_nothing(cast: Cast) -> None:
    mandates = of(cast, "giang")
    assert {"CITY", "WARD", "CELL"} <= set(mandates.readable().values_list("code", flat=True))
    assert mandates.nearest_reader(cast["CELL"]) is not None
    assert not mandates.subtree(Role.CLERK).exists()


def test_nobody_holds_a_mandate_before_it_begins(cast: Cast) -> None:
    assert not of(cast, "an", date(2010, 1, 1))


def test_nobody_holds_a_mandate_after_its_last_day(cast: Cast) -> None:
    Mandate.objects.filter(user=cast.users["an"]).update(valid_to=TODAY)
    assert len(of(cast, "an")) == 0


def test_no_mandate_of_an_organisation_covers_what_belongs_to_none(cast: Cast) -> None:
    assert of(cast, "binh").nearest(None, Role.CLERK) is None
    assert of(cast, "khanh").nearest(cast["CELL"], Role.ADMINISTRATOR) is None


def test_who_acts_for_several_organisations_acts_by_the_mandate_that_reaches_furthest(cast: Cast) -> None:
    cast.mandate("binh", Role.CLERK, "CELL")
    highest = of(cast, "binh").highest(Role.CLERK)
    assert highest is not None
    assert highest.mandate.endswith("WARD")


def test_what_belongs_to_no_organisation_is_acted_on_by_a_mandate_of_the_role_alone(cast: Cast) -> None:
    assert of(cast, "binh").first(Role.CLERK) is not None
    assert of(cast, "binh").first(Role.BOARD) is None


def test_what_lies_below_another_of_ones_organisations_is_no_top(cast: Cast) -> None:
    cast.mandate("binh", Role.CLERK, "CELL")
    assert [top.code for top in of(cast, "binh").tops(Role.CLERK)] == ["WARD"]


def test_a_predecessor_is_read_once_it_has_ended_and_all_that_came_of_it_lies_within(cast: Cast) -> None:
    on = day_after(TODAY)
    confirmed(cast, merge(["SECOND"], "CELL"), on=on)
    come(on)
    assert cast["SECOND"].pk not in of(cast, "an").predecessors
    mandates = of(cast, "an", on)
    assert set(mandates.readable().values_list("code", flat=True)) == {"CELL", "SECOND"}
    paths = {organisation.pk: organisation.path for organisation in cast.organisations.values()}
    assert mandates.reads(paths) == {cast["CELL"].pk, cast["SECOND"].pk}
    assert mandates.nearest_reader(cast["SECOND"]) is not None
    assert mandates.nearest(cast["SECOND"], *READERS) is None


def test_who_sees_one_part_of_what_was_split_does_not_see_what_the_whole_was(cast: Cast) -> None:
    on = day_after(TODAY)
    new = CELL_FACTS | {"parent": "WARD"}
    confirmed(cast, split("SECOND", Part("WARD-08", new), Part("WARD-09", new)), on=on)
    come(on)
    assert cast["SECOND"].pk in of(cast, "binh", on).predecessors
    cast.organisations["WARD-08"] = Organisation.objects.get(code="WARD-08")
    cast.mandate("an", Role.CLERK, "WARD-08", on=on)
    assert cast["SECOND"].pk not in of(cast, "an", on).predecessors


def test_a_person_is_bound_by_mandate_membership_and_post_of_the_day(cast: Cast) -> None:
    user, member = cast.users["an"], cast.people(1, of="SECOND")[0]
    member.user = user
    member.save(update_fields=["user"])
    Post.objects.create(organisation=cast["WARD"], member=member, title=Post.Title.MEMBER, valid_from=START)
    assert organisations_bound_to(user, TODAY) == {cast[code].pk for code in ("CELL", "SECOND", "WARD")}


def test_a_mandate_of_the_log_is_named_as_its_organisation_was_called_on_the_day(cast: Cast) -> None:
    name = cast["WARD"].versions.get().name
    assert mandates_named([("clerk · WARD", TODAY)]) == [f"clerk · {name}"]
    assert mandates_named([("clerk · WARD", date(1990, 1, 1))]) == ["clerk · WARD"]
