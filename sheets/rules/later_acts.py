"""What is said of an act that was done to a member after a sheet entered them, and for which it cannot be undone."""

from django.utils.translation import gettext_lazy as _

LATER_ACTS = {
    "cells.record_ground": _("got a ground"),
    "cells.end_ground": _("a ground was ended"),
    "cells.begin_activity": _("became exempt or suspended"),
    "cells.end_activity": _("is active again"),
    "cells.begin_stay": _("went elsewhere for a time"),
    "cells.end_stay": _("came back"),
    "cells.make_official": _("became an official member"),
    "cells.send_transfer": _("was sent to another cell"),
    "cells.receive_transfer": _("came to another cell"),
    "cells.take_back_transfer": _("a transfer was taken back"),
    "cells.leave": _("left the Party"),
    "cells.return_to_cell": _("returned"),
    "cells.readmit": _("was admitted again"),
    "cells.restore": _("got the rights back"),
    "cells.move_to_group": _("was moved to another group"),
    "cells.assign_task": _("was assigned a task"),
    "cells.end_task": _("a task ended"),
    "cells.correct_fact": _("an entry was corrected"),
    "cells.remove_fact": _("an entry was taken out"),
    "cells.correct_particulars": _("particulars were corrected"),
    "cells.merge_records": _("two records were merged"),
    "cells.undo_merger": _("a merger of records was undone"),
}
ANOTHER_ACT = _("something was recorded")


def in_words(act: str) -> str:
    return str(LATER_ACTS.get(act, ANOTHER_ACT))
