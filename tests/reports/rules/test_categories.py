"""How the report groups organisations: written out a second time, for a type that moves must be seen."""

import pytest

from reports.rules.categories import COMMITTEES, GRASSROOTS, RESIDENTIAL, WARD, WARD_CELLS, Category
from tests.kept_by_rules import without_vietnamese


def told(categories: tuple[Category, ...]) -> list[tuple[str, str, str]]:
    return [(category.key, " ".join(sorted(category.types)), category.words) for category in categories]


def test_grassroots_organisations_are_grouped_by_these_types() -> None:
    assert told(GRASSROOTS) == [
        ("ward", "ward_commune", "phường, xã"),
        ("residential", "residential", "khu dân cư"),
        ("administrative", "administrative party_front_mass", "hành chính"),
        ("service", "public_service school", "đơn vị sự nghiệp"),
        ("armed_forces", "armed_forces military police", "lực lượng vũ trang"),
        ("state_enterprise", "state_enterprise", "doanh nghiệp nhà nước"),
        ("private_enterprise", "private_enterprise", "doanh nghiệp ngoài nhà nước"),
        ("cooperative", "cooperative", "hợp tác xã"),
        ("credit_fund", "credit_fund", "quỹ tín dụng"),
        ("overseas", "overseas", "ở ngoài nước"),
        ("other", "other", "loại hình khác"),
    ]
    assert {"ward_commune"} == WARD


def test_cells_of_wards_are_grouped_by_these_types() -> None:
    assert told(WARD_CELLS) == [
        ("residential", "residential", "khu dân cư"),
        ("school", "school", "trường học"),
        ("cooperative", "cooperative", "hợp tác xã"),
        ("credit_fund", "credit_fund", "quỹ tín dụng"),
        ("enterprise", "private_enterprise state_enterprise", "doanh nghiệp"),
        ("police_military", "armed_forces military police", "công an, quân sự"),
        ("service", "public_service", "đơn vị sự nghiệp"),
        ("administrative", "administrative party_front_mass ward_commune", "cơ quan hành chính"),
        ("other", "other overseas", "loại hình khác"),
    ]
    assert {"residential"} == RESIDENTIAL


def test_other_committees_are_grouped_by_these_types() -> None:
    assert told(COMMITTEES) == [
        ("school", "school", "trường học"),
        ("armed_forces", "armed_forces military police", "lực lượng vũ trang"),
        ("service", "public_service", "đơn vị sự nghiệp"),
        ("administrative", "administrative party_front_mass", "cơ quan hành chính"),
        ("residential", "residential", "khu dân cư"),
        ("enterprise", "private_enterprise state_enterprise", "doanh nghiệp"),
        ("other", "cooperative credit_fund other overseas", "loại hình khác"),
    ]


@pytest.mark.parametrize("categories", [GRASSROOTS, WARD_CELLS, COMMITTEES])
def test_each_has_a_label_of_its_own_in_both_languages(categories: tuple[Category, ...]) -> None:
    assert without_vietnamese(category.label for category in categories) == []
    assert len({str(category.label) for category in categories}) == len(categories)
