"""How a list is read before anybody says so: by its headings, and by what was once said of a list of this make."""

from collections.abc import Collection, Mapping
from dataclasses import replace

from sheets.models import Sheet, SheetMemory
from sheets.queries.sheets import memories_of
from sheets.rules.fields import has_a_name
from sheets.rules.headings import Header, fingerprint
from sheets.rules.parts import Part, could_be_a_list, head_in, is_a_list, propose_part


def propose(sheet: Sheet) -> None:
    """The first list of the workbook leads, one that is remembered before others; the others are read along with it."""
    known = _Known(sheet)
    parts = [known.part(content["name"]) for content in sheet.contents if not content.get("hidden")]
    lists = [part for part in parts if is_a_list(part)]
    remembered = [part for part in lists if known.memory(part.name)]
    # Only where nothing has headings does a list without them lead.
    first = next(iter(remembered or lists or [part for part in parts if has_a_name(part.columns)] or parts), None)
    _take(sheet, known, first or known.part(sheet.contents[0]["name"]))


def take_header(sheet: Sheet, name: str, header: Header) -> None:
    """Somebody has said where the headings stand. The other sheets are read along as before; one that led is one of them."""
    known = _Known(sheet)
    along = {part["name"] for part in sheet.along}
    if name != sheet.name:
        along = (along | {sheet.name}) - {name}
    _take(sheet, known, propose_part(name, known.heads[name], header), along)


def take_along(sheet: Sheet, names: Collection[str]) -> None:
    """Somebody has said which sheets are read along with the leading one. Each keeps the columns it had."""
    known = _Known(sheet)
    leading, *along = parts_of(sheet)
    had = {part.name: part for part in along}
    lists = (had.get(part.name) or _like(part, leading, known) for part in known.lists() if part.name in names)
    sheet.along = [part.as_json() for part in lists if part.name != sheet.name]


def lists_in(sheet: Sheet) -> list[Part]:
    """Every sheet of the workbook from which people can be read, hidden ones too."""
    return _Known(sheet).lists()


def remember(sheet: Sheet) -> None:
    """What was said of each make of headings, by what would be guessed again next month."""
    known, seen = _Known(sheet), set[str]()
    leading, *along = parts_of(sheet)
    for part in (leading, *along):
        make = known.make(part.name)
        if not make or make in seen:
            continue
        seen.add(make)
        said: dict[str, object] = {"columns": part.columns, "header": known.shift(part)}
        if part is leading:
            names = {other.name for other in along}
            others = [one.name for one in known.lists() if one.name != leading.name]
            said |= {"meanings": sheet.meanings, "along": {name: name in names for name in others}}
        SheetMemory.objects.update_or_create(organisation=sheet.organisation, fingerprint=make, defaults=said)


def parts_of(sheet: Sheet) -> list[Part]:
    """The sheet that was chosen, then those that are read along."""
    leading = Part(sheet.name, sheet.header_first, sheet.header_rows, sheet.headings, sheet.columns)
    return [leading, *map(Part.of, sheet.along)]


class _Known:
    """What is guessed of each sheet of the workbook, and what is remembered of its make."""

    def __init__(self, sheet: Sheet) -> None:
        self.heads = {content["name"]: head_in(content) for content in sheet.contents}
        self.hidden = {content["name"] for content in sheet.contents if content.get("hidden")}
        self.guessed = {name: propose_part(name, head) for name, head in self.heads.items()}
        makes = {make for name in self.heads if (make := self.make(name))}
        self._memories = {memory.fingerprint: memory for memory in memories_of(sheet.organisation, makes)}

    def make(self, name: str) -> str:
        """By which it is known again, "" where no headings are guessed."""
        guessed = self.guessed.get(name)
        return fingerprint(guessed.headings) if guessed is not None and guessed.first else ""

    def memory(self, name: str) -> SheetMemory | None:
        return self._memories.get(self.make(name))

    def part(self, name: str) -> Part:
        """As it is guessed, or as somebody said of such a sheet."""
        memory, guessed = self.memory(name), self.guessed[name]
        if memory is None:
            return guessed
        return self.with_columns(propose_part(name, self.heads[name], self._header(memory, guessed)))

    def with_columns(self, part: Part) -> Part:
        """With the columns that are remembered below the same headings."""
        memory = self.memory(part.name)
        if memory is None or not self.fits(memory, part):
            return part
        return replace(part, columns=list(memory.columns))

    def fits(self, memory: SheetMemory, part: Part) -> bool:
        header = self._header(memory, self.guessed[part.name])
        return part.header == header and len(memory.columns) == len(part.headings)

    def lists(self) -> list[Part]:
        return [part for part in map(self.part, self.heads) if could_be_a_list(part)]

    def shift(self, part: Part) -> list[int | None]:
        """How far below the guessed headings they stand, and how many rows they take: titles grow by a line."""
        return [part.first - self.guessed[part.name].first if part.first else None, part.rows]

    def _header(self, memory: SheetMemory, guessed: Part) -> Header:
        if not memory.header:
            return guessed.header
        shift, rows = memory.header
        return Header(0, rows) if shift is None else Header(max(1, guessed.first + shift), rows)


def _take(sheet: Sheet, known: _Known, leading: Part, along: Collection[str] | None = None) -> None:
    """`along` None: as it is remembered, else all that are lists and can be seen."""
    memory = known.memory(leading.name)
    fits = memory is not None and known.fits(memory, leading)
    leading = known.with_columns(leading)
    sheet.name, sheet.header_first, sheet.header_rows = leading.name, leading.first, leading.rows
    sheet.headings, sheet.columns = list(leading.headings), list(leading.columns)
    sheet.meanings = memory.meanings if memory is not None and fits else {}
    said: Mapping[str, bool] = memory.along if memory is not None and fits else {}
    sheet.along = [
        _like(part, leading, known).as_json()
        for part in known.lists()
        if part.name != leading.name
        and (said.get(part.name, part.name not in known.hidden) if along is None else part.name in along)
    ]


def _like(part: Part, leading: Part, known: _Known) -> Part:
    """A sheet of the same make as the leading one has its headings where that has them, and is read as that is."""
    if known.make(part.name) and known.make(part.name) == known.make(leading.name):
        shift = leading.first - known.guessed[leading.name].first
        first = known.guessed[part.name].first + shift if leading.first else 0
        part = propose_part(part.name, known.heads[part.name], Header(max(first, 0), leading.rows))
    alike = part.first and fingerprint(part.headings) == fingerprint(leading.headings)
    return replace(part, columns=list(leading.columns)) if alike else part


def as_makes(parts: Collection[Part]) -> list[list[Part]]:
    """The sheets with the same headings together, those like the leading one first."""
    makes: dict[str, list[Part]] = {}
    for part in parts:
        makes.setdefault(fingerprint(part.headings), []).append(part)
    return list(makes.values())
