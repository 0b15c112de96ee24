"""A chart as it is drawn: standing where that has room, else lying, in as many parts as it takes."""

from reports.rules.chart import Chart
from reports.rules.chart_drawing import Drawing, scale
from reports.rules.chart_lying import lying
from reports.rules.chart_standing import pitch_of, standing


def drawn(chart: Chart) -> tuple[Drawing, ...]:
    """Its parts, all by one scale; none where there are more bars than anybody compares, or none at all."""
    if not chart.has_room or not chart.tells:
        return ()
    ticks = scale(chart.highest)
    if not chart.lying and (pitch := pitch_of(chart, ticks)):
        return (standing(chart, ticks, pitch),)
    return tuple(lying(chart))
