"""Kinds of grounds, their words, and which guidance admits them. Guidances lie above this app: they say so at start-up."""

from collections.abc import Callable, Sequence
from datetime import date

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from accounts.queries.put_together import Question
from cells.models import GroundKind
from cells.models.ground import in_words_of_reader
from cells.rules.grounds import Admission, admitting
from cells.rules.periods import Period

Choices = list[tuple[str, object]]
_sources: list[Callable[[], Sequence[Admission]]] = []


def register_admissions(source: Callable[[], Sequence[Admission]]) -> None:
    """`source`: the guidances put in force, the earliest first."""
    _sources.append(source)


def admissions() -> list[Admission]:
    return [admission for source in _sources for admission in source()]


def kinds_admitted() -> QuerySet[GroundKind]:
    """Those that some guidance put in force names; a draft brings none yet."""
    keys = {key for admission in admissions() for key in admission.kinds}
    return GroundKind.objects.filter(key__in=keys).order_by("rests_on_area", "key")


def ground_words(*, on_area: bool | None = None) -> dict[str, str]:
    """What every kind is called, by its key. `on_area`: only those that rest on an area, or only the others."""
    return {key: in_words_of_reader(words, words_en) for key, words, words_en in _kinds(on_area=on_area)}


@Question
def _kinds(*, on_area: bool | None) -> QuerySet[GroundKind, tuple[str, str, str]]:
    kinds = GroundKind.objects.all() if on_area is None else GroundKind.objects.filter(rests_on_area=on_area)
    return kinds.order_by("rests_on_area", "key").values_list("key", "words", "words_en")


def grounds_offered(day: date, *, on_area: bool | None = None) -> Choices:
    """Those that the guidance of the day admits, and apart from them those of other guidances: a fact may be of another day."""
    known, words = admissions(), ground_words(on_area=on_area)
    of_the_day = list(admitting(Period(day), known)[:1])
    choices: Choices = []
    for admission in [*of_the_day, *(other for other in reversed(known) if other not in of_the_day)]:
        more = [(key, words.pop(key)) for key in admission.kinds if key in words]
        if admission in of_the_day:
            choices += more
        elif more:
            choices.append((_("Under %(guidance)s") % {"guidance": admission.guidance}, more))
    return choices


def evidence_asked(day: date) -> list[tuple[str, str]]:
    """What the guidance of the day asks for as evidence, by the words of the ground."""
    words = ground_words()
    return [
        (words[key], asked.evidence)
        for admission in admitting(Period(day), admissions())[:1]
        for key, asked in admission.kinds.items()
        if asked.evidence
    ]
