"""Of a superior organisation below which other superior ones stand (a province, the centre): what hangs directly below it, and
whose the grassroots organisations and members of the whole are. Those of a city are nobody's but the city's."""

from collections.abc import Iterator

from reports.rules.pilot_figures import PilotFigures
from reports.rules.wording import grouped, two_digits


def whole_of(organisation: str) -> str:
    """«toàn Đảng bộ»; of the Party itself «toàn Đảng»."""
    return "toàn Đảng" if organisation.startswith("Đảng Cộng sản") else "toàn Đảng bộ"


def grassroots_of(figures: PilotFigures, *, organisation: str) -> str:
    """«Đảng bộ thành phố … có 52 tổ chức cơ sở đảng trực thuộc», «Đảng bộ tỉnh … có 02 đảng bộ và 01 tổ chức cơ sở đảng trực
    thuộc; toàn Đảng bộ có 55 tổ chức cơ sở đảng»."""
    grassroots = f"{two_digits(figures['grassroots'])} tổ chức cơ sở đảng"
    if not figures.parts:
        return f"{organisation} có {grassroots} trực thuộc" if figures["grassroots"] else _has_none(organisation)
    own = figures.own("grassroots")
    directly = f"{two_digits(len(figures.parts))} đảng bộ" + (
        f" và {two_digits(own)} tổ chức cơ sở đảng" if own else ""
    )
    everywhere = f"có {grassroots}" if figures["grassroots"] else "chưa có tổ chức cơ sở đảng"
    return f"{organisation} có {directly} trực thuộc; {whole_of(organisation)} {everywhere}"


def breakdown(figures: PilotFigures) -> tuple[str, ...]:
    """A line for each part, and one for what hangs directly below where there is such; nothing where there are no parts."""
    return tuple(_lines(figures))


def _lines(figures: PilotFigures) -> Iterator[str]:
    for part in figures.parts:
        yield f"{part.name}: {_bring(part.grassroots.value, part.members.value)}."
    if figures.parts and figures.own("grassroots"):
        yield f"Các tổ chức cơ sở đảng trực thuộc: {_bring(figures.own('grassroots'), figures.own('members'))}."


def _bring(grassroots: int, members: int) -> str:
    return f"{two_digits(grassroots)} tổ chức cơ sở đảng, {grouped(members)} đảng viên"


def _has_none(organisation: str) -> str:
    return f"{organisation} chưa có tổ chức cơ sở đảng trực thuộc"
