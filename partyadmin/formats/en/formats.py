"""English words, Vietnamese conventions: the same clerk types the same dates whichever language is chosen."""

from partyadmin.formats.vi.formats import *  # noqa: F403
