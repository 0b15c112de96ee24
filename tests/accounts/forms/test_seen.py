"""A decisive form carries what stood on its page, and takes nobody's word but its own for it."""

import pytest
from django.core import signing

from accounts.forms.seen import SeenForm


def sent(token: object) -> SeenForm:
    return SeenForm({"seen_figures": token})


def token_of(figures: dict[str, object]) -> str:
    form = SeenForm()
    form.show(figures)
    return str(form["seen_figures"].value())


def test_what_was_shown_comes_back() -> None:
    assert sent(token_of({"affected": 13, "by_category": {"health": 2}})).seen == {
        "affected": 13,
        "by_category": {"health": 2},
    }


@pytest.mark.parametrize(
    "token",
    ["", "x", "a:b:c", "\x00", signing.dumps({"affected": 13}, salt="another")],
    ids=["none", "a letter", "three parts", "a NUL", "of another salt"],
)
def test_what_was_not_signed_here_was_not_seen(token: str) -> None:
    assert sent(token).seen is None


def test_a_form_that_was_not_sent_has_seen_nothing() -> None:
    assert SeenForm().seen is None


def test_shown_again_it_carries_what_stands_on_the_page_now() -> None:
    form = sent(token_of({"affected": 13}))
    form.show({"affected": 20})
    assert form.seen == {"affected": 20}
