"""A draft of a guidance applies to nothing, can be rewritten and thrown away; what is in force can be neither."""

from dataclasses import replace
from datetime import date

import pytest
from django.db import IntegrityError, transaction

from accounts.models import Entry
from accounts.rules.refusal import Refused
from cells.models import DocumentReference
from cells.rules.document_reference import CitedDocument
from pilots.models import Guidance, GuidanceGround, GuidanceQuota, GuidanceTopic
from pilots.queries.guidance import guidance_on, newest_guidance, terms_of, topics_of
from pilots.services.guidance_drafts import content_of, discard_draft, enter_draft, rewrite_draft
from tests.cast import TODAY, Cast
from tests.pilots.guidances import FIRST_DAY, SUCCESSOR, drafted_guidance, in_force, other_content, shipped, with_quota

pytestmark = pytest.mark.django_db


def acts() -> list[str]:
    return [act for act in Entry.objects.order_by("pk").values_list("act", flat=True) if "guidance" in act]


# A draft ----------------------------------------------------------------------------------------------------


def test_a_draft_applies_to_nothing(cast: Cast) -> None:
    draft = drafted_guidance(cast)
    assert draft.is_draft
    assert guidance_on(FIRST_DAY) is None
    assert newest_guidance(TODAY) == shipped()


def test_a_draft_may_lie_over_the_days_of_one_in_force(cast: Cast) -> None:
    drafted_guidance(cast, valid_from=date(2024, 1, 1))
    assert guidance_on(date(2024, 6, 1)) == shipped()


def test_all_that_was_entered_is_what_the_rules_read(cast: Cast) -> None:
    content = with_quota(other_content(by_group_minimum=30), ("by_group", "cell", ""), 4)
    terms = terms_of(drafted_guidance(cast, content))
    assert terms.by_group_minimum == 30
    assert terms.quota("by_group", "cell", "").per_year == 4
    assert terms.quota("online", "cell", "specific_nature").per_year == 3
    assert terms.by_group_clause == "09-HD/TW, II.1.2"
    assert set(terms.grounds) == set(terms_of(shipped()).grounds)
    assert topics_of(Guidance.objects.get(state="draft"))["2.secrets"].refused_everywhere


def test_entering_is_in_the_log_with_who_did_it(cast: Cast) -> None:
    drafted_guidance(cast)
    entry = Entry.objects.get(act="pilots.enter_guidance")
    assert entry.by == cast.users["khanh"]


def test_its_document_stands_in_the_citation_register(cast: Cast) -> None:
    drafted_guidance(cast)
    assert DocumentReference.objects.get(symbol="09-HD/TW").shared


def test_a_document_is_a_guidance_only_once_in_any_spelling(cast: Cast) -> None:
    drafted_guidance(cast)
    with pytest.raises(Refused) as refused:
        drafted_guidance(cast, document=replace(SUCCESSOR, symbol="9 - hd/tw"))
    assert refused.value.field == "document"
    assert Guidance.objects.count() == 2


def test_the_same_symbol_of_another_day_is_another_guidance(cast: Cast) -> None:
    drafted_guidance(cast)
    drafted_guidance(cast, document=replace(SUCCESSOR, issued_on=date(2025, 6, 17)))
    assert Guidance.objects.filter(state="draft").count() == 2


@pytest.mark.parametrize("title", ["Hướng dẫn (Tối mật)", "Mật – Hướng dẫn"])
def test_a_secret_document_is_no_guidance_and_leaves_nothing_behind(cast: Cast, title: str) -> None:
    with pytest.raises(Refused):
        enter_draft(document=replace(SUCCESSOR, title=title), content=other_content(), occasion=cast.occasion("khanh"))
    assert not DocumentReference.objects.filter(symbol="09-HD/TW").exists()
    assert Guidance.objects.count() == 1


# Rewriting and throwing away --------------------------------------------------------------------------------


def test_a_draft_is_rewritten_as_a_whole(cast: Cast) -> None:
    draft = drafted_guidance(cast)
    content = other_content(by_group_minimum=40)
    fewer = replace(content, grounds=content.grounds[:2], topics=content.topics[-3:])
    document = CitedDocument("Ban Bí thư", "10-HD/TW", date(2025, 6, 20))
    rewrite_draft(guidance=draft, document=document, content=fewer, occasion=cast.occasion("khanh"))
    draft.refresh_from_db()
    told = content_of(draft)
    assert (str(draft), draft.by_group_minimum) == ("10-HD/TW", 40)
    assert (list(told.grounds), list(told.topics)) == (list(fewer.grounds), list(fewer.topics))
    assert GuidanceGround.objects.filter(guidance=draft).count() == 2
    assert acts() == ["pilots.enter_guidance", "pilots.rewrite_guidance"]


