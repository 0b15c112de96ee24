"""What will be issued: a document with its number and signature before it has them, and what stands in its way."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from accounts.rules.days import day_in_words
from accounts.rules.refusal import Refused
from accounts.rules.seen import Figures as Shown
from accounts.rules.seen import digest_of
from cells.models import Organisation
from cells.queries.organisations import existing_on
from reports.models import Issued, NumberBook
from reports.queries.issued import book_on, issued_about, last_in
from reports.queries.layouts import layout_on
from reports.queries.signings import Signing, signings_on
from reports.rules.flagging import Flag, flags_in
from reports.rules.formatted import said_in
from reports.rules.issuing import check_dated, cited_in, signed_and_numbered
from reports.rules.kinds import RECIPIENTS, Argument
from reports.rules.layout import Layout
from reports.rules.wording import cited_date, cited_number
from reports.services.documents import document_of
from reports.services.html import PLAIN, STYLESHEET, Sheet, document_html
from reports.services.kinds import KINDS, KindOfDocument
from reports.services.markup import tree_of
from reports.services.order import Matter, Order


@dataclass(frozen=True)
class IssueDraft:
    """What the clerk says of the document that is to be issued. `replaces`: the one it corrects, with the reason."""

    dated_on: date
    signing: str
    title: str
    second: str = ""
    reason: str = ""
    replaces: Issued | None = None
    despite_flags: bool = False


@dataclass(frozen=True)
class Ready:
    """A document as it will be issued, before it is."""

    kind: KindOfDocument
    order: Order
    document: Any
    day: date
    about: str
    matter: Matter
    book: NumberBook
    number: int
    symbol: str
    signing: Signing
    second: Signing | None
    flags: Sequence[Flag]
    layout: Layout
    replaces: Issued | None = None

    def html(self, sheet: Sheet = PLAIN, stylesheet: str = STYLESHEET) -> str:
        second = self.second.signature if self.second is not None else None
        before = (
            f"{self.replaces.symbol}, ngày {cited_date(self.replaces.dated_on)}" if self.replaces is not None else ""
        )
        sheet = replace(sheet, second=second, layout=self.layout, replaces=before)
        return document_html(self.kind.template, self.document, stylesheet, sheet)

    @property
    def shown(self) -> Shown:
        """What is looked at before it is issued."""
        return {"symbol": self.symbol, "document": digest_of(self.html())}


def ready_to_issue(order: Order, draft: IssueDraft, *, today: date) -> Ready:
    """The document with its number and signature, nothing of it kept. Raises Refused for each thing that stands in the way."""
    kind = KINDS[order.kind]
    order = kind.settled(order, today)
    document, day = document_of(order, today=today)
    about, matter = _about(kind, order, day), kind.matter(order, today)
    _check_first(order, about, draft.replaces)
    kind.check_ready(order, day)
    _check_written(kind, matter)
    flags = flags_of(kind, matter)
    if flags and not draft.despite_flags:
        raise Refused(
            _("Numbers in the text differ from the figures. Mend the text, or say that they are meant so."),
            field="despite_flags",
        )
    book = book_on(order.organisation, kind.book_code, draft.dated_on)
    last = last_in(book)
    check_dated(
        draft.dated_on,
        today=today,
        of=day,
        cited=cited_in(document),
        number_before=(last.symbol, last.dated_on) if last else None,
    )
    signing = _signing(kind, order.organisation, draft.signing, draft.dated_on, field="signing")
    second = _signing(kind, order.organisation, draft.second, draft.dated_on, field="second") if draft.second else None
    if second is not None and second.post.member_id == signing.post.member_id:
        raise Refused(_("Two different people sign: choose another one, or leave it empty."), field="second")
    number, version = book.last + 1, existing_on(order.organisation, draft.dated_on)
    symbol = cited_number(kind.type_code, kind.symbol_on(version), number)
    return Ready(
        kind=kind,
        order=order,
        document=signed_and_numbered(
            document,
            signing.signature,
            symbol=symbol,
            place=version.place,
            dated_on=draft.dated_on,
        ),
        day=day,
        about=about,
        matter=matter,
        book=book,
        number=number,
        symbol=symbol,
        signing=signing,
        second=second,
        flags=flags,
        layout=layout_on(order.organisation, draft.dated_on),
        replaces=draft.replaces,
    )


def obstacles(order: Order, *, today: date) -> list[str]:
    """What keeps it from being issued whoever signs it, in sentences."""
    kind = KINDS[order.kind]
    order = kind.settled(order, today)
    _document, day = document_of(order, today=today)
    found = []
    for check in (
        lambda: _about(kind, order, day),
        lambda: kind.check_ready(order, day),
        lambda: _check_written(kind, kind.matter(order, today)),
    ):
        try:
            check()
        except Refused as refused:
            found.append(str(refused))
    if not signings_on(order.organisation, today, by_board=kind.by_board):
        found.append(
            _("Nobody is entered on the organisation board today. Enter who heads it first.")
            if kind.by_board
            else _("Nobody is entered as secretary or deputy secretary today. Enter who holds the office first.")
        )
    return found


def title_of(kind: KindOfDocument, document: object) -> str:
    """What it is about, as its title says it."""
    title = tree_of(document_html(kind.template, document)).find("title")
    return title.text if title else str(kind.label)


def flags_of(kind: KindOfDocument, matter: Matter) -> list[Flag]:
    """Numbers in what is written that do not agree with the figures beside them."""
    return flags_in_texts(kind, matter, kind.texts_to_edit(matter))


def flags_in_texts(kind: KindOfDocument, matter: Matter, texts: Mapping[str, str]) -> list[Flag]:
    figures = kind.beside(matter)
    return [
        flag for section, text in texts.items() if section != RECIPIENTS for flag in flags_in(said_in(text), figures)
    ]


def issued_of(order: Order, *, today: date) -> Issued | None:
    """The one that was issued of what the order is about. None before."""
    kind = KINDS[order.kind]
    order = kind.settled(order, today)
    if _lacks(kind, order):
        return None
    return issued_about(order.organisation, order.kind, kind.about(order, kind.matter(order, today).day))


def _lacks(kind: KindOfDocument, order: Order) -> bool:
    """Whether it does not say which round or meeting it means: the newest of today is another one tomorrow."""
    missing = {Argument.ROUND: order.round_id, Argument.MEETING: order.meeting_id}
    return any(argument in kind.takes and value is None for argument, value in missing.items())


def _about(kind: KindOfDocument, order: Order, day: date) -> str:
    if _lacks(kind, order):
        raise Refused(_("Open it from the round or the meeting it is about: then it can be issued."))
    return kind.about(order, day)


def _check_first(order: Order, about: str, replaces: Issued | None) -> None:
    standing = issued_about(order.organisation, order.kind, about)
    if standing is not None and (replaces is None or replaces.pk != standing.pk):
        raise Refused(
            _("It was issued as %(document)s of %(day)s and stays so. Correct it by a new document, from its page.")
            % {"document": standing.symbol, "day": day_in_words(standing.dated_on)}
        )


def _check_written(kind: KindOfDocument, matter: Matter) -> None:
    """A proposal that nobody took over is not written."""
    texts = kind.texts_to_edit(matter)
    missing = [str(section.label) for section in kind.sections if section.expected and not texts.get(section.key)]
    if missing:
        raise Refused(
            _("Not written yet: %(sections)s. Nothing is issued with such a gap.") % {"sections": "; ".join(missing)}
        )


def _signing(kind: KindOfDocument, organisation: Organisation, key: str, day: date, *, field: str) -> Signing:
    for signing in signings_on(organisation, day, by_board=kind.by_board):
        if signing.key == key:
            return signing
    raise Refused(_("Choose somebody who holds the office on the date of the document."), field=field)
