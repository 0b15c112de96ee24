"""What the templates of documents need beyond Django's own."""

import re
from collections.abc import Iterable

from django import template
from django.utils.html import conditional_escape
from django.utils.safestring import SafeString, mark_safe

from reports.rules import formatted as rules
from reports.rules import wording

register = template.Library()

_NUMBER_OF_A_DOCUMENT = re.compile(r"\w+-\w+/\w+")


@register.filter
def whole(text: str) -> SafeString:
    """Numbers of documents («03-HD/TW») in a text are not broken over two lines."""
    together = _NUMBER_OF_A_DOCUMENT.sub(r'<span class="whole">\g<0></span>', str(conditional_escape(text)))
    return mark_safe(together)  # noqa: S308 - escaped above


_END = re.compile(r"(?<!\./)\.((?:\s|</(?:strong|em|p)>)*</p>\s*)\Z")


@register.filter
def ended(text: SafeString, ending: str) -> SafeString:
    """Of laid out paragraphs the last ends as the office has it; one that ends without a full stop stays as it is."""
    return mark_safe(_END.sub(rf"{ending}\1", text) if ending else text)  # noqa: S308 - it was laid out by a template


@register.filter(is_safe=True)
def bare(text: str) -> str:
    """Without the line end of an included template."""
    return text.strip()


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
