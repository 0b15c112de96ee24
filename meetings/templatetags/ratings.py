"""How bands look: one colour and one word for each, the same on every page."""

from django import template

from meetings.models import Band
from meetings.rules.rating import BandKey

register = template.Library()

COLOURS = {BandKey.GOOD: "#9fc5a8", BandKey.FAIR: "#a9c4de", BandKey.AVERAGE: "#ead18f", BandKey.POOR: "#e0a39a"}


@register.filter
def band_colour(key: str) -> str:
    return COLOURS[BandKey(key)]


@register.filter
def band_words(key: str) -> str:
    return str(Band.Key(key).label)
