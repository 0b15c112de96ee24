"""Sends nonsense to the forms that a walk has met, and notes where the answer does not help: no summary first on the page, no
title that says so, a line that leads nowhere, a message that does not stand beside its field.

Of each shape (where it is sent, which fields) one form is tried, once without anything typed and once with words that mean
nothing; what the forms carry hidden is sent as it is. Nothing stays: each is taken back.
"""

import re
from urllib.parse import urljoin

from django.db import transaction
from django.test import Client

from tests.walker import Seen, SentForm, Walk, seen_in, shape_of

NONSENSE = "31/02/2025 <b>&\u200b'\""
_SUMMARY = re.compile(r'<div class="[^"]*error-summary".*?</ul>', re.DOTALL)
_LINE = re.compile(r'<a href="#([^"]*)">.*?</a>: (.*?)</li>', re.DOTALL)
_TITLE = re.compile(r"<title>\s*(.*?)\s*</title>", re.DOTALL)
_TRIED: set[object] = set()


def faults_of_forms(walk: Walk) -> list[str]:
    met = [(page, form) for page, seen in walk.seen.items() if seen for form in seen.forms]
    return [fault for page, form in met for fault in _try(walk.client, page, form)]


def _try(client: Client, page: str, form: SentForm) -> list[str]:
    address = urljoin(page, form.action) if form.action else page
    names = frozenset(re.sub(r"\d+", "0", name) for name in form.typed)
    shape = (shape_of(address), names)
    if not form.typed or shape in _TRIED:
        return []
    _TRIED.add(shape)
    return [
        f"{address}, {what}: {fault}"
        for what, typed in (("nothing typed", ""), ("nonsense", NONSENSE))
        for fault in _answered(client, address, _filled(form, typed))
    ]


def _filled(form: SentForm, typed: str) -> dict[str, list[str]]:
    sent: dict[str, list[str]] = {}
    for name, value in [*form.hidden, *[pair for pair in form.buttons[:1] if pair[0]]]:
        sent.setdefault(name, []).append(value)
    if typed:
        sent |= {name: [typed] for name, kind in form.typed.items() if kind != "file"}
    return sent


def _answered(client: Client, address: str, sent: dict[str, list[str]]) -> list[str]:
    with transaction.atomic():
        answer = client.post(address, sent)
        transaction.set_rollback(True)
    if answer.status_code == 302:
        return []
    if answer.status_code not in (200, 400):
        return [f"was answered {answer.status_code}"]
    html = answer.content.decode()
    return list(_amiss(html, seen_in(html)))


def _amiss(html: str, seen: Seen) -> list[str]:
    title, summary = _TITLE.search(html), _SUMMARY.search(html)
    if summary is None:
        # Neither done nor refused: a look at what would be, or a page made anew.
        return [] if "invalid-feedback" not in html else ["a mistake beside a field, and no summary"]
    faults = [] if title and title[1].startswith("Error:") else ["the title does not say so"]
    faults += [] if html.index("error-summary") < html.index("<h1") else ["the summary is not first"]
    rest = html[summary.end() :]
    for anchor, message in _LINE.findall(summary[0]):
        if anchor not in seen.anchors:
            faults.append(f"#{anchor} is not on the page: {message}")
        elif message.strip() not in rest:
            faults.append(f"{message} does not stand beside #{anchor}")
    return faults
