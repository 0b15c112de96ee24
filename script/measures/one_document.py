"""One document laid out by a process of its own, for script/measures/documents.py:

    python -m script.measures.one_document parts|plain HTML OUTPUT

Prints a line of JSON: seconds, seconds of processors, and the peak of memory in MiB of the largest process.
"""

import gc
import json
import resource
import sys
from pathlib import Path
from time import perf_counter

from weasyprint import HTML

from reports.services.printing.cutting import sheets_of
from reports.services.printing.layout import ARCHIVAL, STATIC, Layout, OwnFilesOnly, collector_off
from reports.services.printing.long import write_long

FILES = Path(__file__).resolve().parents[2] / "static"


def parts(html: str, output: Path) -> None:
    """As the product does."""
    from reports.services.press import ROWS_A_PART

    layout = Layout(FILES)
    gc.collect()
    gc.freeze()
    with collector_off(), output.open("w+b") as file:
        write_long(sheets_of(html), layout, file, rows_a_part=ROWS_A_PART, told=lambda _done, _of: None)


def plain(html: str, output: Path) -> None:
    """As its manual says: the same HTML, the same kind of PDF."""
    page = HTML(string=html, base_url=STATIC, url_fetcher=OwnFilesOnly(FILES))
    page.write_pdf(output, presentational_hints=True, **ARCHIVAL)


def main(how: str, source: str, target: str) -> None:
    html = Path(source).read_text()
    began = perf_counter()
    {"parts": parts, "plain": plain}[how](html, Path(target))
    taken = perf_counter() - began
    own, others = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    worked = sum(used.ru_utime + used.ru_stime for used in (own, others))
    peak = max(own.ru_maxrss, others.ru_maxrss) / 1024
    print(json.dumps({"seconds": taken, "worked": worked, "peak": peak}))


if __name__ == "__main__":
    main(*sys.argv[1:])
