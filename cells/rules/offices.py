"""Which posts a body gives to one person at a time."""

ONE_HOLDER = frozenset({"secretary", "head"})


def has_one_holder(title: str) -> bool:
    return title in ONE_HOLDER
