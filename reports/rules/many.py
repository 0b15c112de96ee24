"""What can be asked for of all organisations below at once, and as what."""

from datetime import date, timedelta
from enum import StrEnum

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class What(StrEnum):
    LISTS = "lists"
    MINUTES = "minutes"

    @property
    def label(self) -> Promise:
        return {self.LISTS: _("Registration lists"), self.MINUTES: _("Minutes of a month")}[self]


class Packed(StrEnum):
    ZIP = "zip"
    PDF = "pdf"

    @property
    def content_type(self) -> str:
        return f"application/{self.value}"


def month_of(day: date) -> tuple[date, date]:
    """Its first day and the first of the next."""
    first = day.replace(day=1)
    return first, (first + timedelta(days=31)).replace(day=1)
