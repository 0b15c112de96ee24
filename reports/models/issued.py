"""Documents that were issued: numbered, signed, frozen. What is issued never changes; a correction is another document."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from accounts.models.guard import Guard, register_guard
from accounts.rules.days import day_in_words
from cells.models import Organisation, Post
from meetings.models import Meeting
from pilots.models import Guidance, Round
from reports.models.numbering import NumberBook


class Issued(models.Model):
    """All that a document was when it was issued. Its files lie under their digests (reports/queries/issued.py)."""

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=30)
    matter = models.CharField(max_length=60)
    """What it is about (reports/rules/issuing.py): a round, a meeting, a time or a day."""
    round = models.ForeignKey(Round, on_delete=models.PROTECT, null=True, related_name="+")
    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, null=True, related_name="+")
    since = models.DateField(null=True)
    day = models.DateField(_("Day of the figures"))

    book = models.ForeignKey(NumberBook, on_delete=models.PROTECT, related_name="+")
    number = models.PositiveIntegerField(pgettext_lazy("of a document", "Number"))
    type_code = models.CharField(max_length=10)
    symbol = models.CharField(_("Number and symbol"), max_length=60)
    """«05-BC/TU»."""
    dated_on = models.DateField(_("Date"))
    title = models.TextField(_("What it is about"))

    post = models.ForeignKey(Post, on_delete=models.PROTECT, related_name="+")
    authority = models.CharField(max_length=255)
    office = models.CharField(max_length=255)
    signed_by = models.CharField(_("Who signed"), max_length=255)
    second_post = models.ForeignKey(Post, on_delete=models.PROTECT, null=True, related_name="+")
    second_authority = models.CharField(max_length=255, blank=True)
    second_office = models.CharField(max_length=255, blank=True)
    second_signed_by = models.CharField(max_length=255, blank=True)

    recipients = models.TextField(_("Recipients"), blank=True)
    """One a line, as on its sheets; the last says where it is kept."""
    guidance = models.ForeignKey(Guidance, on_delete=models.PROTECT, null=True, related_name="+")
    """The one by which it was made."""
    figures = models.JSONField(default=dict)
    """By the name of the query what it said, and the digest of what it counted."""
    code = models.CharField(max_length=20, unique=True)
    digest = models.CharField(max_length=64)
    """SHA-256 of the PDF."""
    word_digest = models.CharField(max_length=64)
    file_name = models.CharField(max_length=255)

    replaces = models.OneToOneField("self", on_delete=models.PROTECT, null=True, related_name="replaced_by")
    reason = models.TextField(blank=True)
    """Why the one before it is replaced."""
    issued_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    issued_at = models.DateTimeField()
    search_key = models.TextField(editable=False)

    class Meta:
        ordering: ClassVar = ["-dated_on", "-pk"]
        indexes: ClassVar = [models.Index(fields=["organisation", "-dated_on", "-id"], name="issued_by_organisation")]
        constraints = (
            models.UniqueConstraint(fields=["book", "number"], name="a_number_is_given_once_in_its_book"),
            models.UniqueConstraint(
                fields=["organisation", "kind", "matter"],
                condition=models.Q(replaces__isnull=True),
                name="a_document_is_issued_once_and_then_corrected",
            ),
            models.CheckConstraint(
                condition=models.Q(replaces__isnull=True) | ~models.Q(reason=""), name="a_correction_says_why"
            ),
        )

    def __str__(self) -> str:
        return f"{self.symbol}, {day_in_words(self.dated_on)}"


class Attachment(models.Model):
    """What came of it: a scan of the signed sheets, the file with digital signatures, the Word file as it was edited."""

    class What(models.TextChoices):
        SCAN = "scan", _("Scan of the signed document")
        SIGNED = "signed", _("Digitally signed PDF")
        WORD = "word", _("Edited Word file")

    issued = models.ForeignKey(Issued, on_delete=models.PROTECT, related_name="attachments")
    what = models.CharField(max_length=10, choices=What)
    file_name = models.CharField(_("File"), max_length=255)
    content_type = models.CharField(max_length=100)
    size = models.PositiveIntegerField()
    digest = models.CharField(max_length=64)
    differences = models.JSONField(default=list)
    """Of an edited file, what it says otherwise than the one that was issued."""
    added_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    added_at = models.DateTimeField()
    removed_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    removed_at = models.DateTimeField(null=True)

    class Meta:
        ordering: ClassVar = ["issued_id", "pk"]
        constraints = (
            models.UniqueConstraint(
                fields=["issued", "digest"],
                condition=models.Q(removed_at__isnull=True),
                name="a_file_is_attached_once",
            ),
        )

    def __str__(self) -> str:
        return f"{self.issued}: {self.file_name}"


for _act in ("update", "delete"):
    register_guard(
        Guard(
            name=f"an_issued_document_is_never_{_act}d",
            table="reports_issued",
            when=f"before {_act}",
            refuse_if="true",
            message="what is issued stays as it is",
        )
    )
register_guard(
    Guard(
        name="numbers_of_documents_have_no_gap",
        table="reports_issued",
        when="before insert",
        refuse_if=(
            "NOT EXISTS (SELECT 1 FROM reports_numberbook AS book WHERE book.id = NEW.book_id AND book.last = NEW.number)"
        ),
        message="the number is not the next one of its book",
    )
)
register_guard(
    Guard(
        name="a_later_number_is_not_dated_earlier",
        table="reports_issued",
        when="before insert",
        refuse_if=(
            "EXISTS (SELECT 1 FROM reports_issued AS earlier "
            "WHERE earlier.book_id = NEW.book_id AND earlier.dated_on > NEW.dated_on)"
        ),
        message="the number before it is dated later",
    )
)
