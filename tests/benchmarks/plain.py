"""The floor of a batch, in a process of its own: `plain.py REQUESTS FRAMES OUT careful|quick FORMAT...`.

The C parser reads each request, plain Jinja2 prints the words that s17gen would, and nothing is looked up or checked.
`quick` leaves it to the system when a letter gets to the disk. `careful` does for each, one after the other, what
`s17gen render` does: write another file, flush that to the disk, then give it its name.
"""

import os
import sys

import jinja2
import yaml


def main(requests: str, frames: str, out: str, care: str, *formats: str) -> None:
    """Write all letters."""
    loader = jinja2.FileSystemLoader(frames)
    environment = jinja2.Environment(loader=loader, autoescape=False, keep_trailing_newline=True, auto_reload=False)
    put = {"careful": _careful, "quick": _quick}[care]
    os.mkdir(out)
    for file in sorted(os.listdir(requests)):
        example, ending = os.path.splitext(file.partition("-")[2])
        if ending == ".yaml":
            with open(os.path.join(requests, file), "rb") as opened:
                request = yaml.load(opened, yaml.CSafeLoader)
            for each in formats:
                put(os.path.join(out, f"{request['reference']}.{each}"), _letter(environment, example, each, request))


def _letter(environment: jinja2.Environment, example: str, form: str, request: dict[str, object]) -> str:
    who = request["applicant"]
    name = who["name"] if isinstance(who, dict) else who
    return environment.get_template(f"{example}.{form}").render(reference=request["reference"], name=name)


def _quick(path: str, text: str) -> None:
    with open(path, "x", encoding="utf-8", newline="\n") as file:
        file.write(text)


def _careful(path: str, text: str) -> None:
    with open(f"{path}.part", "x", encoding="utf-8", newline="\n") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    os.link(f"{path}.part", path)
    os.unlink(f"{path}.part")


if __name__ == "__main__":
    main(*sys.argv[1:])
