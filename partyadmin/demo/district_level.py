"""1/7/2025: the district level ends. The five wards are real, which old unit goes where is ours (docs/demo.md)."""

from collections.abc import Sequence
from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import Occasion
from accounts.rules.days import day_in_words
from accounts.rules.refusal import Refused
from cells.models import OrganisationVersion
from cells.rules.document_reference import CitedDocument
from reorganisations.models import Reorganisation
from reorganisations.rules.plan import Part, Step, StepKind
from reorganisations.services.drafting import ReorganisationHead, add_steps, begin_reorganisation

KEY = "district-level"
TITLE = "Kết thúc hoạt động Đảng bộ thành phố, thành lập đảng bộ 5 phường"
ON = date(2025, 7, 1)
ORDER = CitedDocument("Ban Thường vụ Tỉnh ủy Ninh Thuận", "1896-QĐ/TU", date(2025, 6, 20), TITLE)
CITY, PROVINCE = "PRTC", "NTH"
SUPERIOR = {"kind": "superior", "level": "commune"}

PHAN_RANG = "PHRA"
"""New, of Phủ Hà, Đài Sơn, Kinh Dinh and Đạo Long; the other four go on with the codes of a ward committee."""
INTO_PHAN_RANG = ("PRTC-P01", "PRTC-P02", "PRTC-P03", "PRTC-P04")
INTO = {
    "PRTC-P12": ("PRTC-P09", "PRTC-P10", "PRTC-P11"),
    "PRTC-P08": (),
    "PRTC-P05": ("PRTC-P06", "PRTC-P13"),
    "PRTC-P07": (),
}
"""Đông Hải, Ninh Chử, Bảo An, Đô Vinh: the ward committee that goes on, and those that merge into it."""
RENAMED = {"PRTC-P08": "phường Ninh Chử"}
"""Until then Văn Hải; the other three keep their names."""
FIVE = (PHAN_RANG, *INTO)
COMMITTEES = {
    PHAN_RANG: ("PRTC-A01", "PRTC-S01", "PRTC-S06"),
    "PRTC-P12": ("PRTC-S02",),
    "PRTC-P08": ("PRTC-S04",),
    "PRTC-P05": ("PRTC-S05",),
    "PRTC-P07": ("PRTC-S03",),
}
"""Committees of schools, the health centre and the military."""


def may_be_loaded() -> bool:
    """In the demo's city, while its own level exists."""
    return OrganisationVersion.objects.on(ON).filter(organisation__code=CITY, kind="superior").exists()


@transaction.atomic
def draft_district_level(
    *,
    occasion: Occasion,
) -> Reorganisation:
    """The whole plan as a draft of an administrator. Raises Refused where the city is not as in the demo."""
    if not may_be_loaded():
        raise Refused(_("The city committee does not exist on %(day)s.") % {"day": day_in_words(ON)})
    plan = begin_reorganisation(head=ReorganisationHead(TITLE, ON, ORDER), led_by=None, occasion=occasion)
    add_steps(reorganisation=plan, steps=steps(_grassroots_cells()), occasion=occasion)
    return plan


def steps(grassroots_cells: Sequence[str]) -> list[Step]:
    """`grassroots_cells`: the city's own, dealt out to the five in turn."""
    planned = [Step(StepKind.MERGE, INTO_PHAN_RANG, parts=(Part(PHAN_RANG, _phan_rang()),))]
    for code, going in INTO.items():
        if going:
            planned.append(Step(StepKind.MERGE, going, parts=(Part(code),)))
        planned.append(Step(StepKind.REGRADE, (code,), SUPERIOR))
        planned.append(Step(StepKind.MOVE, (code,), {"parent": PROVINCE}))
        if code in RENAMED:
            planned.append(Step(StepKind.RENAME, (code,), _names(RENAMED[code])))
    for index, code in enumerate(FIVE):
        below = (*COMMITTEES[code], *grassroots_cells[index :: len(FIVE)])
        planned.append(Step(StepKind.MOVE, below, {"parent": code}))
    planned.append(Step(StepKind.DISSOLVE, (CITY,), parts=tuple(Part(code) for code in FIVE)))
    return planned


def _phan_rang() -> dict[str, object]:
    return {**_names("phường Phan Rang"), **SUPERIOR, "type": "ward_commune", "parent": PROVINCE, "overseas": False}


def _names(name: str) -> dict[str, str]:
    return {
        "name": f"Đảng bộ {name}",
        "issuer_name": f"Đảng ủy {name}",
        "symbol": "ĐU",
        "area": name[0].upper() + name[1:],
        "place": name.removeprefix("phường "),
    }


def _grassroots_cells() -> list[str]:
    cells = OrganisationVersion.objects.on(ON).filter(parent__code=CITY, kind="cell")
    return list(cells.order_by("organisation__code").values_list("organisation__code", flat=True))
