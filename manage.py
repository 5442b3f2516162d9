#!/usr/bin/env python3
"""The command line behind `bin/xiaodui`."""

import gc
import os
import sys


def main() -> None:
    # What is read at the start stays: the collector would walk through it again and again, a sixth of the time.
    gc.set_threshold(50_000, 20, 20)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    from django.core.management import execute_from_command_line

    execute_from_command_line(sys.argv)


if __name__ == "__main__":
    main()
