"""How an organisation stands towards each format on a day: the quota before the choice, and why not."""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from cells.models import Organisation
from cells.queries.organisations import version_nearest
from meetings.models import Meeting
from meetings.queries.outlook import Outlook, outlook_on
from meetings.rules.formats import counted_as
from pilots.queries.eligibility import Standing, standing_of
from pilots.queries.quotas import QuotaUse, quota_use_under
from pilots.rules.terms import Basis, formats_of


@dataclass(frozen=True)
class FormatOutlook:
    title: str
    outlook: Outlook
    use: QuotaUse | None

    @property
    def badge(self) -> str:
        """«1/3», or in words where the guidance sets no number."""
        if self.use is None:
            return ""
        return _("no number") if self.use.limit is None else f"{self.use.used}/{self.use.limit}"

    @property
    def warnings(self) -> tuple[object, ...]:
        finding = self.outlook.facts.finding
        return finding.warnings if finding else ()


def format_outlooks(organisation: Organisation, day: date, *, today: date) -> list[FormatOutlook]:
    """Empty where the organisation can never be the subject of a pilot. Of a past day: what was held by it, not planned."""
    version = version_nearest(organisation, day)
    if version is None or not formats_of(version.kind):
        return []
    formats = ((Meeting.Format.HYBRID, _("Online")), (Meeting.Format.BY_GROUP, _("By group")))
    standing = standing_of(organisation, day)
    return [_format_outlook(organisation, format, title, standing, day, past=day < today) for format, title in formats]


def _format_outlook(
    organisation: Organisation, format: str, title: str, standing: Standing, day: date, *, past: bool
) -> FormatOutlook:
    counted = counted_as(format)
    outlook = outlook_on(organisation, format, Meeting.Kind.MONTHLY, day, held_only=past, standing=standing)
    basis = Basis(outlook.basis) if outlook.basis else Basis.SPECIFIC_NATURE
    use = quota_use_under(standing.terms, standing.version, counted, day, basis) if counted else None
    return FormatOutlook(title, outlook, use)