def test_a_draft_keeps_its_own_document_when_it_is_rewritten(cast: Cast) -> None:
    draft = drafted_guidance(cast)
    rewrite_draft(guidance=draft, document=SUCCESSOR, content=other_content(), occasion=cast.occasion("khanh"))
    assert draft.reference.symbol == "09-HD/TW"


def test_a_draft_does_not_take_the_document_of_another_guidance(cast: Cast) -> None:
    draft = drafted_guidance(cast)
    with pytest.raises(Refused):
        rewrite_draft(
            guidance=draft, document=shipped().reference.cited, content=other_content(), occasion=cast.occasion("khanh")
        )


def test_what_is_thrown_away_is_gone_and_said_in_the_log(cast: Cast) -> None:
    discard_draft(guidance=drafted_guidance(cast), occasion=cast.occasion("khanh"))
    assert Guidance.objects.get() == shipped()
    assert GuidanceTopic.objects.exclude(guidance=shipped()).count() == 0
    assert acts() == ["pilots.enter_guidance", "pilots.discard_guidance"]


def test_what_somebody_else_threw_away_is_not_rewritten(cast: Cast) -> None:
    draft = drafted_guidance(cast)
    discard_draft(guidance=Guidance.objects.get(pk=draft.pk), occasion=cast.occasion("khanh"))
    with pytest.raises(Refused):
        rewrite_draft(guidance=draft, document=SUCCESSOR, content=other_content(), occasion=cast.occasion("khanh"))


# Read-only --------------------------------------------------------------------------------------------------


def test_what_is_in_force_is_neither_rewritten_nor_thrown_away(cast: Cast) -> None:
    for guidance in (shipped(), in_force(cast)):
        with pytest.raises(Refused):
            rewrite_draft(
                guidance=guidance, document=SUCCESSOR, content=other_content(), occasion=cast.occasion("khanh")
            )
        with pytest.raises(Refused):
            discard_draft(guidance=guidance, occasion=cast.occasion("khanh"))
    assert acts() == ["pilots.enter_guidance"]


@pytest.mark.parametrize(
    "changes",
    [
        {"by_group_minimum": 30},
        {"online_strict": False},
        {"online_numerator": 2},
        {"left_out": []},
        {"valid_from": date(2022, 1, 1)},
        {"decider_abroad": "TW"},
        {"executive_counts": False},
        {"state": "draft"},
        {"shipped": False},
    ],
)
def test_the_database_itself_rewrites_nothing_that_is_in_force(cast: Cast, changes: dict[str, object]) -> None:
    with pytest.raises(IntegrityError, match="a_guidance_in_force_is_never_rewritten"), transaction.atomic():
        Guidance.objects.filter(shipped=True).update(**changes)


def test_the_database_itself_deletes_none_in_force(cast: Cast) -> None:
    with pytest.raises(IntegrityError, match="a_guidance_in_force_is_never_deleted"), transaction.atomic():
        Guidance.objects.filter(shipped=True)._raw_delete(using="default")


@pytest.mark.parametrize(
    ("part", "changes"),
    [
        (GuidanceGround, {"end_required": True}),
        (GuidanceQuota, {"per_year": 9}),
        (GuidanceTopic, {"refused_everywhere": True}),
    ],
)
def test_nor_a_row_of_it(cast: Cast, part, changes: dict[str, object]) -> None:
    row = part.objects.filter(guidance=shipped()).first()
    table = part._meta.db_table
    with pytest.raises(IntegrityError, match=f"{table}_of_one_in_force_has_no_update"), transaction.atomic():
        part.objects.filter(pk=row.pk).update(**changes)
    with pytest.raises(IntegrityError, match=f"{table}_of_one_in_force_has_no_delete"), transaction.atomic():
        part.objects.filter(pk=row.pk)._raw_delete(using="default")
    row.pk = None
    with pytest.raises(IntegrityError, match=f"{table}_of_one_in_force_has_no_insert"), transaction.atomic():
        row.save(force_insert=True)


def test_no_row_moves_from_a_draft_into_one_in_force(cast: Cast) -> None:
    draft = drafted_guidance(cast)
    with (
        pytest.raises(IntegrityError, match="pilots_guidancetopic_of_one_in_force_has_no_update"),
        transaction.atomic(),
    ):
        GuidanceTopic.objects.filter(guidance=draft, key="2.secrets").update(guidance=shipped(), key="own.1")


def test_a_draft_can_be_changed_in_the_database(cast: Cast) -> None:
    draft = drafted_guidance(cast)
    assert Guidance.objects.filter(pk=draft.pk).update(by_group_minimum=30) == 1
    assert GuidanceQuota.objects.filter(guidance=draft).update(per_year=9) == 5
