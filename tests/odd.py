"""Odd text for property tests, and how many examples they try: `S17GEN_EXAMPLES=100000 pytest tests/properties`."""

import os

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st

HOSTILE = st.text(
    st.sampled_from("[](){}<>*_`~#|\\!&;:=-+.\"'/ \n1ax%$@^\u202e\u200b\u00a0\t") | st.characters(codec="utf-8"),
    min_size=1,
    max_size=80,
)

many = settings(
    max_examples=int(os.environ.get("S17GEN_EXAMPLES", "400")),
    deadline=None,
    derandomize="S17GEN_EXAMPLES" not in os.environ,
    suppress_health_check=list(HealthCheck),
)
