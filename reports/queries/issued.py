"""Documents that were issued: their files, and where they stand in a register."""

from collections.abc import Collection
from datetime import date
from functools import reduce
from pathlib import Path

from django.conf import settings
from django.db.models import Q, QuerySet

from accounts.queries.put_together import Question
from cells.models import Organisation
from cells.rules.document_reference import search_words
from reports.models import Attachment, Issued, NumberBook, Numbering
from reports.rules.kinds import FileType
from reports.rules.numbering import book_begins
from reports.rules.verifying import code_typed

LISTED = ("organisation", "issued_by", "replaces", "replaced_by", "delivery")


def kept_file(digest: str) -> Path:
    """Where a file lies that a row speaks of: by what is in it, so that none is ever replaced by another."""
    return Path(settings.DOCUMENTS_DIR) / "issued" / digest[:2] / digest


def digest_of_file(issued: Issued, file: FileType) -> str:
    return issued.word_digest if file == FileType.DOCX else issued.digest


def issued_in(
    organisations: QuerySet[Organisation], *, words: str = "", type_code: str = "", year: int | None = None
) -> QuerySet[Issued]:
    """Of these organisations, the newest first; with `words` those that hold them all, in any spelling."""
    condition = Q(organisation__in=organisations)
    if type_code:
        condition &= Q(type_code=type_code)
    if year is not None:
        condition &= Q(dated_on__year=year)
    condition = reduce(lambda so_far, word: so_far & _said(word), search_words(words), condition)
    return Issued.objects.filter(condition).select_related(*LISTED)


def _said(word: str) -> Q:
    """Of the document, of who got it, or of how it went out."""
    return Q(search_key__contains=word) | Q(delivery__search_key__contains=word)


def issued_about(organisation: Organisation, kind: str, matter: str, *, by: date | None = None) -> Issued | None:
    """The one that counts: the last of those that correct each other; with `by` a day, of those dated by then."""
    found = _about(organisation.pk, kind, matter, by) if by is not None else _about(organisation.pk, kind, matter)
    return next(iter(found), None)


@Question
def _about(organisation: int, kind: str, matter: str, by: date | None = None) -> QuerySet[Issued]:
    same = Issued.objects.filter(organisation=organisation, kind=kind, matter=matter)
    dated = same.filter(dated_on__lte=by) if by is not None else same
    return dated.select_related(*LISTED).order_by("-pk")[:1]


def issued_under(organisation: Organisation, symbols: Collection[str], *, by: date) -> dict[str, Issued]:
    """By number and symbol, of those dated by the day the newest: each book begins anew with one."""
    found = Issued.objects.filter(organisation=organisation, symbol__in=symbols, dated_on__lte=by)
    rows = {issued.symbol: issued for issued in found.select_related(*LISTED).order_by("dated_on", "pk")}
    return {symbol: rows[symbol] for symbol in symbols if symbol in rows}


def issued_on(organisation: Organisation, day: date) -> list[Issued]:
    """What was issued with this date and stands, letters left out, in the order of issuing."""
    found = Issued.objects.filter(organisation=organisation, dated_on=day, replaced_by__isnull=True)
    return list(found.exclude(type_code="CV").order_by("pk"))


def issued_matters(organisation: Organisation, kind: str) -> dict[str, Issued]:
    """By what they are about, each the one that counts."""
    found = Issued.objects.filter(organisation=organisation, kind=kind).order_by("pk")
    return {issued.matter: issued for issued in found}


def issued_by_code(typed: str) -> Issued | None:
    code = code_typed(typed)
    return Issued.objects.filter(code=code).select_related("replaced_by").first() if code else None


def attachments_of(issued: Issued) -> QuerySet[Attachment]:
    return issued.attachments.filter(removed_at__isnull=True).select_related("added_by")


def book_on(organisation: Organisation, type_code: str, day: date) -> NumberBook:
    """The book that a document of the day stands in; one that is not saved yet where it would be its first."""
    settled = [numbering.settled for numbering in Numbering.objects.filter(organisation=organisation)]
    about = {"organisation": organisation, "type_code": type_code, "begins_on": book_begins(day, settled)}
    return NumberBook.objects.filter(**about).first() or NumberBook(**about)


def last_in(book: NumberBook) -> Issued | None:
    """Who has its last number."""
    return Issued.objects.filter(book=book).order_by("-number").first() if book.pk else None


def types_issued(organisation: Organisation) -> list[str]:
    found = Issued.objects.filter(organisation=organisation).order_by("type_code")
    return list(found.values_list("type_code", flat=True).distinct())


def books_of(organisation: Organisation) -> QuerySet[NumberBook]:
    """The newest first."""
    return NumberBook.objects.filter(organisation=organisation).order_by("-begins_on", "type_code")


def numberings_of(organisation: Organisation) -> QuerySet[Numbering]:
    """The newest first."""
    return Numbering.objects.filter(organisation=organisation).select_related("settled_by").order_by("-begins_on")
