"""Allows `python -m speelveld`."""

import sys

from speelveld.cli import main

sys.exit(main())
