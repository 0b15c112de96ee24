"""A plan never stops the site: one that cannot come into effect is set aside with its reason, everything else goes on."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.urls import reverse
from django.utils.translation import override

from accounts.models import Entry
from accounts.rules.refusal import Refused
from cells.models import Organisation, OrganisationVersion
from cells.queries.quality import look_for
from cells.services.tree import refresh_tree
from reorganisations.models import Reorganisation
from reorganisations.rules.plan import StepKind
from reorganisations.services import effects, keeping_the_day, time_limit
from reorganisations.services.confirming import cancel_reorganisation, confirm_reorganisation
from reorganisations.services.effects import Effect
from reorganisations.services.keeping_the_day import try_again
from tests.cast import NOW, Cast
from tests.guards import drop_all_guards
from tests.reorganisations.reorganising import (
    AFTER,
    DAY,
    change,
    come,
    confirmed,
    drafted,
    everything,
    members,
    merge,
    parent,
    version,
)

pytestmark = pytest.mark.django_db
State = Reorganisation.State
FAILS = "Sáp nhập trường"


@pytest.fixture(autouse=True)
def _in_english() -> Iterator[None]:
    with override("en"):
        yield


@pytest.fixture
def in_the_way(monkeypatch: pytest.MonkeyPatch) -> Callable[[Exception | None], None]:
    """What another app has to do with plans called FAILS ends in this error."""

    def put(error: Exception | None) -> None:
        def apply(changes: Any, **_acting: object) -> None:
            if changes.title == FAILS and error is not None:
                raise error

        monkeypatch.setattr(effects, "_effects", [(0, Effect(lambda _changes: [], apply))])

    return put


def failing(cast: Cast) -> Reorganisation:
    cast.people(3, of="SECOND")
    return confirmed(cast, merge(["SECOND"], "CELL"), title=FAILS)


def test_one_that_fails_is_set_aside_and_the_others_take_effect(cast: Cast, in_the_way: Any) -> None:
    in_the_way(RuntimeError("broken"))
    plan = failing(cast)
    other = confirmed(cast, change(StepKind.MOVE, "UNIT", parent="WARD"), title="Chuyển")
    assert come() == 1
    plan.refresh_from_db()
    other.refresh_from_db()
    assert (plan.state, other.state) == (State.SET_ASIDE, State.IN_EFFECT)
    assert "error of the site" in plan.set_aside_because
    assert Entry.objects.filter(act="reorganisations.set_reorganisation_aside", why=plan.set_aside_because).count() == 1


def test_it_is_attempted_once(cast: Cast, in_the_way: Any) -> None:
    in_the_way(Refused("Phiên họp đang diễn ra."))
    plan = failing(cast)
    assert (come(), come(), come(AFTER)) == (0, 0, 0)
    plan.refresh_from_db()
    assert plan.set_aside_because == "Phiên họp đang diễn ra."
    assert Entry.objects.filter(act="reorganisations.set_reorganisation_aside").count() == 1


def test_what_it_wrote_stands_and_nothing_of_the_failed_attempt(cast: Cast, in_the_way: Any) -> None:
    in_the_way(RuntimeError())
    failing(cast)
    before = everything()
    come()
    assert everything() == before
    assert members("CELL", DAY) == 3


def test_once_it_is_mended_it_is_tried_again(cast: Cast, in_the_way: Any) -> None:
    in_the_way(RuntimeError())
    plan = failing(cast)
    come()
    occasion = cast.occasion("dung", today=AFTER)
    with pytest.raises(Refused, match="error of the site"):
        try_again(reorganisation=plan, occasion=occasion)
    in_the_way(None)
    assert try_again(reorganisation=plan, occasion=occasion).state == State.IN_EFFECT
    with pytest.raises(Refused, match="nothing to try again"):
        try_again(reorganisation=plan, occasion=occasion)


def test_after_its_day_it_can_be_cancelled(cast: Cast, in_the_way: Any) -> None:
    in_the_way(RuntimeError())
    cast.people(3, of="SECOND")
    before = everything()
    plan = confirmed(cast, merge(["SECOND"], "CELL"), title=FAILS)
    come()
    cancel_reorganisation(reorganisation=plan, because="Không thực hiện", occasion=cast.occasion("dung", today=AFTER))
    assert everything() == before
    assert members("SECOND", AFTER) == 3


def test_who_comes_meanwhile_goes_along_though_a_later_plan_is_in_effect(cast: Cast, in_the_way: Any) -> None:
    in_the_way(RuntimeError())
    plan = failing(cast)
    confirmed(cast, merge(["CELL"], "UNIT"), title="Nhập tiếp", on=AFTER)
    cast.people(2, of="SECOND")
    assert (come(DAY), come(AFTER)) == (0, 1)
    in_the_way(None)
    try_again(reorganisation=plan, occasion=cast.occasion("dung", today=AFTER))
    assert (members("SECOND", DAY), members("CELL", DAY), members("UNIT", AFTER)) == (0, 5, 5)


def test_whatever_keeps_one_of_today_from_its_effect_refuses_it(cast: Cast, in_the_way: Any) -> None:
    in_the_way(RuntimeError())
    before = everything()
    draft = drafted(cast, change(StepKind.RENAME, "CELL", name="X"), title=FAILS, on=DAY)
    with pytest.raises(Refused, match="error of the site"):
        confirm_reorganisation(reorganisation=draft, choices={}, occasion=cast.occasion("dung", today=DAY))
    draft.refresh_from_db()
    assert draft.state == State.DRAFT
    assert everything() == before


def test_one_that_takes_too_long_is_broken_off(cast: Cast, in_the_way: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    in_the_way(None)
    plan = failing(cast)
    seconds = iter(range(0, 1_000_000, 10))
    monkeypatch.setattr(time_limit, "monotonic", lambda: next(seconds))
    assert come() == 0
    plan.refresh_from_db()
    assert plan.state == State.SET_ASIDE
    assert "60" in plan.set_aside_because
    assert Organisation.objects.exists()


def test_the_limit_ends_with_the_attempt(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    with time_limit.at_most(0.5):
        assert Organisation.objects.exists()
    monkeypatch.setattr(time_limit, "monotonic", lambda: 1e12)
    assert Organisation.objects.exists()


@pytest.mark.parametrize("ring", [False, True])
def test_a_tree_that_hangs_below_nothing_or_below_itself_comes_to_an_end(cast: Cast, ring: bool) -> None:
    """As it came from before the database refused it; then every page waited for ever."""
    plan = confirmed(cast, change(StepKind.MOVE, "UNIT", parent="WARD"))
    drop_all_guards(connection)
    rows = OrganisationVersion.objects.filter(organisation__code="WARD")
    rows.update(parent=cast["CELL"]) if ring else rows.delete()
    come()
    plan.refresh_from_db()
    assert plan.state == (State.SET_ASIDE if ring else State.IN_EFFECT)
    assert refresh_tree(DAY, among=[cast["SECOND"].pk]) == 0


# --- who is told ------------------------------------------------------------------------------------------------------


@pytest.fixture
def aside(cast: Cast, in_the_way: Any) -> Reorganisation:
    in_the_way(Refused("Phiên họp đang diễn ra."))
    plan = failing(cast)
    Reorganisation.objects.update(effective_on=NOW.date())
    come(NOW.date())
    plan.refresh_from_db()
    assert plan.state == State.SET_ASIDE
    return plan


def test_the_command_says_what_it_set_aside_and_fails(
    aside: Reorganisation, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as ended:
        call_command("keep_day")
    assert ended.value.code == 1
    said = capsys.readouterr().err
    assert FAILS in said
    assert "Phiên họp đang diễn ra." in said


def test_data_quality_shows_it_where_it_touches(cast: Cast, aside: Reorganisation) -> None:
    below = Organisation.objects.below(cast["WARD"])
    (finding,) = list(look_for("plan_set_aside", below, DAY))
    assert FAILS in finding.who
    assert finding.what == "Phiên họp đang diễn ra."
    assert look_for("plan_set_aside", Organisation.objects.below(cast["OTHER"]), DAY).number == 0


@pytest.mark.parametrize(("username", "sees"), [("dung", True), ("khanh", True), ("lan", False), ("binh", False)])
def test_the_desks_of_its_board_and_of_administrators_show_it(
    signed_in: Callable[[str], Client], aside: Reorganisation, username: str, sees: bool
) -> None:
    shown = signed_in(username).get(reverse("desk")).content.decode()
    assert ("Phiên họp đang diễn ra." in shown) == sees


@pytest.mark.parametrize("username", ["dung", "khanh"])
def test_they_try_it_again_or_cancel_it_from_its_page(
    signed_in: Callable[[str], Client], aside: Reorganisation, in_the_way: Any, username: str
) -> None:
    client, page = signed_in(username), reverse("reorganisations:reorganisation", args=[aside.pk])
    again = reverse("reorganisations:again", args=[aside.pk])
    assert "Phiên họp đang diễn ra." in client.post(again, follow=True).content.decode()
    assert 'id="cancel-reorganisation"' in client.get(page).content.decode()
    in_the_way(None)
    client.post(again)
    aside.refresh_from_db()
    assert aside.state == State.IN_EFFECT


def test_pages_that_nobody_signs_in_for_never_bring_it_into_effect(
    signed_in: Callable[[str], Client], cast: Cast, in_the_way: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    in_the_way(None)
    asked: list[object] = []
    monkeypatch.setattr("reorganisations.middleware.keep_day", lambda **told: asked.append(told))
    failing(cast)
    Reorganisation.objects.update(effective_on=NOW.date())
    client = signed_in("dung")
    for address in ("/healthz", reverse("accounts:login")):
        client.get(address)
    assert asked == []
    client.get(reverse("desk"))
    assert [told["wait"] for told in asked] == [False]  # type: ignore[index]


def test_where_somebody_else_changes_the_tree_a_visitor_goes_on(
    cast: Cast, in_the_way: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    from django.db import OperationalError

    def taken(*, wait: bool = True) -> None:
        raise OperationalError("could not obtain lock")

    in_the_way(None)
    plan = failing(cast)
    monkeypatch.setattr(keeping_the_day, "lock_tree", taken)
    assert keeping_the_day.keep_day(today=DAY, at=NOW, wait=False) == 0
    plan.refresh_from_db()
    assert plan.state == State.CONFIRMED
    with pytest.raises(OperationalError):
        keeping_the_day.keep_day(today=DAY, at=NOW)
    assert (parent("UNIT", DAY), version("SECOND", DAY)) == ("CITY", None)
