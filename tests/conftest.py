"""Lets tests import `sample`, whatever folder they stand in."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
