"""What is looked at before the validity of a guidance changes, and must still be so when it does."""

from dataclasses import asdict
from datetime import date
from typing import Any

from accounts.rules.seen import WHICH, digest_of
from cells.rules.periods import earlier_end
from pilots.models import Guidance
from pilots.queries.guidance import guidance_after, guidance_before, terms_of
from pilots.queries.registrations import pilots_on
from pilots.queries.usage import over_quota, planned_from
from pilots.queries.whatif import WhatIf
from pilots.rules.terms import Format
from pilots.services.guidance_drafts import days_shown, draft_shown
from pilots.services.judging_anew import days_judged_anew, judged_anew

PAST = ("past_days", "judged_anew", "judged_otherwise")
"""Figures of the past days; the page lists what is behind them."""


def force_shown(guidance: Guidance, day: date) -> dict[str, Any]:
    """What a draft says (`draft_shown`) before it is put in force, the guidances on either side of it, how many gain and lose by
    it, and for how many planned meetings its quotas have no place."""
    before, after, terms = guidance_before(guidance), guidance_after(guidance), terms_of(guidance)
    compared = WhatIf(terms_of(before) if before else None, terms, day).compare()
    changes = {str(format): asdict(compared.change(format)) for format in Format}
    beside = [[str(other), days_shown(other)] for other in (before, after) if other is not None]
    anew, over = anew_shown(guidance, guidance.valid_to, day), over_quota(terms)
    if over:
        anew[WHICH] = digest_of([anew.get(WHICH, ""), [[one.pk, one.in_words] for one in over]])
    return draft_shown(guidance) | {"beside": beside, "changes": changes, "over_quota": len(over)} | anew


def validity_shown(guidance: Guidance, until: date | None, day: date) -> dict[str, Any]:
    """Before it is extended or ended: its days, the pilots that rest on it, and the meetings planned for days that fall away."""
    pilots = sorted(pilots_on(day).filter(guidance=guidance).values_list("pk", flat=True))
    planned = [key for key in planned_from(until) if guidance.period.contains(key[1])] if until else []
    falling = {"planned_after": len(planned)} if until and not guidance.period.is_over_on(until) else {}
    anew = anew_shown(guidance, until, day)
    which = {WHICH: digest_of([pilots, planned, anew.pop(WHICH, "")])}
    return {"days": days_shown(guidance), "pilots": len(pilots)} | falling | anew | which


def anew_shown(guidance: Guidance, until: date | None, day: date) -> dict[str, Any]:
    """The past days that would be judged anew, how many things of them and how many of these in another way. Nothing where no
    day has passed."""
    days = days_judged_anew(guidance, until, day)
    if days is None:
        return {}
    anew = judged_anew(guidance, until, day)
    verdicts = [[one.judged.kind, one.judged.pk, one.judged.verdict, one.after] for one in anew]
    return {
        "past_days": [days.start, earlier_end(days.end, day)],
        "judged_anew": len(anew),
        "judged_otherwise": sum(one.differs for one in anew),
        WHICH: digest_of(verdicts),
    }
