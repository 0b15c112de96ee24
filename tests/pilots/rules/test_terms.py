from dataclasses import replace
from datetime import date

import pytest

from cells.rules.periods import Period
from pilots.rules.terms import Basis, Format, GroundTerm, QuotaTerm, Subject, formats_of, quota_under
from tests.pilots.rules.test_eligibility import TERMS

ONLINE, BY_GROUP = QuotaTerm(3, "II.2"), QuotaTerm(2, "II.4")
GUIDANCE = replace(
    TERMS,
    grounds={
        "ship_crew": GroundTerm(Basis.SPECIFIC_NATURE, "II.1.1.a"),
        "epidemic": GroundTerm(Basis.SPECIAL_CIRCUMSTANCES, "II.1.1.b"),
    },
    quotas={
        ("online", "cell", "specific_nature"): ONLINE,
        ("by_group", "cell", ""): BY_GROUP,
    },
)


@pytest.mark.parametrize(
    ("kind", "formats"),
    [
        (Subject.CELL, (Format.ONLINE, Format.BY_GROUP)),
        (Subject.GRASSROOTS_COMMITTEE, (Format.ONLINE,)),
        ("sectional_committee", ()),
        ("superior", ()),
    ],
)
def test_only_a_cell_may_meet_by_group_and_above_grassroots_level_nobody_pilots(
    kind: str, formats: tuple[Format, ...]
) -> None:
    assert formats_of(kind) == formats


def test_of_some_grounds_a_last_day_is_asked_by_a_clause() -> None:
    clauses = {"ship_crew": "II.1.2", "health": "II.1.1", "epidemic": "II.1.2"}
    ending = {key: GroundTerm(Basis.SPECIFIC_NATURE, clause, end_required=True) for key, clause in clauses.items()}
    asking = replace(GUIDANCE, grounds=ending | {"offshore": GroundTerm(Basis.SPECIFIC_NATURE, "II.9")})
    assert (asking.ending_grounds, asking.ending_clause) == (frozenset(clauses), "II.1.1, II.1.2")
    assert (GUIDANCE.ending_grounds, GUIDANCE.ending_clause) == (frozenset(), "")


@pytest.mark.parametrize(
    ("format", "subject", "basis", "quota"),
    [
        ("online", "cell", "specific_nature", ONLINE),
        ("online", "cell", "special_circumstances", None),
        ("online", "cell", "", None),
        ("online", "grassroots_committee", "specific_nature", None),
        ("by_group", "cell", "", BY_GROUP),
        ("by_group", "cell", "specific_nature", BY_GROUP),
        ("by_group", "grassroots_committee", "", None),
    ],
)
def test_a_quota_is_of_a_format_a_subject_and_online_of_a_basis(
    format: str, subject: str, basis: str, quota: QuotaTerm | None
) -> None:
    assert GUIDANCE.quota(format, subject, basis) == quota
    assert quota_under(GUIDANCE, subject, format, basis) == quota
    assert quota_under(None, subject, format, basis) is None


def test_a_guidance_tells_its_period_and_which_grounds_are_special() -> None:
    assert GUIDANCE.period == Period(date(2022, 12, 27), date(2025, 7, 1))
    assert GUIDANCE.special_grounds == {"epidemic"}
