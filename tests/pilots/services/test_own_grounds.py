"""A ground that no guidance had named yet: entered with its words, used from the first day, and never lost once it was."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.db.models import ProtectedError
from django.utils.translation import override

from accounts.rules.refusal import Refused
from cells.models import Ground, GroundKind, Member, Organisation
from cells.queries.ground_kinds import grounds_offered
from cells.queries.quality import look_for
from cells.services.circumstances import record_circumstances
from cells.services.grounds import StatedGround, end_ground, record_ground
from meetings.queries.participants import number_without_ground
from pilots.models import Guidance
from pilots.queries.breakdown import grounds_by_category
from pilots.queries.eligibility import finding_for
from pilots.queries.guidance import terms_of, terms_on
from pilots.queries.whatif import WhatIf
from pilots.rules.terms import Basis, Format
from pilots.services.guidance_drafts import Content, content_of, discard_draft, rewrite_draft
from tests.cast import TODAY, Cast
from tests.pilots.guidances import FIRST_DAY, SUCCESSOR, drafted_guidance, in_force, other_content, shipped

pytestmark = pytest.mark.django_db
AUGUST = date(2025, 8, 10)
TOWER = {
    "category": "",
    "words": "trực trạm viễn thông trên núi cao",
    "words_en": "on duty at a mast in the mountains",
    "basis": "specific_nature",
    "clause": "Mục 3.a",
    "evidence": "lệnh phân công ca trực",
    "end_required": False,
    "rests_on_area": False,
}
KEY = "truc_tram_vien_thong_tren"
HEAT = {**TOWER, "words": "nắng nóng kéo dài", "words_en": "", "basis": "special_circumstances", "rests_on_area": True}


def with_grounds(*rows: Mapping[str, Any], without: tuple[str, ...] = ()) -> Content:
    content = other_content()
    kept = [row for row in content.grounds if row["category"] not in without]
    return replace(content, grounds=[*kept, *rows])


def given(cast: Cast, people: Sequence[Member], key: str, **facts: object) -> None:
    """Recorded in August, true from the first day of the successor on."""
    told = {"statement": "Trực dài ngày", "evidence": "Lệnh trực", "valid_from": FIRST_DAY} | facts
    for member in people:
        stated = StatedGround(category=key, **told)
        record_ground(member=member, stated=stated, occasion=cast.occasion(today=AUGUST))


def at_the_mast(cast: Cast, number: int = 6) -> None:
    people = cast.people(10, of="SECOND")
    cast.infrastructure("SECOND")
    given(cast, people[:number], KEY)


def online(cast: Cast, day: date):
    return finding_for(cast["SECOND"], Format.ONLINE, day)


# Entered ----------------------------------------------------------------------------------------------------


def test_it_counts_under_its_guidance_with_its_clause_and_its_words(cast: Cast) -> None:
    guidance = in_force(cast, with_grounds(TOWER))
    at_the_mast(cast)
    finding = online(cast, AUGUST)
    assert (finding.eligible, finding.basis, finding.count.affected) == (True, Basis.SPECIFIC_NATURE, 6)
    assert grounds_by_category([cast["SECOND"].pk], AUGUST, terms_of(guidance)) == {KEY: 6}
    term = terms_of(guidance).grounds[KEY]
    assert (term.clause, term.evidence) == ("09-HD/TW, Mục 3.a", TOWER["evidence"])
    for language, words in (("vi", TOWER["words"]), ("en", TOWER["words_en"])):
        with override(language):
            assert terms_of(guidance).grounds[KEY].words == words


def test_the_what_if_of_a_draft_counts_it_as_the_rules_do(cast: Cast) -> None:
    in_force(cast, with_grounds(TOWER))
    at_the_mast(cast)
    after = terms_of(Guidance.objects.get(reference__symbol="09-HD/TW"))
    change = WhatIf(terms_of(shipped()), after, AUGUST).compare().change(Format.ONLINE)
    assert (change.gained, change.lost) == (1, 0)


def test_one_that_the_successor_leaves_out_counts_no_longer(cast: Cast) -> None:
    in_force(cast, with_grounds(without=("ship_crew",)))
    people = cast.people(10, of="SECOND")
    cast.infrastructure("SECOND")
    cast.grounds(people[:6])
    assert online(cast, date(2025, 6, 30)).count.affected == 6
    assert online(cast, FIRST_DAY).count.affected == 0


def asking_for_an_end(*categories: str) -> Content:
    content = other_content()
    asked = [{**row, "end_required": row["end_required"] or row["category"] in categories} for row in content.grounds]
    return replace(content, grounds=asked)


def test_one_without_the_last_day_that_the_successor_asks_for_counts_again_once_it_is_entered(cast: Cast) -> None:
    in_force(cast, asking_for_an_end("ship_crew"))
    cast.infrastructure("SECOND")
    grounds = cast.grounds(cast.people(10, of="SECOND")[:6])
    assert online(cast, date(2025, 6, 30)).eligible
    finding = online(cast, FIRST_DAY)
    assert (finding.count.affected, finding.count.endless) == (0, 6)
    assert [reason.message.partition(" ")[0] for reason in finding.reasons] == ["0", "6"]
    assert "enter their last day" in finding.reasons[1].message
    assert number_without_ground(cast["SECOND"], "monthly", FIRST_DAY, terms_on(FIRST_DAY)) == 10
    for ground in grounds:
        end_ground(ground=ground, until=date(2026, 1, 1), occasion=cast.occasion(today=AUGUST))
    assert online(cast, FIRST_DAY).eligible


def test_who_keeps_the_register_finds_them_before_the_first_day(cast: Cast) -> None:
    in_force(cast, asking_for_an_end("ship_crew"))
    people = cast.people(10, of="SECOND")
    cast.grounds(people[:2])
    cast.grounds(people[2:4], "health")
    for day in (TODAY, AUGUST):
        found = list(look_for("endless_ground", Organisation.objects.below(cast["WARD"]), day))
        assert {one.mend[1][0] for one in found} == {people[0].pk, people[1].pk}
        assert "01/07/2025" in found[0].what
    assert look_for("endless_ground", Organisation.objects.below(cast["CELL"]), TODAY).number == 0


def test_it_is_refused_and_not_offered_on_days_of_a_guidance_that_does_not_know_it(cast: Cast) -> None:
    in_force(cast, with_grounds(TOWER, without=("ship_crew",)))
    now, later = (dict(grounds_offered(day)) for day in (TODAY, AUGUST))
    assert KEY not in now
    assert KEY in later
    assert "ship_crew" not in later
    people = cast.people(1, of="SECOND")
    with pytest.raises(Refused, match="09-HD/TW") as refused:
        given(cast, people, "ship_crew")
    assert refused.value.field == "category"


def test_a_draft_offers_nothing(cast: Cast) -> None:
    drafted_guidance(cast, with_grounds(TOWER))
    assert KEY not in str(grounds_offered(AUGUST))


def test_a_ground_of_special_circumstances_rests_on_an_area_of_its_own_kind(cast: Cast) -> None:
    in_force(cast, with_grounds(HEAT))
    people = cast.people(10, of="SECOND")
    cast.infrastructure("SECOND")
    fact = record_circumstances(
        kind="nang_nong_keo_dai", area="Hoa Sen", statement="Nắng nóng", valid_from=FIRST_DAY, valid_to=AUGUST,
        occasion=cast.occasion(today=AUGUST),
    )  # fmt: skip
    with pytest.raises(Refused) as refused:
        given(cast, people[:1], "nang_nong_keo_dai")
    assert refused.value.field == "area_fact"
    given(cast, people[:6], "nang_nong_keo_dai", area_fact=fact)
    assert online(cast, date(2025, 8, 9)).basis == Basis.SPECIAL_CIRCUMSTANCES
    assert online(cast, AUGUST).count.affected == 0


# Worded -----------------------------------------------------------------------------------------------------


def test_as_long_as_it_is_a_draft_its_words_change_and_what_is_left_out_is_gone(cast: Cast) -> None:
    draft = drafted_guidance(cast, with_grounds(TOWER))
    (row,) = [row for row in content_of(draft).grounds if row["category"] == KEY]
    content = content_of(draft)
    again = [{**one, "words": "trực đài trên núi"} if one == row else one for one in content.grounds]
    rewrite_draft(
        guidance=draft, document=SUCCESSOR, content=replace(content, grounds=again), occasion=cast.occasion("khanh")
    )
    assert GroundKind.objects.get(key=KEY).words == "trực đài trên núi"
    rewrite_draft(guidance=draft, document=SUCCESSOR, content=other_content(), occasion=cast.occasion("khanh"))
    assert not GroundKind.objects.filter(key=KEY).exists()


def test_what_it_alone_brought_goes_with_a_draft_that_is_thrown_away(cast: Cast) -> None:
    draft = drafted_guidance(cast, with_grounds(TOWER))
    known = GroundKind.objects.exclude(key=KEY).count()
    discard_draft(guidance=draft, occasion=cast.occasion("khanh"))
    assert (GroundKind.objects.filter(key=KEY).exists(), GroundKind.objects.count()) == (False, known)


def test_a_successor_words_a_known_ground_in_another_way_and_the_old_one_keeps_its_words(cast: Cast) -> None:
    content = other_content()
    grounds = [{**row, "words": "thuyền viên viễn dương", "words_en": ""} if row["category"] == "ship_crew" else row
               for row in content.grounds]  # fmt: skip
    new = in_force(cast, replace(content, grounds=grounds))
    with override("vi"):
        assert terms_of(new).grounds["ship_crew"].words == "thuyền viên viễn dương"
        assert terms_of(shipped()).grounds["ship_crew"].words == "thuyền viên trên tàu thuyền quốc tế"


def test_two_grounds_with_the_same_first_words_have_keys_of_their_own(cast: Cast) -> None:
    drafted_guidance(cast, with_grounds(TOWER, {**TOWER, "words": f"{TOWER['words']}, hải đảo"}))
    assert set(GroundKind.objects.filter(key__startswith=KEY).values_list("key", flat=True)) == {KEY, f"{KEY}_2"}


# Kept -------------------------------------------------------------------------------------------------------


def test_a_kind_that_is_used_cannot_be_deleted_and_one_in_force_is_not_rewritten(cast: Cast) -> None:
    in_force(cast, with_grounds(TOWER))
    kind = GroundKind.objects.get(key=KEY)
    with pytest.raises(ProtectedError):
        kind.delete()
    for change in ({"words": "khác"}, {"rests_on_area": True}):
        with pytest.raises(IntegrityError, match="a_kind_of_ground_of_one_in_force_is_never"), transaction.atomic():
            GroundKind.objects.filter(key=KEY).update(**change)


def test_the_database_knows_no_ground_of_a_kind_that_nobody_names(cast: Cast) -> None:
    (member,) = cast.people(1, of="SECOND")
    told = {"member": member, "statement": "Xa", "evidence": "Lệnh", "valid_from": TODAY}
    with pytest.raises(IntegrityError), transaction.atomic():
        told_at_the_end(Ground(category_id="profession", **told))


def told_at_the_end(ground: Ground) -> None:
    """What refers to nothing is found out at the end of a transaction."""
    ground.save()
    transaction.get_connection().check_constraints()


@pytest.mark.parametrize(
    ("key", "guard"),
    [
        ("natural_disaster", "special_circumstances_rest_on_an_area_fact"),
        ("student_summer_break", "what_every_guidance_wants_to_end_has_an_end"),
    ],
)
def test_the_database_refuses_what_no_guidance_lets_stand(cast: Cast, key: str, guard: str) -> None:
    (member,) = cast.people(1, of="SECOND")
    told = {"member": member, "statement": "Xa", "evidence": "Lệnh", "valid_from": TODAY}
    with pytest.raises(IntegrityError, match=guard), transaction.atomic():
        Ground.objects.create(category_id=key, **told)


def test_the_database_refuses_an_area_fact_of_another_kind(cast: Cast) -> None:
    (member,) = cast.people(1, of="SECOND")
    told = {"member": member, "statement": "Xa", "evidence": "Lệnh", "valid_from": TODAY}
    with pytest.raises(IntegrityError, match="rest_on_an_area_fact"), transaction.atomic():
        Ground.objects.create(category_id="epidemic", area_fact=cast.storm(), **told)
