"""The registers of what went out and came in, and what an office settled about its documents."""

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from accounts.tables import Day, Link, Links, List, Number, Only, State, Text
from reports.models import Delivery, Issued
from reports.services.delivery import sent_of


def _standing(issued: Issued) -> str:
    return _("replaced by %(symbol)s") % {"symbol": issued.replaced_by.symbol} if hasattr(issued, "replaced_by") else ""


def _recipients(issued: Issued) -> list[str]:
    """The last says where it is kept."""
    return issued.recipients.splitlines()


def _delivery(issued: Issued) -> Delivery | None:
    return getattr(issued, "delivery", None)


ISSUED = List(
    gettext_lazy("Outgoing documents"),
    Text(
        "symbol",
        gettext_lazy("Number and symbol"),
        link=lambda issued: reverse("reports:issued", args=[issued.pk]),
        sort=("type_code", "number", "pk"),
        kind="text-nowrap",
    ),
    Day("dated_on", gettext_lazy("Date"), sort=("dated_on", "pk"), width=12),
    Text("title", gettext_lazy("What it is about"), width=60),
    Text("signed_by", gettext_lazy("Who signed"), sort=("signed_by", "pk"), width=24),
    Text(
        "recipients",
        gettext_lazy("Recipients"),
        lambda issued: "; ".join(_recipients(issued)[:-1]),
        only=Only.EXCEL,
        width=40,
    ),
    Text(
        "kept_at", gettext_lazy("Kept at"), lambda issued: "".join(_recipients(issued)[-1:]), only=Only.EXCEL, width=24
    ),
    Number("copies", gettext_lazy("Copies"), lambda issued: sent_of(_delivery(issued)).copies, width=8),
    Day(
        "sent_on",
        pgettext_lazy("of a document", "Sent on"),
        lambda issued: sent_of(_delivery(issued)).sent_on,
        width=12,
    ),
    Text("received_by", gettext_lazy("Received by"), lambda issued: sent_of(_delivery(issued)).received_by, width=24),
    Text(
        "remark",
        pgettext_lazy("in a register", "Remark"),
        lambda issued: sent_of(_delivery(issued)).remark,
        only=Only.EXCEL,
        width=24,
    ),
    State("standing", gettext_lazy("State"), _standing, tone=lambda _issued: "neutral"),
    kind="in-lines register",
    rows_a_page=50,
)
RECEIVED = List(
    gettext_lazy("Received documents"),
    Day("arrived_on", gettext_lazy("Arrived on"), sort=("arrived_on", "pk"), width=12),
    Number("number", pgettext_lazy("of what comes in", "Number"), sort=("number", "pk"), width=10),
    Text("issuer", gettext_lazy("Issuer"), sort=("issuer", "pk"), width=30),
    Text("symbol", gettext_lazy("Number and symbol"), kind="text-nowrap", width=20),
    Day("dated_on", gettext_lazy("Date"), sort=("dated_on", "pk"), width=12),
    Text("type_name", pgettext_lazy("of a document", "Type"), sort=("type_name", "pk"), width=16),
    Text("title", gettext_lazy("What it is about"), width=60),
    Text("handed_to", gettext_lazy("Handed to"), width=24),
    Text("remark", pgettext_lazy("in a register", "Remark"), width=24, only=Only.EXCEL),
    Links("links", lambda received: [Link(_("correct"), reverse("reports:received_correct", args=[received.pk]))]),
    kind="in-lines register",
    rows_a_page=50,
)
BOOKS = List(
    gettext_lazy("Books of numbers"),
    Text("type_code", pgettext_lazy("of a document", "Type")),
    Day("begins_on", gettext_lazy("From")),
    Number("last", pgettext_lazy("of a document", "Last number given")),
)
LAYOUTS = List(
    gettext_lazy("How pages are set"),
    Day("begins_on", gettext_lazy("From")),
    Text("ending", gettext_lazy("A text ends"), "get_ending_display"),
    Text("both_sides", gettext_lazy("Printed on both sides"), lambda row: _("yes") if row.both_sides else _("no")),
    Text("settled_by", gettext_lazy("Entered by"), "settled_by"),
)
SETTLED = List(
    gettext_lazy("How numbers run"),
    Day("begins_on", gettext_lazy("From")),
    Text("by", gettext_lazy("Numbers begin anew"), "get_by_display"),
    Text("settled_by", gettext_lazy("Entered by"), "settled_by"),
)
