"""How the report of 03-HD/TW groups organisations: types of the registry, words of the document, label of the screen."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True)
class Category:
    key: str
    types: frozenset[str]
    words: str
    """Follows «đảng bộ» or «chi bộ» in the document."""
    label: str | Promise


_BODIES = _("Administrative, Party, Front and mass bodies")


def _category(key: str, types: set[str], words: str, label: str | Promise) -> Category:
    return Category(key, frozenset(types), words, label)


GRASSROOTS = (
    _category("ward", {"ward_commune"}, "phường, xã", _("Wards and communes")),
    _category("residential", {"residential"}, "khu dân cư", _("Residential areas")),
    _category("administrative", {"administrative", "party_front_mass"}, "hành chính", _BODIES),
    _category("service", {"public_service", "school"}, "đơn vị sự nghiệp", _("Public service units and schools")),
    _category("armed_forces", {"armed_forces", "police", "military"}, "lực lượng vũ trang", _("Armed forces")),
    _category("state_enterprise", {"state_enterprise"}, "doanh nghiệp nhà nước", _("State enterprises")),
    _category("private_enterprise", {"private_enterprise"}, "doanh nghiệp ngoài nhà nước", _("Non-state enterprises")),
    _category("cooperative", {"cooperative"}, "hợp tác xã", _("Cooperatives")),
    _category("credit_fund", {"credit_fund"}, "quỹ tín dụng", _("People's credit funds")),
    _category("overseas", {"overseas"}, "ở ngoài nước", _("Overseas")),
    _category("other", {"other"}, "loại hình khác", _("Other types")),
)
"""Grassroots committees and grassroots cells; every type of the registry stands in exactly one. Since
1/7/2025 cells of residential areas stand directly below committees of the province: they are of no ward or commune."""

WARD_CELLS = (
    _category("residential", {"residential"}, "khu dân cư", _("Residential areas")),
    _category("school", {"school"}, "trường học", _("Schools")),
    _category("cooperative", {"cooperative"}, "hợp tác xã", _("Cooperatives")),
    _category("credit_fund", {"credit_fund"}, "quỹ tín dụng", _("People's credit funds")),
    _category("enterprise", {"state_enterprise", "private_enterprise"}, "doanh nghiệp", _("Enterprises")),
    _category("police_military", {"police", "military", "armed_forces"}, "công an, quân sự", _("Police and military")),
    _category("service", {"public_service"}, "đơn vị sự nghiệp", _("Public service units")),
    _category("administrative", {"administrative", "party_front_mass", "ward_commune"}, "cơ quan hành chính", _BODIES),
    _category("other", {"overseas", "other"}, "loại hình khác", _("Other types")),
)
"""Cells below the committees of wards and communes."""

COMMITTEES = (
    _category("school", {"school"}, "trường học", _("Schools")),
    _category("armed_forces", {"armed_forces", "police", "military"}, "lực lượng vũ trang", _("Armed forces")),
    _category("service", {"public_service"}, "đơn vị sự nghiệp", _("Public service units")),
    _category("administrative", {"administrative", "party_front_mass"}, "cơ quan hành chính", _BODIES),
    _category("residential", {"residential"}, "khu dân cư", _("Residential areas")),
    _category("enterprise", {"state_enterprise", "private_enterprise"}, "doanh nghiệp", _("Enterprises")),
    _category("other", {"cooperative", "credit_fund", "overseas", "other"}, "loại hình khác", _("Other types")),
)
"""Grassroots committees that are not a ward's or commune's."""

WARD = GRASSROOTS[0].types
RESIDENTIAL = frozenset({"residential"})
