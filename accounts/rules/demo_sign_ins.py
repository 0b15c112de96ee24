"""The people of the demo, as a visitor may pick one. Who exists is asked of the database (queries/demo_sign_ins.py)."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True)
class DemoSignIn:
    username: str
    who: str | Promise
    where: str
    """The code of the organisation, "" for the administrator."""


DEMO_SIGN_INS = (
    DemoSignIn("clerk", _("clerk of a cell with groups"), "PRTC-P01-01"),
    DemoSignIn("ward", _("clerk of a ward committee"), "PRTC-P01"),
    DemoSignIn("neighbour", _("clerk of the ward next door"), "PRTC-P02"),
    DemoSignIn("unit", _("clerk of a grassroots cell"), "PRTC-C01"),
    DemoSignIn("ship", _("clerk of a shipping company"), "VTHA"),
    DemoSignIn("abroad", _("clerk of a cell abroad"), "BNG-01"),
    DemoSignIn("board", _("organisation board of the city"), "PRTC"),
    DemoSignIn("standing", _("standing committee of the city"), "PRTC"),
    DemoSignIn("inspector", _("reads everything in the city"), "PRTC"),
    DemoSignIn("inspection", _("inspection committee of the city"), "PRTC"),
    DemoSignIn("kdn_board", _("organisation board above the shipping company"), "KDN"),
    DemoSignIn("kdn_standing", _("standing committee above the shipping company"), "KDN"),
    DemoSignIn("overseas_board", _("organisation board for cells abroad"), "BNG"),
    DemoSignIn("overseas", _("standing committee for cells abroad"), "BNG"),
    DemoSignIn("admin", _("administrator"), ""),
)
