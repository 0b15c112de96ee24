"""Documents beside what WeasyPrint makes of the same HTML: a long annex, a report, a thousand forms, their bytes and fonts."""

import hashlib
import io
import json
import os
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, NamedTuple

from script.measures.figures import Figure, report, say, seconds
from script.measures.site import DAY, migrate

# isort: split
from django.core.management import call_command
from pypdf import PdfReader
from weasyprint import HTML

from cells.models import Organisation
from reports.rules.kinds import DocumentKind
from reports.services.documents import Order, html_of, print_document
from reports.services.press import pdf_of
from reports.services.printing.layout import ARCHIVAL, STATIC, OwnFilesOnly
from script.measures.one_document import FILES

CITY, WARD, ROUNDS, FEW = "PRTC", "PRTC-P01", 5, 1_000
MEASURE = "documents"
PLAIN = "plain WeasyPrint, the same HTML"


def main(rows: int, renderings: int) -> None:
    migrate()
    if not Organisation.objects.filter(code=CITY).exists():
        call_command("load_city", stdout=sys.stderr)
    order = Order(DocumentKind.PILOT_REPORT, Organisation.objects.get(code=CITY), on=DAY)
    html, _day = html_of(order, today=DAY)
    with TemporaryDirectory() as place:
        report([*_warm(order, html, Path(place)), *_archival(html), *_bytes_and_fonts(html, renderings)])
        report(_forms(renderings))
        report(_annex(html, rows, Path(place)))


def plainly(html: str, **options: Any) -> bytes:
    page = HTML(string=html, base_url=STATIC, url_fetcher=OwnFilesOnly(FILES))
    return bytes(page.write_pdf(presentational_hints=True, **options))


class Taken(NamedTuple):
    """Seconds by the wall, and of processors, with all that was started. Of a shared machine the second say more."""

    seconds: float
    worked: float


def taken(act: Callable[[], Any]) -> Taken:
    before = _worked()
    by_the_wall = seconds(act)
    return Taken(by_the_wall, _worked() - before)


def _least(acts: Sequence[Callable[[], Any]], *, rounds: int) -> list[Taken]:
    """In turns, the least of each."""
    found = [[taken(act) for act in acts] for _ in range(rounds)]
    return [Taken(*(min(part) for part in zip(*column, strict=True))) for column in zip(*found, strict=True)]


def _worked() -> float:
    ended = resource.getrusage(resource.RUSAGE_CHILDREN)
    return time.process_time() + ended.ru_utime + ended.ru_stime + sum(map(_worked_by, _children(os.getpid())))


def _children(of: int) -> Iterator[int]:
    for told in Path(f"/proc/{of}/task").glob("*/children"):
        for child in map(int, told.read_text().split()):
            yield child
            yield from _children(child)


def _worked_by(process: int) -> float:
    """With its own children that have ended."""
    facts = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
    return sum(map(int, facts[11:15])) / os.sysconf("SC_CLK_TCK")


def _compared(what: str, ours: Taken, theirs: Taken, beside: str, goal: float) -> list[Figure]:
    """By the wall, and what processors did."""
    return [
        Figure(MEASURE, what, ours.seconds, "s", ours.seconds / theirs.seconds, beside, goal),
        Figure(MEASURE, f"{what}, of processors", ours.worked, "s", ours.worked / theirs.worked, beside),
    ]


def _warm(order: Order, html: str, place: Path) -> list[Figure]:
    output = place / "report.pdf"
    command = [sys.executable, "manage.py", "render_document", order.kind.value]
    command += ["--organisation", CITY, "--on", str(DAY), "--format", "pdf", "--output", str(output)]

    def cold() -> None:
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)

    def warm() -> None:
        print_document(order, today=DAY)

    warm()
    acts = [cold, warm, partial(pdf_of, html), partial(plainly, html, **ARCHIVAL)]
    cold_taken, warm_taken, laid_out, plain = _least(acts, rounds=ROUNDS)
    assert output.read_bytes() == print_document(order, today=DAY).content
    return [
        *_compared("report, warm, with its figures", warm_taken, cold_taken, "a process of its own", 1 / 8),
        *_compared("report laid out, warm", laid_out, plain, PLAIN, 1.2),
    ]


def _archival(html: str) -> list[Figure]:
    kinds: list[tuple[str, dict[str, Any], float]] = [
        ("PDF/A-3u", {"pdf_variant": "pdf/a-3u"}, 1.05),
        ("PDF/UA-1", {"pdf_variant": "pdf/ua-1"}, 1.15),
        ("PDF/A-2b with tags, the product's", ARCHIVAL, 1.15),
    ]
    bare, *found = _least(
        [partial(plainly, html, **options) for options in ({}, *(options for _kind, options, _goal in kinds))],
        rounds=ROUNDS * 3,
    )
    return [
        figure
        for (kind, _options, goal), took in zip(kinds, found, strict=True)
        for figure in _compared(f"report as {kind}", took, bare, "a bare PDF", goal)
    ]


