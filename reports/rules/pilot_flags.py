"""What the narrative of the report of 03-HD/TW stands beside: the figures by the words that count them."""

from reports.rules.flagging import Figures
from reports.rules.pilot_figures import PilotFigures

_WORDS = {
    "tổ chức cơ sở đảng": ("grassroots",),
    "tccsđ": ("grassroots",),
    "đảng bộ, chi bộ cơ sở": ("grassroots",),
    "đảng bộ cơ sở": ("committees",),
    "chi bộ cơ sở": ("grassroots_cells",),
    "chi bộ trực thuộc": ("cells_below",),
    "chi bộ thôn, khu phố": ("residential", "residential_with_groups"),
    "chi bộ khu dân cư": ("residential", "residential_with_groups"),
    "chi bộ có tổ đảng": ("residential_with_groups",),
    "tổ đảng": ("groups",),
    "buổi sinh hoạt trực tuyến": ("online_held",),
    "lần sinh hoạt trực tuyến": ("online_held",),
    "buổi sinh hoạt theo tổ": ("by_group_held",),
    "lần sinh hoạt theo tổ": ("by_group_held",),
    "đảng viên": ("members", "members_below", "ward_members"),
}


def beside(figures: PilotFigures) -> Figures:
    counted = {words: tuple(figures[key] for key in keys) for words, keys in _WORDS.items()}
    whole = figures["residential"]
    return Figures(counted, ((figures["residential_with_groups"], whole),) if whole else ())
