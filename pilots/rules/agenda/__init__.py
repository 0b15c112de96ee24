"""Agenda items against the forbidden topics of a guidance (03-HD/TW, II.3.2): act and object, not keywords."""

from .builtin import Kind, kinds
from .reading import read_item
from .site_words import Says, SitePhrase, SiteWords
from .terms import only_tells
from .topics import Reading, Topic, TopicKey, Verdict

__all__ = [
    "Kind",
    "Reading",
    "Says",
    "SitePhrase",
    "SiteWords",
    "Topic",
    "TopicKey",
    "Verdict",
    "kinds",
    "only_tells",
    "read_item",
]
