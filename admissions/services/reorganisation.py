"""What a reorganisation does to those on the way into the Party and to targets: who was on the list of a cell that ends goes on
in what came of it, and what is left of a target goes with the organisation. Who is a member goes where the register moves them.
"""

from collections.abc import Iterator, Mapping, Sequence

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from accounts.models import Occasion
from accounts.rules.days import day_before
from accounts.services.log import record
from admissions.models import Target
from admissions.queries.pipeline import moved_by, waiting_in
from admissions.queries.targets import number_asked, progress_of
from admissions.services.listing import place
from cells.models import Organisation, OrganisationVersion
from reorganisations.services.effects import Changes, Effect, Touched

CARRY, ANEW = "carry", "anew"


def preview(changes: Changes) -> Sequence[Touched]:
    ways = {code: changes.successors(code) for code in sorted(changes.ended)}
    one = [code for code, successors in ways.items() if len(successors) == 1]
    none = [code for code, successors in ways.items() if not successors]
    several = {code: successors for code, successors in ways.items() if len(successors) > 1}
    return [
        Touched(
            "admissions.go_on",
            _("persons on the way into the Party whose cell goes over into another"),
            waiting_in(one).count(),
            note=_("They go on in the successor with all that was done."),
        ),
        *_between(several),
        Touched(
            "admissions.stay",
            _("persons on the way into the Party whose cell ends and nothing came of it"),
            waiting_in(none).count(),
            note=_("They wait for the committee above, which moves them to another cell or closes their cases."),
        ),
        Touched(
            "admissions.targets",
            _("targets of admissions of organisations that end"),
            len(list(_targets(changes))),
            options=(
                (CARRY, _("what is left goes to the successor, where there is one")),
                (ANEW, _("the committee above gives new ones")),
            ),
        ),
    ]


def apply(changes: Changes, *, choices: Mapping[str, str], occasion: Occasion) -> None:
    for code in sorted(changes.ended):
        successors = changes.successors(code)
        chosen = choices.get(f"admissions.{code}", "")
        heir = chosen if chosen in successors else (successors or [""])[0]
        for candidate in waiting_in([code]).select_for_update(of=("self",), no_key=True) if heir else ():
            to = Organisation.objects.get(code=heir)
            place(candidate, to, on=changes.on, why=changes.title, occasion=occasion)
    if choices.get("admissions.targets", CARRY) == CARRY:
        for target in list(_targets(changes)):
            _carry(target, changes, occasion)


EFFECT = Effect(preview=preview, apply=apply)


def correct(before: Changes, after: Changes, *, why: str, occasion: Occasion) -> Sequence[Touched]:  # noqa: ARG001 - the log says why
    """Who had gone on in the wrong cell goes where they belong; a target that was carried over stays and is said."""
    moved = 0
    for code in sorted(before.ended):
        rightly = after.successors(code) if code in after.ended else [code]
        if rightly == before.successors(code) or len(rightly) != 1:
            continue
        to = Organisation.objects.get(code=rightly[0])
        wrong = before.successors(code)
        for candidate in list(moved_by(before.title, code).filter(cell__code__in=wrong)):
            place(candidate, to, on=after.on, why=after.title, occasion=occasion)
            moved += 1
    carried = Target.objects.filter(valid_from=before.on, organisation__code__in=before.inheriting)
    return [
        Touched("admissions.moved", _("persons on the way into the Party who had gone to the wrong cell"), moved),
        Touched(
            "admissions.carried",
            _("targets of admissions that had been carried over"),
            carried.count() if before.ended != after.ended or before.links != after.links else 0,
            note=_("They stay as they are: where one is wrong, the committee above gives another."),
        ),
    ]


def _between(several: Mapping[str, Sequence[str]]) -> Iterator[Touched]:
    """Where a cell is split, one says where its persons go on."""
    codes = {code for successors in several.values() for code in successors} | set(several)
    latest = OrganisationVersion.objects.filter(organisation__code__in=codes).order_by("valid_from")
    names = dict(latest.values_list("organisation__code", "name"))
    for code, successors in several.items():
        number = waiting_in([code]).count()
        if number:
            yield Touched(
                f"admissions.{code}",
                _("persons on the way into the Party of %(cell)s, which is split") % {"cell": names.get(code, code)},
                number,
                options=[(one, _("go on in %(cell)s") % {"cell": names.get(one, one)}) for one in successors],
            )


def _targets(changes: Changes) -> "QuerySet[Target]":
    """Of this year and later ones, of what ends and goes over into one other."""
    codes = [code for code in changes.ended if len(changes.successors(code)) == 1]
    known = Target.objects.on(day_before(changes.on)).filter(organisation__code__in=codes, year__gte=changes.on.year)
    return known.select_related("organisation").order_by("pk")


def _carry(target: Target, changes: Changes, occasion: Occasion) -> None:
    """What was asked and not reached on the last day is asked of the successor beside what is asked of it anyway."""
    (code,) = changes.successors(target.organisation.code)
    heir, last = Organisation.objects.get(code=code), day_before(changes.on)
    left = progress_of(target.organisation, target.year, last, today=occasion.today).missing
    Organisation.objects.select_for_update(no_key=True).get(pk=heir.pk)
    asked = Target.objects.filter(organisation=heir, year=target.year)
    own = asked.on(changes.on).first()
    number = left + (number_asked(own, today=occasion.today) if own is not None else 0)
    if asked.filter(valid_from__gt=changes.on).exists():
        return
    if own is not None and own.valid_from == changes.on:
        asked.filter(pk=own.pk).update(number=number, share=None)
    else:
        asked.on(changes.on).update(valid_to=changes.on)
        Target.objects.create(organisation=heir, year=target.year, number=number, valid_from=changes.on)
    data = {"from": target.organisation.code, "year": target.year, "number": number, "on": changes.on}
    record(occasion, act="admissions.carry_target", subject=heir, why=changes.title, data=data)
