"""Forms as they are printed: each on a sheet of its own."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from reports.rules.form_text import FormTable, FormWording, Values, blocks_filled, line_filled
from reports.rules.formatted import TextBlock
from reports.rules.party_document import Head, Signature


@dataclass(frozen=True)
class FormSheet:
    head: Head
    number: str
    """«Mẫu 6-KNĐ»; "" where the guidance gives it none."""
    title: str
    summary: str
    blocks: tuple[TextBlock | FormTable, ...]
    signature: Signature | None = None
    """None: signed in the text, box by box."""
    recipients: tuple[str, ...] = ()
    """(): a paper of one person, which is not sent to a list."""

    @property
    def parts(self) -> Iterator[FormTable | list[TextBlock]]:
        """Tables, and the paragraphs between them together."""
        for is_table, blocks in groupby(self.blocks, key=lambda block: isinstance(block, FormTable)):
            if is_table:
                yield from (block for block in blocks if isinstance(block, FormTable))
            else:
                yield [block for block in blocks if isinstance(block, TextBlock)]


@dataclass(frozen=True)
class FormSheets:
    sheets: tuple[FormSheet, ...]
    name: str
    wide: bool = False


def form_sheet(
    wording: FormWording, values: Values, *, head: Head, signature: Signature | None, recipients: tuple[str, ...] = ()
) -> FormSheet:
    return FormSheet(
        head=head,
        number=f"Mẫu {wording.number}" if wording.number else "",
        title=line_filled(wording.title, values),
        summary=line_filled(wording.summary, values),
        blocks=blocks_filled(wording.text, values),
        signature=signature,
        recipients=recipients,
    )
