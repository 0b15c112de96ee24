"""The checklist of a file: which papers are there, never what they say."""

from collections.abc import Mapping
from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import Occasion
from accounts.queries.kept_texts import last_entry
from accounts.rules.refusal import Refused
from accounts.rules.replacing import Entries
from accounts.services.log import record
from accounts.services.replacing import check_up_to_date
from admissions.models import Candidate, CandidatePaper
from admissions.services.cases import locked
from cells.rules.ahead import check_has_happened


@transaction.atomic
def keep_papers(
    *,
    candidate: Candidate,
    papers: Mapping[str, tuple[str, date | None]],
    occasion: Occasion,
    made_from: Entries | None = None,
) -> None:
    """The whole checklist: by key its state and the day of the paper. Raises Refused beside `KEY-on`; Outdated."""
    candidate = locked(candidate)
    known = {paper.key: paper for paper in candidate.papers.all()}
    kept: dict[str, object] = {}
    wanted: dict[str, object] = {}
    for key, (state, on) in papers.items():
        if state == CandidatePaper.State.THERE and on is None:
            raise Refused(_("Write the day of the paper."), field=f"{key}-on")
        if on is not None:
            check_has_happened(on, occasion.today, field=f"{key}-on")
        row = known.get(key)
        kept |= {
            f"{key}-state": row.state if row else CandidatePaper.State.MISSING,
            f"{key}-on": row.on if row else None,
        }
        wanted |= {f"{key}-state": state, f"{key}-on": on}
    last = last_entry(candidate, acts=["admissions.keep_papers"])
    check_up_to_date(made_from, kept=kept, wanted=wanted, last=last)
    for key, (state, on) in papers.items():
        CandidatePaper.objects.update_or_create(candidate=candidate, key=key, defaults={"state": state, "on": on})
    record(occasion, act="admissions.keep_papers", subject=candidate, data={"papers": wanted})
