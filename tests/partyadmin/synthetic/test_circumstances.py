"""What is told of the communes of a synthetic country, as many as there may be."""

from dataclasses import replace
from random import Random

from cells.models import OrganisationVersion
from partyadmin.synthetic.circumstances import Circumstances
from partyadmin.synthetic.rows import AreaFactRow
from partyadmin.synthetic.shape import Country


class Struck(Random):
    """Whatever may happen happens."""

    def random(self) -> float:
        return 0.0


def test_communes_of_one_name_in_two_provinces_are_struck_each_for_itself() -> None:
    communes = (node for node in Country(5_000, Random(1)).nodes() if node.level == OrganisationVersion.Level.COMMUNE)
    one = next(communes)
    namesake = replace(one, id=one.id + 1, code=f"{one.code}X")
    circumstances = Circumstances(Struck())
    facts = [fact for node in (one, namesake) for fact in circumstances.of_organisation(node)]
    areas = [fact.area for fact in facts if isinstance(fact, AreaFactRow)]
    assert len(areas) == len(set(areas)) == 2
