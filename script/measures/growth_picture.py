"""How the measured questions grow with the registry, drawn: both axes by powers of ten, so that what grows with the members is a
slope and what does not is level. Presentation attributes alone: a site that forbids styles shows it too."""

from collections.abc import Sequence
from math import ceil, floor, log10
from xml.sax.saxutils import escape

from script.measures.figures import Figure

WIDTH, HEIGHT = 860, 460
LEFT, RIGHT, TOP, BOTTOM = 70, 250, 46, 54
COLOURS = ("#6b7280", "#b91c1c", "#1d4ed8", "#047857", "#b45309", "#7c3aed", "#0e7490")
LEAST_BETWEEN_NAMES = 17


def picture(figures: Sequence[Figure]) -> str:
    """SVG. `figures`: those of the measure «growth N», in milliseconds."""
    lines: dict[str, list[tuple[int, float]]] = {}
    for figure in figures:
        name, _, members = figure.measure.partition(" ")
        if name == "growth" and figure.unit == "ms":
            lines.setdefault(figure.what, []).append((int(members), figure.value))
    sizes = sorted({members for points in lines.values() for members, _value in points})
    values = [value for points in lines.values() for _members, value in points]
    lowest, highest = floor(log10(min(values))), ceil(log10(max(values)))

    def x(members: int) -> float:
        whole = log10(sizes[-1] / sizes[0]) or 1
        return LEFT + (WIDTH - LEFT - RIGHT) * log10(members / sizes[0]) / whole

    def y(value: float) -> float:
        return HEIGHT - BOTTOM - (HEIGHT - TOP - BOTTOM) * (log10(value) - lowest) / (highest - lowest)

    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" role="img" '
        'font-family="sans-serif" font-size="13" fill="#111827">',
        "<title>How long questions take as the registry grows</title>",
        f'<rect width="{WIDTH}" height="{HEIGHT}" fill="#ffffff"/>',
        _text(LEFT, 24, "Milliseconds of processors by number of members, both by powers of ten", weight="bold"),
    ]
    for power in range(lowest, highest + 1):
        at = y(10**power)
        parts += [
            _line(LEFT, at, WIDTH - RIGHT, at, "#e5e7eb"),
            _text(LEFT - 8, at + 4, f"{10.0**power:g}", anchor="end"),
        ]
    for members in sizes:
        at = x(members)
        parts += [_line(at, TOP, at, HEIGHT - BOTTOM, "#e5e7eb")]
        parts += [_text(at, HEIGHT - BOTTOM + 22, f"{members:,}".replace(",", " "), anchor="middle")]
    ends = _apart({name: y(max(points)[1]) for name, points in lines.items()})
    for colour, (name, points) in zip(COLOURS, lines.items(), strict=False):
        way = " ".join(f"{x(members):.1f},{y(value):.1f}" for members, value in sorted(points))
        last = max(points)[1]
        parts.append(f'<polyline points="{way}" fill="none" stroke="{colour}" stroke-width="2"/>')
        parts += [
            f'<circle cx="{x(members):.1f}" cy="{y(value):.1f}" r="3" fill="{colour}"/>' for members, value in points
        ]
        parts.append(_text(WIDTH - RIGHT + 12, ends[name] + 4, f"{name}: {last:,.3g} ms", colour=colour))
    return "\n".join([*parts, "</svg>", ""])


def _apart(heights: dict[str, float]) -> dict[str, float]:
    """Names that would lie on one another moved down."""
    placed: dict[str, float] = {}
    lowest = 0.0
    for name, height in sorted(heights.items(), key=lambda item: item[1]):
        placed[name] = lowest = max(height, lowest + LEAST_BETWEEN_NAMES)
    return placed


def _line(x1: float, y1: float, x2: float, y2: float, colour: str) -> str:
    return f'<line x1="{x1:.1f}" y1="{y1:.1f}" x2="{x2:.1f}" y2="{y2:.1f}" stroke="{colour}"/>'


def _text(
    x: float, y: float, words: str, *, anchor: str = "start", weight: str = "normal", colour: str = "#111827"
) -> str:
    return f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}" font-weight="{weight}" fill="{colour}">{escape(words)}</text>'
