"""When a guidance holds: put in force, extended, ended early. The database lets no two hold on one day."""

from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import Occasion
from accounts.rules.days import day_in_words
from accounts.rules.refusal import Refused
from accounts.rules.seen import Figures, refuse_if_changed
from accounts.rules.text import clean_text
from accounts.services.log import record
from cells.queries.organisation_words import words_on
from cells.rules.document_reference import CitedDocument
from cells.rules.periods import Period
from cells.services.document_references import cite
from pilots.models import Guidance, GuidanceChange
from pilots.queries.guidance import overlapping, terms_of, topics_of
from pilots.rules.guidance import flaws
from pilots.services.guidance_drafts import lock_draft
from pilots.services.guidance_looks import force_shown, validity_shown
from pilots.services.telling import PUT_IN_FORCE, tell_of_guidance

Act = GuidanceChange.Act


@transaction.atomic
def put_in_force(
    *,
    guidance: Guidance,
    occasion: Occasion,
    reason: str = "",
    seen: Figures | None = None,
) -> Guidance:
    """From its first day on it applies to every act; from now on it is read-only. Who has seen that its first day has passed
    gives the `reason`.

    Raises Refused where something is missing in it, or another one is in force on one of its days; Changed where `seen`, as
    `force_shown` gave it, is no longer so.
    """
    _one_at_a_time()
    guidance = lock_draft(guidance)
    if seen is not None:
        refuse_if_changed(seen, force_shown(guidance, occasion.today))
    reason = clean_text(reason, lines=True)
    if seen is not None and guidance.valid_from < occasion.today and not reason:
        raise Refused(_("Its first day has passed. Give the reason why past days are judged by it."), field="reason")
    missing = flaws(terms_of(guidance), topics_of(guidance), words_on(guidance.valid_from).all())
    if missing:
        raise Refused(" ".join(missing))
    _refuse_overlap(guidance, guidance.period)
    guidance.state = Guidance.State.IN_FORCE
    guidance.save(update_fields=["state"])
    data = {"valid_from": guidance.valid_from, "valid_to": guidance.valid_to}
    entry = record(occasion, act="pilots.put_in_force", subject=guidance, why=reason, data=data)
    tell_of_guidance(guidance, act=PUT_IN_FORCE, why=reason, entry=entry, occasion=occasion)
    return guidance


@transaction.atomic
def extend_guidance(
    *,
    guidance: Guidance,
    until: date | None,
    document: CitedDocument,
    reason: str,
    occasion: Occasion,
    seen: Figures | None = None,
) -> Guidance:
    """It holds until a later day, None: until further notice. Raises Refused where that is no extension, or overlaps; Changed
    where `seen`, as `validity_shown` gave it, is no longer so."""
    guidance = _lock_in_force(guidance)
    refuse_if_changed(seen, validity_shown(guidance, until, occasion.today))
    if guidance.valid_to is None:
        raise Refused(_("%(guidance)s has no last day; there is nothing to extend.") % {"guidance": guidance})
    if until is not None and until <= guidance.valid_to:
        raise Refused(
            _("An extension ends after %(day)s.") % {"day": day_in_words(guidance.period.last_day)}, field="until"
        )
    _refuse_overlap(guidance, Period(guidance.valid_from, until), field="until")
    return _change(guidance, Act.EXTEND, until, document=document, reason=reason, occasion=occasion)


@transaction.atomic
def end_guidance_early(
    *,
    guidance: Guidance,
    until: date,
    document: CitedDocument,
    reason: str,
    occasion: Occasion,
    seen: Figures | None = None,
) -> Guidance:
    """It holds until an earlier day. Raises Refused where that is none, or lies before the document that orders it; Changed
    where `seen`, as `validity_shown` gave it, is no longer so."""
    guidance = _lock_in_force(guidance)
    refuse_if_changed(seen, validity_shown(guidance, until, occasion.today))
    if until <= guidance.valid_from:
        raise Refused(
            _("It is in force from %(day)s; it cannot end before.") % {"day": day_in_words(guidance.valid_from)},
            field="until",
        )
    if guidance.period.is_over_on(until):
        raise Refused(
            _("It ends on %(day)s anyway; an early end lies before.") % {"day": day_in_words(guidance.period.last_day)},
            field="until",
        )
    if until <= document.issued_on:
        raise Refused(
            _("The document is of %(day)s; what was done before that day stays.")
            % {"day": day_in_words(document.issued_on)},
            field="until",
        )
    return _change(guidance, Act.END_EARLY, until, document=document, reason=reason, occasion=occasion)


def _change(
    guidance: Guidance,
    act: str,
    valid_to: date | None,
    *,
    document: CitedDocument,
    reason: str,
    occasion: Occasion,
) -> Guidance:
    reason = clean_text(reason, lines=True)
    if not reason:
        raise Refused(_("Give the reason."), field="reason")
    reference = cite(document, today=occasion.today, shared=True)
    before, guidance.valid_to = guidance.valid_to, valid_to
    guidance.save(update_fields=["valid_to"])
    GuidanceChange.objects.create(
        guidance=guidance,
        act=act,
        valid_to_before=before,
        valid_to=valid_to,
        ordered_by=reference,
        reason=reason,
        by=occasion.by.user,
        at=occasion.at,
    )
    data = {"before": before, "after": valid_to, "document": str(reference)}
    entry = record(occasion, act=f"pilots.{act}_guidance", subject=guidance, why=reason, data=data)
    tell_of_guidance(guidance, act=act, why=reason, entry=entry, occasion=occasion)
    return guidance


def _one_at_a_time() -> None:
    """Lock those in force, so that who comes second is told by a sentence and not by the guard."""
    list(
        Guidance.objects.select_for_update(no_key=True)
        .filter(state=Guidance.State.IN_FORCE)
        .order_by("pk")
        .values_list("pk")
    )


def _lock_in_force(guidance: Guidance) -> Guidance:
    _one_at_a_time()
    locked = Guidance.objects.select_related("reference").get(pk=guidance.pk)
    if locked.is_draft:
        raise Refused(_("A draft is rewritten, not extended or ended."))
    return locked


def _refuse_overlap(guidance: Guidance, period: Period, *, field: str | None = None) -> None:
    other = overlapping(guidance, period)
    if other is not None:
        raise Refused(
            _(
                "%(other)s is in force from %(first)s until %(last)s. Two guidances cannot hold on one day: end it early first."
            )
            % {"other": other, "first": day_in_words(other.valid_from), "last": _last_day(other)},
            field=field,
        )


def _last_day(guidance: Guidance) -> str:
    return day_in_words(guidance.period.last_day) or _("further notice")
