"""Where the pages of persons on the way into the Party lead further."""

from collections.abc import Callable
from dataclasses import dataclass

from django.urls import reverse
from django.utils.functional import Promise

from accounts.navigation import Menu
from admissions.models import Candidate
from cells.models import Member, Organisation


@dataclass(frozen=True)
class PersonPaper:
    """A paper that is printed of a person. `steps`: what it is needed for; `on_probation`: only after the ceremony."""

    label: str | Promise
    address: Callable[[Candidate, Organisation], str]
    """Of the person and the cell of today."""
    steps: frozenset[str]
    on_probation: bool = False


@dataclass(frozen=True)
class Way:
    """To a page about all persons of an organisation."""

    label: str | Promise
    address: Callable[[Organisation], str]


person_papers: Menu[PersonPaper] = Menu()
people_papers: Menu[Way] = Menu()


def papers_of(
    candidate: Candidate, home: Organisation, *, began: bool, step: str = ""
) -> list[tuple[str, str | Promise]]:
    """Address and label of what can be printed: for a step what it needs, else all; those of the probation first."""
    fitting = [paper for paper in person_papers if began or not paper.on_probation]
    asked = [paper for paper in fitting if not step or (step in paper.steps and paper.on_probation is began)]
    ordered = sorted(asked, key=lambda paper: paper.on_probation is not began)
    return [(paper.address(candidate, home), paper.label) for paper in ordered]


def exempts(member: Member, cell: Organisation) -> str:
    """Where the member is exempted: with the reason, and no longer than the terms allow."""
    return f"{reverse('admissions:exemption_new', args=[cell.code])}?member={member.pk}"
