"""What an act did, said to those who were not there: in one word about a member, or about an organisation."""

from django.utils.translation import gettext_lazy as _

OF_A_MEMBER = {
    "cells.enter_members": _("was entered"),
    "cells.record_ground": _("got a ground"),
    "cells.end_ground": _("a ground was ended"),
    "cells.begin_activity": _("became exempt or suspended"),
    "cells.end_activity": _("is active again"),
    "cells.begin_stay": _("went elsewhere for a time"),
    "cells.end_stay": _("came back"),
    "cells.introduce_to_residence": _("was introduced to the cell of residence"),
    "cells.end_residence": _("is introduced to the cell of residence no more"),
    "cells.receive_introduction": _("the cell of residence received the introduction"),
    "cells.record_remark": _("got the remark of the cell of residence"),
    "cells.correct_remark": _("the remark of the cell of residence was corrected"),
    "cells.remove_remark": _("a remark of the cell of residence was taken out"),
    "cells.make_official": _("became an official member"),
    "cells.admit": _("was admitted"),
    "cells.receive_from_outside": _("came from outside the register"),
    "cells.receive_guest": _("takes part as a guest"),
    "cells.send_transfer": _("was sent to another cell"),
    "cells.receive_transfer": _("came to another cell"),
    "cells.take_back_transfer": _("a transfer was taken back"),
    "cells.leave": _("left the Party"),
    "cells.return_to_cell": _("returned"),
    "cells.readmit": _("was admitted again"),
    "cells.restore": _("got the rights back"),
    "cells.move_to_group": _("was moved to another group"),
    "cells.appoint": _("holds a post"),
    "cells.lay_down_office": _("laid down a post"),
    "cells.assign_task": _("was assigned a task"),
    "cells.end_task": _("a task ended"),
    "cells.correct_fact": _("an entry was corrected"),
    "cells.remove_fact": _("an entry was taken out"),
    "cells.correct_particulars": _("particulars were corrected"),
    "cells.merge_records": _("two records were merged"),
    "cells.undo_merger": _("a merger of records was undone"),
}
OF_AN_ORGANISATION = {
    "cells.form_group": _("a group was founded"),
    "cells.end_group": _("a group was ended"),
    "cells.change_leader": _("a group has another leader"),
    "cells.record_infrastructure": _("what was found of the IT infrastructure"),
    "cells.correct_version": _("what the register says of it was corrected"),
    "cells.enter_earlier": _("what it was before was entered"),
    "cells.remove_version": _("an entry of its history was taken out"),
    "cells.correct_code": _("the code was corrected"),
}
ANOTHER_ACT = _("something was recorded")


def in_words(act: str) -> str:
    """Of an act on a member."""
    return str(OF_A_MEMBER.get(act, ANOTHER_ACT))
