"""What stands between an installed site and a served one."""

import pytest
from django.core.management import CommandError

from accounts.models import User
from partyadmin.demo import DEFAULT_DEMO_PASSWORD
from partyadmin.management.commands.prepare import refuse_demo_password

pytestmark = pytest.mark.django_db


def test_a_production_site_with_the_demo_s_password_is_refused() -> None:
    User.objects.create_user("clerk", DEFAULT_DEMO_PASSWORD, full_name="Nguyễn Văn An")
    with pytest.raises(CommandError) as refused:
        refuse_demo_password()
    assert refused.value.returncode == 2


def test_a_production_site_may_have_users_named_like_the_demo_s() -> None:
    User.objects.create_user("clerk", "another password", full_name="Nguyễn Văn An")
    refuse_demo_password()
