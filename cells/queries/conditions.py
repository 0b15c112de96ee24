"""What can be asked about members, declared once, and whom the answers are true of.

The filter above their list, the page of conditions with AND and OR, the saved ones and the words for all of them come from
SECTIONS. What a criterion is called (`what`) is kept in saved filters and stands in addresses: it never changes.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any, TypeAlias

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from accounts.queries.put_together import AskedRows
from accounts.rules.days import day_after, years_before
from cells.models import (
    Activity,
    AssignedTask,
    Degree,
    Member,
    Membership,
    Organisation,
    OrganisationVersion,
    Post,
    Transfer,
)
from cells.queries.ground_kinds import ground_words
from cells.queries.groups import belongings_on
from cells.queries.headcounts import grounds_on
from cells.queries.members import named_like
from cells.queries.organisation_words import OrganisationWords, What
from cells.rules.axes import ACTIVE_CHOICE, ELSEWHERE, PLACE_CHOICES
from cells.rules.conditions import Blocks, Condition, Takes

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

ACTIVITY_CHOICES = (ACTIVE_CHOICE, *Activity.Value.choices)
NOBODY = Q(pk__in=[])

Words: TypeAlias = "str | _StrPromise"


@dataclass(frozen=True)
class Asked:
    """Of whom it is true on the day; `value`: the choice («official»), or the text, years or day beside the condition.
    `seen`: what stands before the columns of the person where not what the register has today is asked (`as_seen_on`)."""

    day: date
    value: Any
    seen: str = ""

    def person(self, column: str, holds: object) -> Q:
        """What a column of the member itself has to be."""
        return Q(**{f"{self.seen}{column}": holds})


@dataclass(frozen=True)
class Criterion:
    """`what`: «degree=official» for a choice, one word otherwise. `words`: with … where the value stands, if it takes one.
    `names`: a kind, level or type of organisations, which statutes may call otherwise."""

    what: str
    words: Words
    ask: Callable[[Asked], Q]
    takes: Takes | None = None
    names: str = ""

    @property
    def choice(self) -> str:
        return self.what.partition("=")[2]

    def value(self, kept: str) -> object:
        """The choice, or what is kept beside the condition.

        Raises ValueError where that cannot be read.
        """
        return self.takes.read(kept) if self.takes else self.choice

    def called(self, words: OrganisationWords) -> str:
        """As it is said on the day of these words."""
        return words.of(self.names, self.choice) if self.names else str(self.words)

    def in_words(self, kept: str) -> str:
        """The value as people write it."""
        return self.takes.in_words(kept) if self.takes else ""


class CriteriaSection:
    """Criteria that stand together under a heading. `more`: those that are data, asked for each time."""

    def __init__(
        self, name: str, label: Words, *fixed: Criterion, more: Callable[[], Iterable[Criterion]] = tuple
    ) -> None:
        self.name, self.label, self.fixed, self._more = name, label, fixed, more

    @property
    def criteria(self) -> tuple[Criterion, ...]:
        return (*self.fixed, *self._more())

    def choices(self) -> list[tuple[str, Words]]:
        """Those that are a choice, by the choice alone."""
        return [(criterion.choice, criterion.words) for criterion in self.criteria if criterion.choice]


def _each(
    field: str, choices: Iterable[tuple[str, Words]], ask: Callable[[Asked], Q], *, names: str = ""
) -> tuple[Criterion, ...]:
    return tuple(Criterion(f"{field}={value}", words, ask, names=names) for value, words in choices)


def _degree(asked: Asked) -> Q:
    return _has(Degree.objects.on(asked.day), value=asked.value)


def _official_since(asked: Asked) -> Q:
    return _has(Degree.objects.on(asked.day).begins_from(asked.value), value=Degree.Value.OFFICIAL)


def _ground(asked: Asked, **of: object) -> Q:
    return _has(grounds_on(asked.day), **of)


def _group(asked: Asked, **of: object) -> Q:
    return _has(belongings_on(asked.day), **of)


def _group_called(asked: Asked) -> Q:
    return _group(asked, group__name=asked.value)


def _post(asked: Asked, **of: object) -> Q:
    return _has(Post.objects.on(asked.day), **of)


def _task(asked: Asked) -> Q:
    return _has(AssignedTask.objects.on(asked.day))


def _transfer(asked: Asked) -> Q:
    return _has(Transfer.objects.under_way_on(asked.day))


def _cell_coded(asked: Asked) -> Q:
    return _has(Membership.objects.on(asked.day), cell__in=Organisation.objects.filter(code=asked.value))


def _cell_of_type(asked: Asked) -> Q:
    of_type = OrganisationVersion.objects.on(asked.day).filter(type=asked.value)
    return _has(Membership.objects.on(asked.day), cell__in=of_type.values("organisation"))


def _has(facts: QuerySet[Any], **of: Any) -> Q:
    return Q(Exists(facts.filter(member=OuterRef("pk"), **of)))


def _born_by(asked: Asked, day: date) -> Q:
    """Certainly: of a year alone, when all of it lies on the day or before."""
    return asked.person("born_on__lte", day) | asked.person("born_in__lt", day_after(day).year)


def _aged(asked: Asked) -> Q:
    return _born_by(asked, years_before(asked.day, asked.value))


def _younger(asked: Asked) -> Q:
    """Certainly, as above."""
    day = years_before(asked.day, asked.value)
    return asked.person("born_on__gt", day) | asked.person("born_in__gt", day.year)


def _born_before(asked: Asked) -> Q:
    return asked.person("born_on__lt", asked.value) | asked.person("born_in__lt", asked.value.year)


def _no_birth(asked: Asked) -> Q:
    return asked.person("born_on__isnull", True) & asked.person("born_in__isnull", True)


def _year_alone(asked: Asked) -> Q:
    return asked.person("born_in__isnull", False)


def _admitted_again(asked: Asked) -> QuerySet[Any]:
    return Membership.objects.filter(arrival=Membership.Arrival.READMITTED).begun_by(asked.day)


def _party_aged(asked: Asked) -> Q:
    """From the admission; of who was admitted again, from that one."""
    since, again = years_before(asked.day, asked.value), _admitted_again(asked)
    first = asked.person("admitted_on__lte", since) & ~_has(again)
    return first | (_has(again, valid_from__lte=since) & ~_has(again, valid_from__gt=since))


def _admitted_since(asked: Asked) -> Q:
    return asked.person("admitted_on__gte", asked.value) | _has(_admitted_again(asked), valid_from__gte=asked.value)


def _card(asked: Asked) -> Q:
    return asked.person("card_number__startswith", asked.value)


_SECTIONS = (
    CriteriaSection("degree", _("Degree"), *_each("degree", Degree.Value.choices, _degree)),
    CriteriaSection(
        "activity", _("Activity"), *_each("activity", ACTIVITY_CHOICES, lambda asked: Q(activity=asked.value))
    ),
    CriteriaSection(
        "place",
        pgettext_lazy("of a member", "Place"),
        *_each("place", PLACE_CHOICES, lambda asked: Q(is_elsewhere=asked.value == ELSEWHERE)),
    ),
    CriteriaSection(
        "ground",
        _("Ground"),
        Criterion("ground=any", _("with a ground"), _ground),
        Criterion("ground=none", _("without a ground"), lambda asked: ~_ground(asked)),
        more=lambda: _each("ground", ground_words().items(), lambda asked: _ground(asked, category=asked.value)),
    ),
    CriteriaSection(
        "group",
        _("Group"),
        Criterion("group=none", _("in no group"), lambda asked: ~_group(asked)),
        Criterion("group", _("in the group called …"), _group_called, Takes.TEXT),
        Criterion("leads", _("leads a group"), lambda _asked: Q(is_leader=True)),
    ),
    CriteriaSection(
        "office",
        _("Posts and tasks"),
        Criterion("post=any", _("holds a post"), _post),
        *_each("post", Post.Title.choices, lambda asked: _post(asked, title=asked.value)),
        Criterion("task", _("has a task"), _task),
    ),
    CriteriaSection(
        "person",
        _("The person"),
        Criterion("name", _("name holds …"), lambda asked: named_like(asked.value, asked.seen), Takes.TEXT),
        *_each("sex", Member.Sex.choices, lambda asked: asked.person("sex", asked.value)),
        Criterion("age_from", _("at least … years old"), _aged, Takes.YEARS),
        Criterion("age_below", _("younger than … years"), _younger, Takes.YEARS),
        Criterion("born_before", _("born before …"), _born_before, Takes.DAY),
        Criterion("birth=none", _("date of birth not known"), _no_birth),
        Criterion("birth=year", _("only the year of birth known"), _year_alone),
        Criterion("card", _("card number begins with …"), _card, Takes.TEXT),
        Criterion("card=none", _("no card number"), lambda asked: asked.person("card_number", "")),
    ),
    CriteriaSection(
        "party",
        _("In the Party"),
        Criterion("party_age_from", _("at least … years in the Party"), _party_aged, Takes.YEARS),
        Criterion("admitted_since", _("admitted since …"), _admitted_since, Takes.DAY),
        Criterion("official_since", _("official since … or later"), _official_since, Takes.DAY),
        Criterion("transfer", _("transfer under way"), _transfer),
    ),
    CriteriaSection(
        "cell",
        _("Cell"),
        Criterion("cell", _("in the cell with the code …"), _cell_coded, Takes.TEXT),
        *_each("type", OrganisationVersion.Type.choices, _cell_of_type, names=What.TYPE),
    ),
)
SECTIONS = {section.name: section for section in _SECTIONS}
_FIXED = {criterion.what: criterion for section in _SECTIONS for criterion in section.fixed}


class _Criteria(Mapping[str, Criterion]):
    """By what they are called. Only for what is not fixed the register is asked."""

    def __getitem__(self, what: str) -> Criterion:
        if what in _FIXED:
            return _FIXED[what]
        section = SECTIONS[what.partition("=")[0]]
        return {criterion.what: criterion for criterion in section.criteria}[what]

    def __iter__(self) -> Iterator[str]:
        return (criterion.what for section in _SECTIONS for criterion in section.criteria)

    def __len__(self) -> int:
        return sum(len(section.criteria) for section in _SECTIONS)


CRITERIA = _Criteria()


def criterion_of(condition: Condition) -> Criterion | None:
    """None for what was kept once and cannot be asked any more: a kind of ground that is no more, a value nobody can read."""
    try:
        criterion = CRITERIA[condition.what]
        criterion.value(condition.value)
    except (KeyError, ValueError):
        return None
    return criterion


def matching(
    members: QuerySet[Member] | AskedRows[Member], blocks: Blocks, day: date, *, seen: str = ""
) -> QuerySet[Member] | AskedRows[Member]:
    """Those of `members_on(…)` for whom all conditions of at least one block hold; without conditions everybody.

    `seen`: as in Asked.
    """
    either = NOBODY
    for block in blocks:
        together = Q()
        for condition in block:
            together &= _q(condition, day, seen)
        either |= together
    return members.filter(either) if any(blocks) else members


def _q(condition: Condition, day: date, seen: str) -> Q:
    """Of what cannot be asked neither is true, it or its opposite: a filter must not find more for having lost a condition."""
    criterion = criterion_of(condition)
    if criterion is None:
        return NOBODY
    holds = criterion.ask(Asked(day, criterion.value(condition.value), seen))
    return ~holds if condition.negated else holds
