"""The four ways out of the Party, and who may come back by which."""

EXPELLED, STRUCK_OFF, RELEASED, DIED = "expelled", "struck_off", "released", "died"
WAYS_OUT = (EXPELLED, STRUCK_OFF, RELEASED, DIED)
NEEDS_A_DECISION = (EXPELLED, STRUCK_OFF, RELEASED)
TRANSFERRED = "transferred"


def may_return(departure: str) -> bool:
    """Who was moved to another unit by a reorganisation has not left; the dead do not come back."""
    return departure in (EXPELLED, STRUCK_OFF, RELEASED, TRANSFERRED)
