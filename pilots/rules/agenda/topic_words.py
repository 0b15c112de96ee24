"""The forbidden topics' own words: each sense and the phrases that carry it (see lexicon)."""

from .words_of_conduct import CONDUCT
from .words_of_membership import MEMBERSHIP
from .words_of_merit import MERIT
from .words_of_policy import POLICY

SIGNALS = CONDUCT | MEMBERSHIP | MERIT | POLICY
