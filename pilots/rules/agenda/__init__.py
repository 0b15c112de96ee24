"""Agenda items against the forbidden topics of a guidance (03-HD/TW, II.3.2): act and object, not keywords."""

from .reading import read_item
from .topics import Reading, Topic, TopicKey, Verdict

__all__ = ["Reading", "Topic", "TopicKey", "Verdict", "read_item"]
