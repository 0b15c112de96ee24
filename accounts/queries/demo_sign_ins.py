from accounts.models import SiteMark, User
from accounts.rules.demo_sign_ins import DEMO_SIGN_INS, DemoSignIn


def demo_sign_ins() -> list[DemoSignIn]:
    """Those of the demo's people who are really there and may sign in: none where this is no demo's database."""
    if not SiteMark.objects.filter(kind=SiteMark.Kind.DEMO).exists():
        return []
    names = [sign_in.username for sign_in in DEMO_SIGN_INS]
    present = set(User.objects.filter(username__in=names, is_active=True).values_list("username", flat=True))
    return [sign_in for sign_in in DEMO_SIGN_INS if sign_in.username in present]
