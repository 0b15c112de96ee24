"""The four ways out of the Party, and the ways back: which of them is open to whom."""

EXPELLED, STRUCK_OFF, RELEASED, DIED = "expelled", "struck_off", "released", "died"
WAYS_OUT = (EXPELLED, STRUCK_OFF, RELEASED, DIED)
NEEDS_A_DECISION = (EXPELLED, STRUCK_OFF, RELEASED)
TRANSFERRED = "transferred"
RETURNED, READMITTED, RESTORED = "returned", "readmitted", "restored"
WAYS_BACK = (RETURNED, READMITTED, RESTORED)


def ways_back(departure: str) -> tuple[str, ...]:
    """Who went to another register has not left the Party and returns as they are. Who left it is admitted anew (kết nạp lại),
    or their rights are restored because the decision was wrong (phục hồi quyền). The dead do not come back; who was moved to
    another unit by a reorganisation has not left."""
    if departure == TRANSFERRED:
        return (RETURNED,)
    return (READMITTED, RESTORED) if departure in NEEDS_A_DECISION else ()


def may_return(departure: str) -> bool:
    """By whichever way."""
    return bool(ways_back(departure))
