from typing import Any

import pytest
from django.db import IntegrityError, transaction

from accounts.models import KeptText, User
from accounts.queries.kept_texts import kept_texts_of
from accounts.rules.replacing import Outdated
from accounts.services.replacing import check_up_to_date, keep_texts
from tests.cast import Cast

pytestmark = pytest.mark.django_db


def keep(cast: Cast, text: str, *, before: str = "", by: str = "an") -> None:
    entries: dict[str, Any] = {"text": before} if before else {}
    keep_texts(of=cast["CELL"], part="agenda", texts={"text": text}, before=entries, occasion=cast.occasion(by))


def wordings(cast: Cast) -> list[tuple[int, str, User | None]]:
    return [(kept.number, kept.texts["text"], kept.by) for kept in kept_texts_of(cast["CELL"], "agenda")]


def test_each_wording_is_kept_with_who_kept_it(cast: Cast) -> None:
    an, binh = cast.users["an"], cast.users["binh"]
    keep(cast, "một")
    keep(cast, "hai", before="một", by="binh")
    assert wordings(cast) == [(2, "hai", binh), (1, "một", an)]


def test_what_stood_before_wordings_were_kept_is_kept_first(cast: Cast) -> None:
    keep(cast, "hai", before="một")
    assert wordings(cast) == [(2, "hai", cast.users["an"]), (1, "một", None)]


def test_what_came_about_in_another_way_is_kept_before_it_is_replaced(cast: Cast) -> None:
    keep(cast, "một")
    keep(cast, "ba", before="hai")
    assert [text for _number, text, _by in wordings(cast)] == ["ba", "hai", "một"]


def test_the_same_wording_again_is_no_other(cast: Cast) -> None:
    keep(cast, "một")
    keep(cast, "một", before="một", by="binh")
    assert wordings(cast) == [(1, "một", cast.users["an"])]


def test_the_parts_of_a_thing_are_counted_each_by_itself(cast: Cast) -> None:
    keep(cast, "một")
    keep_texts(of=cast["CELL"], part="minutes", texts={"text": "hai"}, before={}, occasion=cast.occasion("an"))
    assert KeptText.objects.of(cast["CELL"], "minutes").get().number == 1
    assert not KeptText.objects.of(cast["WARD"], "agenda").exists()


@pytest.mark.parametrize("act", ["update", "delete"])
def test_a_kept_wording_is_never_changed(cast: Cast, act: str) -> None:
    keep(cast, "một")
    kept = KeptText.objects.all()
    with pytest.raises(IntegrityError, match="never changed"), transaction.atomic():
        kept.update(number=7) if act == "update" else kept.delete()


def test_outdated_tells_who_changed_it_and_both_texts(cast: Cast) -> None:
    keep(cast, "hai", by="binh")
    last = kept_texts_of(cast["CELL"], "agenda").first()
    with pytest.raises(Outdated, match=str(cast.users["binh"])) as outdated:
        check_up_to_date({"text": "một"}, kept={"text": "hai"}, wanted={"text": "ba"}, last=last)
    assert (outdated.value.kept, outdated.value.wanted) == ({"text": "hai"}, {"text": "ba"})
    with pytest.raises(Outdated, match="somebody else"):
        check_up_to_date({"text": "một"}, kept={"text": "hai"}, wanted={"text": "ba"}, last=None)


def test_who_has_no_form_replaces_what_there_is() -> None:
    check_up_to_date(None, kept={"text": "hai"}, wanted={"text": "ba"}, last=None)
