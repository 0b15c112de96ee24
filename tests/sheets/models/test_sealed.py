"""What is sealed is read again by who has the secret, and by nobody else."""

from typing import Any

import pytest

from sheets.models.sealed import CannotUnseal, SealedJSONField, seal, seal_numbers, unseal, unseal_numbers

PAPER = "079057001234"


def test_what_was_sealed_is_read_again_and_does_not_show_by_itself() -> None:
    sealed = seal(PAPER.encode())
    assert PAPER.encode() not in sealed
    assert unseal(sealed).decode() == PAPER


def test_another_secret_opens_nothing_unless_the_old_one_is_named(settings: Any) -> None:
    before = settings.SECRET_KEY
    sealed = seal(PAPER.encode())
    settings.SECRET_KEY = "another"
    with pytest.raises(CannotUnseal):
        unseal(sealed)
    settings.SECRET_KEY_FALLBACKS = [before]
    assert unseal(sealed).decode() == PAPER


def test_a_field_that_cannot_be_unsealed_is_empty_and_breaks_no_page(settings: Any) -> None:
    field = SealedJSONField(default=list)
    kept = field.get_prep_value([{"head": [[PAPER]]}])
    assert PAPER not in kept
    assert field.from_db_value(kept, None, None) == [{"head": [[PAPER]]}]
    settings.SECRET_KEY = "another"
    assert field.from_db_value(kept, None, None) == []


@pytest.mark.parametrize("text", [PAPER, "CMND 0790 5700 1234", "079.057.001.234", "số 123456789"])
def test_a_text_with_the_number_of_a_paper_is_sealed(text: str, settings: Any) -> None:
    kept = seal_numbers(text)
    assert text not in kept
    assert unseal_numbers(kept) == text
    settings.SECRET_KEY = "another"
    assert unseal_numbers(kept) == ""


@pytest.mark.parametrize("text", ["", "03/02/1980", "58000001", "Chi bộ khu phố 12", "1962"])
def test_other_texts_are_kept_as_they_are(text: str) -> None:
    assert seal_numbers(text) == text == unseal_numbers(text)
