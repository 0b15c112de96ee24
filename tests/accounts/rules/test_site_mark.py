"""Demo and production never touch."""

import pytest

from accounts.rules.demo_sign_ins import DEMO_SIGN_INS
from accounts.rules.site_mark import DEMO, PRODUCTION, recognised, refusal_of_start

EVERYBODY = [sign_in.username for sign_in in DEMO_SIGN_INS]


@pytest.mark.parametrize(
    ("usernames", "has_demo_day", "kind"),
    [
        ([], False, None),
        ([], True, DEMO),
        (["quantri"], True, DEMO),
        (EVERYBODY, False, DEMO),
        ([*EVERYBODY[3:], "quantri"], False, DEMO),
        (["admin", "clerk"], False, PRODUCTION),
        (["quantri"], False, PRODUCTION),
    ],
)
def test_what_is_older_than_the_mark_is_recognised_by_what_is_in_it(
    usernames: list[str], has_demo_day: bool, kind: str | None
) -> None:
    assert recognised(usernames, has_demo_day=has_demo_day) == kind


@pytest.mark.parametrize("of", [DEMO, PRODUCTION])
def test_a_site_may_start_on_its_own_database_and_on_an_empty_one(of: str) -> None:
    assert refusal_of_start(kind=of, of=of) is None
    assert refusal_of_start(kind=None, of=of) is None


@pytest.mark.parametrize(("kind", "of"), [(DEMO, PRODUCTION), (PRODUCTION, DEMO)])
def test_the_other_kind_is_refused_in_one_sentence_that_says_what_to_do(kind: str, of: str) -> None:
    refusal = refusal_of_start(kind=kind, of=of) or ""
    assert len(refusal.splitlines()) == 1
    assert f"PARTYADMIN_ENV={kind}" in refusal
