"""The desk shows what is owed. Each app adds its own section at start-up, so that no lower app knows an upper one."""

from collections.abc import Callable, Sequence, Sized
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from accounts.models import Job
from accounts.queries.jobs import first_jobs_to_tell
from accounts.queries.put_together import Asked, rows_of, with_an_answer
from accounts.requests import Request

MOST_JOBS = 5


@dataclass(frozen=True)
class Press:
    """A button that is pressed where it stands: what it says, where it is sent, and what is sent with it."""

    label: str
    url: str
    sent: Sequence[tuple[str, str]] = ()


@dataclass(frozen=True)
class Duty:
    """One thing to do or to know: a line of the desk that leads to where it is done."""

    title: str
    url: str
    detail: str = ""
    due_on: date | None = None
    overdue: bool = False
    action: str = ""
    """What the button says; without it the title alone is the link."""
    links: Sequence[tuple[str, str]] = ()
    """Further pages about it: (label, address)."""
    below: str = ""
    """What tells it from others of the same title, said quietly beside it: what an organisation stands below."""
    press: Press | None = None

    @property
    def name(self) -> str:
        """The whole title, for ears and for what names no more than one line."""
        return f"{self.title} · {self.below}" if self.below else self.title


@dataclass(frozen=True)
class Section:
    title: str
    duties: Sequence[Duty]
    empty: str = ""
    """What to say when there is nothing; with neither duties nor this nor a link the section is left out."""
    press: Press | None = None
    """For all of its lines at once."""
    link: tuple[str, str] | None = None
    """Where more of it stands: label and address. It may stand alone, without a title."""
    is_owed: bool = True
    """Whether its lines are things to do; others are to be known."""
    name: str = ""
    """By which the page is led to it again."""

    @property
    def says_something(self) -> bool:
        return bool(self.duties or self.empty)


def and_more(found: Sized, most: int, url: str = "", *, detail: str = "") -> list[Duty]:
    """The last line of a section that shows no more than the first `most` of what was found; none where these are all. It leads
    to where all of them stand; where there is no such page the others come up as the first are done."""
    if len(found) <= most:
        return []
    title = _("There are more: see all") if url else _("There are more: they follow once these are done.")
    return [Duty(title=title, url=url, detail=detail)]


Provider = Callable[..., Sequence[Section]]
"""Asked with the request as the app that provides knows it."""
Asks = Callable[..., Sequence[Asked[Any]] | None]
"""Questions without an answer to any of which a provider has nothing to say; None: it is asked in any case."""
_providers: list[tuple[int, Provider]] = []
_asks: dict[Provider, Asks] = {}


def add_to_desk(provider: Provider, *, position: int) -> None:
    _providers.append((position, provider))


def asks(questions: Asks) -> Callable[[Provider], Provider]:
    """Of a provider, what it rests on. Most have nothing to say to most people: whether there is anything is asked for all of
    them in one statement."""

    def noted(provider: Provider) -> Provider:
        _asks[provider] = questions
        return provider

    return noted


def _jobs(request: Request) -> Sequence[Asked[Job]]:
    return [first_jobs_to_tell.of(request.user.pk, most=MOST_JOBS + 1)]


@asks(_jobs)
def documents_asked_for(request: Request) -> Sequence[Section]:
    """What the product prepares for the person, and what it has prepared since they last looked."""
    jobs = rows_of(_jobs(request))
    duties = [
        Duty(title=job.title, detail=_how_far(job), url=reverse("accounts:job", args=[job.pk]), action=_("Look"))
        for job in jobs[:MOST_JOBS]
    ]
    duties += and_more(jobs, MOST_JOBS, reverse("accounts:jobs"))
    return [Section(_("Documents you asked for"), duties, is_owed=False)]


def _how_far(job: Job) -> str:
    state = str(job.get_state_display())
    return f"{state} · {job.percent} %" if job.state == Job.State.RUNNING and job.percent is not None else state


def sections(request: Request) -> list[Section]:
    in_order = [provide for _position, provide in sorted(_providers, key=lambda entry: entry[0])]
    return [section for section in said_by(in_order, request) if section.says_something or section.link]


def said_by(providers: Sequence[Provider], request: Request) -> list[Section]:
    """What these have to say, one after another."""
    asked = {provide: _asks[provide](request) for provide in providers if provide in _asks}
    found = with_an_answer(one for questions in asked.values() for one in questions or ())
    silent = {provide for provide, questions in asked.items() if questions is not None and found.isdisjoint(questions)}
    return [section for provide in providers if provide not in silent for section in provide(request)]
