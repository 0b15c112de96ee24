"""What the figures of the reports are called, in the words of their day."""

from collections.abc import Iterator
from datetime import date

from django.utils.functional import Promise
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from cells.queries.organisation_words import GRASSROOTS_CELL, OrganisationWords, What, words_on
from cells.rules.placing import Kind
from reports.rules.categories import COMMITTEES, GRASSROOTS, WARD_CELLS
from reports.rules.counted import CountedFigure
from reports.rules.pilot_figures import Figure, PilotFigures

Label = str | Promise
BY_PART = ("grassroots", "members")
"""What is told of each superior organisation directly below."""


def labelled(counted: PilotFigures, day: date) -> Iterator[CountedFigure]:
    """In the order in which they are read; what nobody reads by itself (the grassroots committees of one kind) comes last."""
    labels = list(_labels(counted, words_on(day)))
    for key, label, depth in labels:
        figure = counted.figure(key)
        yield CountedFigure(key, label, figure.value, figure.counted, figure.amounts, depth=depth)
        if key in BY_PART:
            for part in counted.parts:
                brought: Figure = getattr(part, key)
                yield CountedFigure(
                    f"{key}:of:{part.pk}", part.name, brought.value, brought.counted, brought.amounts, depth=1
                )
    for key in sorted(counted.by_key.keys() - {key for key, _label, _depth in labels}):
        figure = counted.figure(key)
        yield CountedFigure(key, "", figure.value, figure.counted, figure.amounts)


def _labels(counted: PilotFigures, words: OrganisationWords) -> list[tuple[str, Label, int]]:
    kinds = words.all()
    cell, committee = kinds[Kind.CELL], kinds[Kind.GRASSROOTS_COMMITTEE]
    below = {"cell": cell, "committee": committee}
    return [
        ("grassroots", _("Grassroots organisations"), 0),
        *((f"grassroots:{category.key}", category.label, 1) for category in GRASSROOTS),
        ("committees", capfirst(committee), 0),
        *_types("committee_type", counted, words),
        ("grassroots_cells", capfirst(kinds[GRASSROOTS_CELL]), 0),
        *_types("grassroots_cell_type", counted, words),
        ("cells_below", capfirst(_("%(cell)s below a %(committee)s") % below), 0),
        ("ward_cells", _("below the committees of wards and communes"), 1),
        *((f"ward_cells:{category.key}", category.label, 2) for category in WARD_CELLS),
        ("other_cells", _("below the other committees"), 1),
        *((f"other_cells:{category.key}", category.label, 2) for category in COMMITTEES),
        ("residential", _("Cells of residential areas"), 0),
        ("residential_with_groups", _("with groups"), 1),
        ("groups", _("Groups in them"), 1),
        ("members", _("Members"), 0),
        ("members_below", _("in a %(cell)s below a %(committee)s") % below, 1),
        ("ward_members", _("in cells below the committees of wards and communes"), 1),
        ("of_nature", _("Of specific nature or in special circumstances"), 0),
        ("online", _("Pilots of online meetings in force"), 0),
        ("online_held", _("Online meetings held since the guidance began"), 0),
        ("by_group", _("Pilots of meetings by group in force"), 0),
        ("by_group_held", _("Meetings by group held since the guidance began"), 0),
    ]


def _types(prefix: str, counted: PilotFigures, words: OrganisationWords) -> list[tuple[str, Label, int]]:
    keys = [key for key in counted.by_key if key.startswith(f"{prefix}:")]
    return [(key, words.of(What.TYPE, key.partition(":")[2]), 1) for key in keys]
