"""30/9/2026: the commune is grassroots now, and two wards become one (docs/demo.md). Everything but the three levels is ours.

208-QĐ/TW of 26/7/2026: centre, province, grassroots. What were superior organisations of communes become grassroots committees
under the province, the committees below them «đảng bộ trực thuộc cơ sở», and cells are no longer told apart.
"""

from collections.abc import Iterable
from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import Occasion
from accounts.rules.days import day_in_words
from accounts.rules.refusal import Refused
from cells.models import Group, Organisation, OrganisationVersion
from cells.rules.document_reference import CitedDocument
from partyadmin.demo.district_level import COMMITTEES, FIVE, PHAN_RANG
from reorganisations.models import Reorganisation
from reorganisations.rules.plan import Part, Step, StepKind
from reorganisations.services.drafting import ReorganisationHead, add_steps, begin_reorganisation

KEY = "three-levels"
TITLE = "Chuyển đảng bộ 5 phường thành đảng bộ cơ sở, sáp nhập phường Đô Vinh vào phường Bảo An"
ON = date(2026, 9, 30)
ORDER = CitedDocument("Ban Thường vụ Tỉnh ủy Ninh Thuận", "305-QĐ/TU", date(2026, 9, 15), TITLE)
GRASSROOTS = {"kind": "grassroots_committee", "level": "grassroots"}
BELOW = {"kind": "sectional_committee", "level": "below_grassroots"}

BAO_AN, DO_VINH, NINH_CHU = "PRTC-P05", "PRTC-P07", "PRTC-P08"
SHARED_OUT = "PRTC-P02-01"
"""Of its five groups the last two go to a cell of their own."""
TO_NINH_CHU = "PRTC-P06-02"
"""A cell of Bảo An that moves to another ward."""
RENAMED = {
    "PRTC-P02-02": "Đài Sơn 2",
    "PRTC-P02-03": "Đài Sơn 3",
    "PRTC-P03-01": "Kinh Dinh 1",
    "PRTC-P03-02": "Kinh Dinh 2",
    "PRTC-P04-01": "Đạo Long 1",
    "PRTC-P04-02": "Đạo Long 2",
    "PRTC-P04-03": "Đạo Long 3",
}
"""Since the wards came together several cells had one name."""


def may_be_loaded() -> bool:
    """In the demo's city, once the end of the district level is planned or in effect."""
    wards = OrganisationVersion.objects.on(ON).filter(organisation__code__in=FIVE, kind="superior")
    return wards.count() == len(FIVE)


@transaction.atomic
def draft_three_levels(*, occasion: Occasion) -> Reorganisation:
    """The whole plan as a draft of an administrator. Raises Refused where the five wards are not as in the demo."""
    if not may_be_loaded():
        raise Refused(_("The five ward committees are not there on %(day)s.") % {"day": day_in_words(ON)})
    plan = begin_reorganisation(head=ReorganisationHead(TITLE, ON, ORDER), led_by=None, occasion=occasion)
    add_steps(reorganisation=plan, steps=steps(_groups_that_go()), occasion=occasion)
    return plan


def steps(groups_that_go: Iterable[int]) -> list[Step]:
    """`groups_that_go`: ids of the groups of the cell that is shared out which go to the new one."""
    below = [code for ward in FIVE for code in COMMITTEES[ward]]
    return [
        *(Step(StepKind.REGRADE, (code,), GRASSROOTS) for code in FIVE),
        *(Step(StepKind.REGRADE, (code,), BELOW) for code in below),
        Step(StepKind.MERGE, (DO_VINH,), parts=(Part(BAO_AN),)),
        _merged(("PRTC-P01-01", "PRTC-P01-04"), "PHRA-K01", "khu phố Phủ Hà 1"),
        _merged(("PRTC-P01-02", "PRTC-P01-03"), "PHRA-K02", "khu phố Phủ Hà 2"),
        Step(StepKind.MERGE, ("PRTC-P07-02", "PRTC-P07-03"), parts=(Part("PRTC-P07-02"),)),
        _merged(
            ("PRTC-P01-14", "PRTC-P02-15", "PRTC-P03-11", "PRTC-P04-12"),
            "PHRA-Q01",
            "Quân sự phường Phan Rang",
            of_type="military",
        ),
        Step(
            StepKind.SPLIT,
            (SHARED_OUT,),
            parts=(
                Part(SHARED_OUT),
                Part("PHRA-K03", _cell("khu phố Đài Sơn 10", "residential"), groups=tuple(groups_that_go)),
            ),
        ),
        Step(StepKind.MOVE, (TO_NINH_CHU,), {"parent": NINH_CHU}),
        *(Step(StepKind.RENAME, (code,), {"name": f"Chi bộ khu phố {name}"}) for code, name in RENAMED.items()),
        Step(StepKind.MERGE, ("PRTC-P07-17",), parts=(Part("PRTC-P05-14"),)),
        Step(StepKind.MERGE, ("PRTC-P07-16",), parts=(Part("PRTC-P05-13"),)),
        Step(StepKind.RENAME, (BAO_AN,), {"area": "Phường Bảo An (gồm cả phường Đô Vinh cũ)"}),
    ]


def _merged(codes: tuple[str, ...], into: str, name: str, *, of_type: str = "residential") -> Step:
    return Step(StepKind.MERGE, codes, parts=(Part(into, _cell(name, of_type)),))


def _cell(name: str, of_type: str) -> dict[str, object]:
    return {
        "name": f"Chi bộ {name}",
        "kind": "cell",
        "level": "below_grassroots",
        "type": of_type,
        "parent": PHAN_RANG,
        "issuer_name": f"Chi bộ {name}",
        "symbol": "CB",
        "area": "",
        "place": "Phan Rang",
        "overseas": False,
    }


def _groups_that_go() -> list[int]:
    """The last two, by the order in which they were formed."""
    cell = Organisation.objects.filter(code=SHARED_OUT)
    groups = Group.objects.on(ON).filter(cell__in=cell).order_by("name", "pk")
    return list(groups.values_list("pk", flat=True))[-2:]
