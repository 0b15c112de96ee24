"""Everything a reorganisation touches, counted, with a choice for each where there is one."""

from collections import Counter
from collections.abc import Sequence
from datetime import date

from django.utils.translation import gettext as _

from cells.models import Body, Group, Mandate, Membership, Organisation, Post, Residence, TemporaryStay, Transfer
from cells.models.dated import DatedQuerySet
from cells.queries.mandates import READERS
from cells.rules.offices import ONE_HOLDER
from reorganisations.models import Reorganisation
from reorganisations.rules.as_json import outcome_to_json
from reorganisations.rules.names import called
from reorganisations.rules.plan import Outcome
from reorganisations.services.effects import Touched, changes_of, registered_effects
from reorganisations.services.people import CARRY, END

MOST_NAMED = 5


def preview_of(plan: Reorganisation, outcome: Outcome) -> list[Touched]:
    """What `cells` holds, then what the other apps say; lines of which there is nothing are left out."""
    touched = [*_organisations(outcome), *_people(plan, outcome)]
    changes = changes_of(plan, outcome_to_json(outcome))
    for effect in registered_effects():
        touched += effect.preview(changes)
    return [line for line in touched if line.number]


def _organisations(outcome: Outcome) -> list[Touched]:
    def line(key: str, title: str, codes: Sequence[str]) -> Touched:
        named = [called(code, outcome.after, outcome.before) for code in codes[:MOST_NAMED]]
        return Touched(key, title, len(codes), examples=named)

    moved = [code for code in outcome.changed if outcome.after[code].parent != outcome.before[code].parent]
    return [
        line("organisations.founded", _("organisations founded"), outcome.founded),
        line("organisations.ended", _("organisations that end"), outcome.ended),
        line("organisations.moved", _("organisations with another parent"), moved),
        line("organisations.changed", _("organisations whose facts change"), outcome.changed),
    ]


def _people(plan: Reorganisation, outcome: Outcome) -> list[Touched]:
    on = plan.effective_on
    routed = Organisation.objects.filter(code__in=outcome.routes)
    leaving = [code for code, route in outcome.routes.items() if route.targets() != {code}]
    ended = Organisation.objects.filter(code__in=outcome.ended)
    single = all(sum(link.predecessor == code for link in outcome.links) <= 1 for code in outcome.ended)

    def number(rows: DatedQuerySet) -> int:
        return rows.not_over(on).count()

    return [
        Touched(
            "cells.members",
            _("members of cells that merge or are split"),
            Membership.objects.filter(cell__code__in=leaving).not_over(on).values("member").distinct().count(),
            note=_("Each belongs to exactly one cell on every day; years of membership and grounds go on."),
        ),
        Touched(
            "cells.groups",
            _("groups in these cells"),
            number(Group.objects.filter(cell__in=routed)),
            options=((CARRY, _("go on in the cell their members go to")), (END, _("end on the day"))),
        ),
        Touched(
            "cells.posts",
            _("posts in organisations that end"),
            number(Post.objects.filter(organisation__in=ended)),
            note=_(
                "Their bodies end with them: %(number)d. Secretaries and heads beyond the one each body of a successor has: "
                "%(beyond)d; they go on as members of the body, or end where there is none."
            )
            % {
                "number": number(Body.objects.filter(organisation__in=ended)),
                "beyond": _leaders_beyond_one(outcome, on) if single else 0,
            },
            options=(
                ((END, _("end on the day")), (CARRY, _("go on in the successor; who leads there already stays")))
                if single
                else ((END, _("end on the day")),)
            ),
        ),
        Touched(
            "cells.mandates",
            _("sign-ins with a mandate in organisations that end"),
            number(Mandate.objects.filter(organisation__in=ended, role__in=READERS)),
            options=((CARRY, _("get the same mandate in each successor")), (END, _("end on the day"))),
        ),
        Touched(
            "cells.guests",
            _("members of other cells who take part here for a time"),
            number(TemporaryStay.objects.filter(host__in=ended)),
            note=_("They take part in the successor."),
        ),
        Touched(
            "cells.residents",
            _("members of other cells who reside here"),
            number(Residence.objects.filter(cell__in=ended)),
            note=_("They are introduced to the successor."),
        ),
        Touched(
            "cells.transfers",
            _("transfers under way"),
            Transfer.objects.under_way().filter(from_cell__in=ended).count()
            + Transfer.objects.under_way().filter(to_cell__in=ended).count(),
            note=_("They go on from or to the successor."),
        ),
    ]


def _leaders_beyond_one(outcome: Outcome, on: date) -> int:
    """How many of those who lead in what ends find the office taken in its one successor, by another of them too."""
    successor = {link.predecessor: link.successor for link in outcome.links if link.predecessor in outcome.ended}
    codes = {code for code in [*successor, *successor.values()] if code}
    posts = Post.objects.filter(organisation__code__in=codes, title__in=ONE_HOLDER).not_over(on)
    offices = Counter(
        (successor.get(code, code), kind, title)
        for code, kind, title in posts.order_by().values_list("organisation__code", "body__kind", "title")
    )
    return sum(holders - 1 for (code, _kind, _title), holders in offices.items() if code is not None)
