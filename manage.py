#!/usr/bin/env python3
import os
import sys

from django.core.management import execute_from_command_line

if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "partyadmin.settings")
    from partyadmin.start import refusals_in_one_line

    with refusals_in_one_line():
        execute_from_command_line(sys.argv)
