"""What the templates of documents need beyond Django's own."""

import re
from collections.abc import Iterable

from django import template
from django.utils.html import conditional_escape
from django.utils.safestring import SafeString, mark_safe

from reports.rules import formatted as rules
from reports.rules import wording
from reports.rules.chart import Chart
from reports.rules.chart_drawing import Drawing
from reports.rules.chart_layout import drawn as drawn_in_parts
from reports.rules.runs import Run

register = template.Library()

_NUMBER_OF_A_DOCUMENT = re.compile(r"\w+-\w+/\w+")


@register.filter
def whole(text: str) -> SafeString:
    """Numbers of documents («03-HD/TW») in a text are not broken over two lines."""
    together = _NUMBER_OF_A_DOCUMENT.sub(r'<span class="whole">\g<0></span>', str(conditional_escape(text)))
    return mark_safe(together)  # noqa: S308 - escaped above


_END = re.compile(r'(?<!\./)\.((?:\s|</(?:strong|em)>)*</p>\s*(?:<p class="enclosed">[^.]*</p>\s*)?)\Z')


@register.filter
def ended(text: SafeString, ending: str) -> SafeString:
    """Of laid out paragraphs the last, but for what is enclosed, ends as the office has it, if it ends with a full stop."""
    return mark_safe(_END.sub(rf"{ending}\1", text) if ending else text)  # noqa: S308 - it was laid out by a template


@register.filter
def laid_out(runs: Iterable[Run]) -> SafeString:
    """Of a line of text: bold, slanting, footnotes; every letter of it is escaped."""
    return mark_safe("".join(map(_laid_out, runs)))  # noqa: S308 - escaped below


def _laid_out(run: Run) -> str:
    if run.note:
        return f'<span class="footnote">{laid_out(run.note)}</span>'
    text = whole(run.text).replace("\n", "<br>")
    text = f"<em>{text}</em>" if run.italic else text
    return f"<strong>{text}</strong>" if run.bold else text


register.filter("standing", wording.standing_word)
register.filter("board", wording.board_word)
register.filter("office", wording.office_word)
register.filter("belonging", wording.belonging)


@register.filter
def grouped(number: int) -> str:
    """5704 → «5.704», whatever the language of the one who asks."""
    return wording.grouped(number)


@register.filter
def formatted(lines: Iterable[str]) -> tuple[rules.Block, ...]:
    """Lines as they were written → headings, paragraphs and tables."""
    return rules.blocks_of("\n".join(lines))


@register.filter
def in_lines(lines: Iterable[str]) -> tuple[rules.TextBlock, ...]:
    """Lines as they were written → paragraphs, whatever they begin with."""
    return rules.paragraphs_of(lines)


@register.filter
def drawn(chart: Chart) -> tuple[Drawing, ...]:
    """Its parts, one below the other."""
    return drawn_in_parts(chart)


@register.filter(is_safe=True)
def bare(text: str) -> str:
    """Without the line end of an included template."""
    return text.strip()
