"""Letters on a Dask cluster: each worker reads requests, writes their letters, and sends back what was found.

python dask_letters.py requests letters --authority profiles/eastmere.yaml --today 2026-11-09

A letter is named after its request's file, and never takes the place of a file that is there already. What was found
is printed at the end. The exit code is 1 if any request has no letter.
"""

import argparse
import datetime
import sys
from contextlib import nullcontext
from pathlib import Path

import dask.bag
from distributed import Client, LocalCluster

from s17gen.api import LoadedLibrary, Profile, Result, load_authority, load_library, render


def answer(path: Path, library: LoadedLibrary, authority: Profile, today: datetime.date) -> Result:
    """The letter of the request in a file."""
    return render(path.read_bytes(), library, today=today, authority=authority, formats=["html"], name=str(path))


def put(result: Result, folder: Path) -> tuple[bool, list[str]]:
    """Write the letter, if there is one: whether that was done, and what was found, which is all that travels back."""
    found = [each for each in result.findings if each.severity in ("error", "warning")]
    lines = [f"{each.file}:{each.line}: {each.severity} {each.id}: {each.message}" for each in found]
    if not result.ok:
        return False, lines
    ending = ".file-note.html" if result.file_note else ".html"  # a note for the file is nothing to send
    try:
        with (folder / (Path(result.name).stem + ending)).open("x", encoding="utf-8", newline="\n") as file:
            file.write(result.letters["html"])
    except FileExistsError as error:
        return False, [*lines, f"{result.name}: {error.filename} is there already"]
    return True, lines


def write_letters(
    requests: list[Path], letters: Path, authority: Profile, today: datetime.date
) -> list[tuple[bool, list[str]]]:
    """Write the letters of these requests: for each, whether it has one, and what was found."""
    letters.mkdir(parents=True, exist_ok=True)
    bag = dask.bag.from_sequence(requests, partition_size=100)
    bag = bag.map(answer, library=load_library(), authority=authority, today=today).map(put, folder=letters)
    return list(bag.compute())


def here() -> LocalCluster:
    """Two workers on this machine, each a process of its own."""
    return LocalCluster(n_workers=2, threads_per_worker=1, processes=True, dashboard_address=None)


def main() -> int:
    """What the command line asks for; the exit code."""
    parser = argparse.ArgumentParser(description="Write the letters of all requests in a folder, on a Dask cluster.")
    parser.add_argument("requests", type=Path)
    parser.add_argument("letters", type=Path)
    parser.add_argument("--authority", required=True)
    parser.add_argument("--today", type=datetime.date.fromisoformat, required=True)
    parser.add_argument("--scheduler", help="its address; without it, two workers on this machine")
    given = parser.parse_args()
    requests = sorted(given.requests.resolve().glob("*.yaml"))
    if not requests:
        parser.error(f"there is no request in {given.requests}")
    authority = load_authority(given.authority)
    with here() if given.scheduler is None else nullcontext(given.scheduler) as cluster, Client(cluster):
        done = write_letters(requests, given.letters.resolve(), authority, given.today)
    for _, lines in done:
        for line in lines:
            print(line, file=sys.stderr)
    print(f"{sum(written for written, _ in done)} letters written, of {len(done)} requests")
    return 0 if all(written for written, _ in done) else 1


if __name__ == "__main__":
    sys.exit(main())
