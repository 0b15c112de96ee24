"""How a sentence says organisations, of which many bear one name: with the committee above and the code."""

from collections.abc import Sequence

from django.utils.translation import gettext as _

MOST_NAMED = 4


def in_full(name: str, above: str, code: str) -> str:
    """“Chi bộ khu phố 2, Đảng bộ phường Kinh Dinh (PRTC-P03-02)”; `above` "": it stands at the top of the tree."""
    return f"{name}, {above} ({code})" if above else f"{name} ({code})"


def several_in_words(names: Sequence[str], *, of: int | None = None) -> str:
    """One after the other, each as `in_full` says it; of more than a few the first, and how many more. `of`: how many there
    are, where not all are given."""
    number = len(names) if of is None else of
    if number <= MOST_NAMED:
        return "; ".join(names)
    words = {"names": "; ".join(names[: MOST_NAMED - 1]), "number": number - MOST_NAMED + 1}
    return _("%(names)s and %(number)d more") % words
