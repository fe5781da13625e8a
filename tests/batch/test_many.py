"""Ten thousand requests, good and bad: the counts are exact, and nobody is left out."""

import json
from pathlib import Path

from folders import BROKEN, REFUSED, batch, lines, request
from sample import SOUND

MANY = 10_000
KINDS = (("written", SOUND), ("refused", REFUSED), ("failed", BROKEN))


def kind(number: int) -> int:
    """Which kind a request is of: good ones and bad ones, in no order."""
    return (0, 0, 1, 0, 2, 0, 0, 1, 2, 0, 0)[number * 7 % 11]


def test_ten_thousand_mixed_requests(tmp_path: Path) -> None:
    stream = tmp_path / "many.yaml"
    stream.write_text("---\n".join(request(number, KINDS[kind(number)][1]) for number in range(MANY)), "utf-8")
    counts = {name: sum(KINDS[kind(number)][0] == name for number in range(MANY)) for name, _ in KINDS}
    assert sum(counts.values()) == MANY
    assert min(counts.values()) > 100

    done = batch(tmp_path, "many.yaml", "-o", "letters", "-f", "json", "-f", "txt", "--jobs", "2")
    assert done.returncode == 2
    *said, last = [json.loads(each) for each in done.stdout.splitlines()]
    assert last["summary"] == {
        "requests": MANY, **counts, "unchanged": 0, "left": 0, "files": counts["written"], "dry": False,
    }  # fmt: skip
    assert [(each["reference"], each["status"]) for each in said] == [
        (f"FOI-{number:05}", KINDS[kind(number)][0]) for number in range(MANY)
    ]
    written = {path.stem for path in (tmp_path / "letters").glob("*.txt")}
    assert written == {f"FOI-{number:05}" for number in range(MANY) if kind(number) == 0}
    assert len(lines(tmp_path / "letters" / "manifest.jsonl")) == MANY
    summary = ", ".join(f"{count:,} {name}" for name, count in counts.items())
    assert f"s17gen: 10,000 requests: {summary}" in done.stderr.splitlines()
