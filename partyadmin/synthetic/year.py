"""What twelve months brought to the synthetic country: rounds and pilots, a meeting a month and cell, and who came to leave.

It has chance of its own: with the year or without it, all else is the same row by row.
"""

from collections.abc import Iterator, Sequence
from datetime import date
from random import Random

from django.utils.translation import gettext as _

from accounts.models import User
from accounts.rules.refusal import Refused
from cells.models import DocumentReference
from partyadmin.synthetic.days import TODAY, YEAR_FROM, iso
from partyadmin.synthetic.exits import Exits
from partyadmin.synthetic.months import Months
from partyadmin.synthetic.people import Name
from partyadmin.synthetic.rounds import MANDATES, Offices, Rounds
from partyadmin.synthetic.rows import Row
from partyadmin.synthetic.seen import Seen
from partyadmin.synthetic.shape import Kind, Node
from pilots.queries.guidance import terms_on
from pilots.rules.terms import Basis, Format

PROVINCE_DEPTH = 2


class Year:
    def __init__(self, *, members: int, seed: int, names: Sequence[Name], issuer: str, document: int) -> None:
        """`document`: the id of what orders whatever needs an order. Raises Refused where no guidance is in force."""
        terms = terms_on(date.fromisoformat(iso(TODAY)))
        if terms is None or terms.pk is None:
            raise Refused(_("No guidance is in force: a year of pilots needs one."))
        chance = Random(f"{seed}/year")  # noqa: S311 - not for secrets
        clerk, board, standing = (_account(role, words) for role, words in MANDATES.items())
        self.issuer = issuer
        self.rounds = Rounds(chance, Offices(clerk, board, standing, terms.pk, terms.symbol))
        quotas = {Format.ONLINE: Basis.SPECIFIC_NATURE, Format.BY_GROUP: ""}
        of_cells = {format: terms.quota(format, Kind.CELL, basis) for format, basis in quotas.items()}
        self.months = Months(chance, {str(format): quota for format, quota in of_cells.items() if quota})
        self.exits = Exits(chance, names, first=members + 1, document=document)
        self._last_cell = 0

    def of(self, node: Node, rows: Sequence[Row]) -> Iterator[Row]:
        """`rows`: all that was written of the organisation, and of its members."""
        if node.depth == PROVINCE_DEPTH:
            yield self.rounds.opened_by(node, self._letter(node))
        yield from self.rounds.of_organisation(node)
        if node.kind == Kind.CELL:
            seen = Seen.of(node, rows)
            yield from self.rounds.of_cell(seen)
            yield from self.months.of_cell(seen, self.rounds.pilot)
            yield from self.exits.of_cell(node.id, node.members, seen.memberships, self._last_cell)
            self._last_cell = node.id

    def _letter(self, province: Node) -> int:
        return DocumentReference.objects.create(
            issuer=self.issuer,
            symbol=f"{province.id}-CV/BTC",
            issued_on=date.fromisoformat(iso(YEAR_FROM)),
            title=f"Công văn đăng ký thí điểm · {province.name}",
            shared=True,
        ).pk


def _account(role: str, words: str) -> int:
    """Nobody signs in with it; it stands for whoever took the steps."""
    username = f"mo-phong-{role}"
    user, _made = User.objects.get_or_create(username=username, defaults={"full_name": words, "is_active": False})
    user.set_unusable_password()
    user.save(update_fields=["password"])
    return user.pk