def _bytes_and_fonts(html: str, renderings: int) -> list[Figure]:
    with ThreadPoolExecutor(2) as two:
        digests = {hashlib.sha256(content).digest() for content in two.map(pdf_of, [html] * renderings)}
    pdf = PdfReader(io.BytesIO(pdf_of(html)))
    return [
        Figure(MEASURE, f"digests of {renderings} renderings", len(digests), "", len(digests), "one", 1),
        Figure(MEASURE, "glyphs missing in the report", _missing(pdf), "", goal=0),
        Figure(MEASURE, "families of fonts in it", len(_families(pdf)), "", len(_families(pdf)), "one", 1),
    ]


def _missing(pdf: PdfReader) -> int:
    """Glyphs are named by numbers of two bytes; 0 is the box that stands for those the font has not."""
    shown = [
        bytes(part) if isinstance(part, bytes) else getattr(part, "original_bytes", b"")
        for page in pdf.pages
        for operands, operator in page.get_contents().operations
        if operator == b"TJ"
        for part in operands[0]
        if not isinstance(part, int | float)
    ]
    assert shown
    return sum(glyph[at : at + 2] == b"\0\0" for glyph in shown for at in range(0, len(glyph), 2))


def _families(pdf: PdfReader) -> set[str]:
    fonts = [font.get_object() for page in pdf.pages for font in page["/Resources"]["/Font"].values()]
    return {font["/BaseFont"].partition("+")[2].partition("-")[0] for font in fonts}


def _forms(number: int) -> list[Figure]:
    order = Order(DocumentKind.REGISTRATION_LIST, Organisation.objects.get(code=WARD), on=DAY)
    html, _day = html_of(order, today=DAY)
    forms = [html.replace("Danh sách", f"Danh sách số {place}", 1) for place in range(number)]

    def naive() -> None:
        for form in forms:
            plainly(form, **ARCHIVAL)

    def on_two() -> None:
        with ThreadPoolExecutor(2) as two:
            for _content in two.map(pdf_of, forms):
                pass

    pdf_of(forms[0])
    by_one, by_two = taken(naive), taken(on_two)
    return _compared(f"{number} forms on two processes", by_two, by_one, "one by one", 0.42)


def _annex(html: str, rows: int, place: Path) -> list[Figure]:
    few, many = ({how: _alone(how, _with_annex(html, number), place) for how in HOW} for number in (FEW, rows))
    ours, theirs = (Taken(many[how]["seconds"], many[how]["worked"]) for how in HOW)
    figures = _compared(f"report and {rows} rows", ours, theirs, PLAIN, 0.25)
    grown = many["parts"]["worked"] / few["parts"]["worked"]
    by_rows = f"as many as the rows of {FEW} and {rows}"
    figures.append(Figure(MEASURE, "times the work of the fewer rows", grown, "×", grown * FEW / rows, by_rows, 1))
    plain_grown = many["plain"]["worked"] / few["plain"]["worked"]
    figures.append(Figure(MEASURE, f"the same, {PLAIN}", plain_grown, "×", plain_grown * FEW / rows, by_rows))
    peak = many["parts"]["peak"]
    return [
        *figures,
        Figure(MEASURE, f"peak of a process, {rows} rows, {PLAIN}", many["plain"]["peak"], "MiB"),
        Figure(MEASURE, f"peak of a process, {rows} rows", peak, "MiB", peak / 250, "250 MiB", 1),
    ]


HOW = ("parts", "plain")


def _alone(how: str, html: str, place: Path) -> dict[str, float]:
    """In a process of its own: what one has needed is in no other's peak."""
    source, output = place / "annex.html", place / f"{how}.pdf"
    source.write_text(html)
    say(f"{how}, {len(html) >> 10} KiB of HTML")
    command = [sys.executable, "-m", "script.measures.one_document", how, str(source), str(output)]
    ran = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True)
    found: dict[str, float] = json.loads(ran.stdout)
    return found


def _with_annex(html: str, rows: int) -> str:
    """The report, and behind it a table as that of the quotas, of nine columns."""
    widths = "".join(f'<col width="{width}%">' for width in (5, 24, 21, 8, 8, 8, 8, 6, 12))
    heads = "".join(f"<th>{head}</th>" for head in ("Số TT", "Tên tổ chức đảng", "Trực thuộc", *"1234567")[:9])
    body = "".join(_row(number) for number in range(1, rows + 1))
    table = (
        f'<table class="rows"><colgroup>{widths}</colgroup><thead><tr>{heads}</tr></thead><tbody>{body}</tbody></table>'
    )
    return html.replace("</body>", f'<section class="annex wide">{table}</section></body>')


def _row(number: int) -> str:
    named = f'<td class="words">Chi bộ tàu Sóng Xanh {number}</td><td class="words">Đảng bộ Công ty cổ phần Vận tải biển</td>'
    return f"<tr><td>{number}</td>{named}<td>3</td><td>{number % 4}</td><td>0</td><td>0</td><td>1</td><td>5/2; 5/3</td></tr>"


if __name__ == "__main__":
    main(int(sys.argv[3]), int(sys.argv[4]))
