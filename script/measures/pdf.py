"""The pilot report of the demo city: made by a process that is there beside one that has to start."""

import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from script.measures.figures import Figure, least, report
from script.measures.site import DAY, migrate

# isort: split
from django.core.management import call_command

from cells.models import Organisation
from reports.rules.kinds import DocumentKind
from reports.services.documents import Order, print_document

CITY, ROUNDS = "PRTC", 5


def main() -> None:
    migrate()
    call_command("load_city", stdout=sys.stderr)
    order = Order(DocumentKind.PILOT_REPORT, Organisation.objects.get(code=CITY), on=DAY)

    def warm() -> None:
        print_document(order, today=DAY)

    with TemporaryDirectory() as place:
        output = Path(place) / "report.pdf"
        command = [sys.executable, "manage.py", "render_document", order.kind.value]
        command += ["--organisation", CITY, "--on", str(DAY), "--format", "pdf", "--output", str(output)]

        def cold() -> None:
            subprocess.run(command, check=True, stdout=subprocess.DEVNULL)

        warm()
        cold_taken, warm_taken = least([cold, warm], rounds=ROUNDS)
        assert output.read_bytes() == print_document(order, today=DAY).content
    report(
        [
            Figure("pdf", "pilot report, a process of its own", cold_taken, "s"),
            Figure("pdf", "pilot report, warm", warm_taken, "s", warm_taken / cold_taken, "a process of its own"),
        ]
    )


main()
