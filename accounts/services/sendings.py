"""A button pressed twice does its act once: the second arrival of a form is shown what the first one made."""

from datetime import timedelta

from accounts.models import Once, Sending

KEPT = timedelta(days=7)
"""How long a page may stand open: who sends it later is not recognised any more."""


def claim(once: Once) -> str:
    """The address of what this very page made before; "" where it is sent for the first time.

    Called in the transaction of the whole request: of two at once the second waits here until the first has ended, on
    either engine. A page that was sent before with other words is marked so: its act is to be asked about.
    """
    Sending.objects.filter(by=once.by, at__lt=once.at - KEPT).delete()
    sending, new = Sending.objects.get_or_create(
        by=once.by, token=once.token, defaults={"digest": once.digest, "at": once.at}
    )
    if not new and sending.digest == once.digest:
        return sending.made
    once.sending, once.with_other_words = (sending, False) if new else (None, True)
    return ""


def settle(once: Once, made: str) -> None:
    """The act is done and `made` is where it led. Without an address nothing was done, and the page may be sent again."""
    if once.sending is None:
        return
    if made and once.reached and not once.refused:
        Sending.objects.filter(pk=once.sending.pk).update(made=made)
    else:
        Sending.objects.filter(pk=once.sending.pk).delete()
