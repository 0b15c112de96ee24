"""Demo and production never touch: what a database is of, and who may start on it."""

from collections.abc import Collection

from accounts.rules.demo_sign_ins import DEMO_SIGN_INS

DEMO, PRODUCTION = "demo", "production"
_CALLED = {DEMO: "a demo", PRODUCTION: "a production site"}


class OtherKind(Exception):
    """This process is of a demo and the database of a production site, or the other way round: one sentence."""


def recognised(usernames: Collection[str], *, has_demo_day: bool) -> str | None:
    """What a database without a mark is of; None: of nobody yet.

    A demo has a day of its own, or (on the real clock) most of the demo's people; whatever else somebody signs in to is
    taken for production, which loses nothing by being left alone.
    """
    if has_demo_day:
        return DEMO
    if not usernames:
        return None
    theirs = {sign_in.username for sign_in in DEMO_SIGN_INS}
    return DEMO if len(theirs.intersection(usernames)) > len(theirs) / 2 else PRODUCTION


def refusal_of_start(*, kind: str | None, of: str) -> str | None:
    """The sentence that refuses a site (`of` demo or production) a database of this kind; None where it may start."""
    if kind in (None, of):
        return None
    return (
        f"This database belongs to {_CALLED[kind or '']} and PARTYADMIN_ENV says {of}: nothing was changed; "
        f"set PARTYADMIN_ENV={kind}, or name another database in DATABASE_URL."
    )
