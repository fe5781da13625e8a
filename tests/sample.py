"""Requests for tests: one small sound one and changes to it, and every request file of the examples and cases."""

from pathlib import Path

ROOT = Path(__file__).parents[1]
REQUESTS = [*sorted((ROOT / "examples").glob("*.yaml")), *sorted((ROOT / "tests" / "cases").glob("*/request.yaml"))]

SOUND = """\
reference: FOI-1
received: 2026-10-12
dated: 2026-11-09
applicant: R. Okafor
subject: drones
request: Please send me the drone manual.
authority: {name: Northshire Police, review: {to: foi@northshire.example}}
decisions:
  - outcome: withheld
    severance: No page can be given.
    claims:
      - cite: s31(1)(a)
        protects: night operations
        likelihood: would-be-likely
        because: Offenders would know where to hide.
        for: People could judge how they may be followed.
        against: The force has no other way to search moorland.
        balance: The privacy chapters meet most of that concern.
"""


def changed(*changes: tuple[str, str]) -> str:
    """The sound request with pieces of text replaced, each of which must be there."""
    text = SOUND
    for old, new in changes:
        assert old in text, old
        text = text.replace(old, new, 1)
    return text


def without(*keys: str) -> str:
    """The sound request without the lines that give these keys."""
    lines = SOUND.splitlines(keepends=True)
    kept = [line for line in lines if line.strip().removeprefix("- ").split(":")[0] not in keys]
    assert len(kept) == len(lines) - len(keys)
    return "".join(kept)
