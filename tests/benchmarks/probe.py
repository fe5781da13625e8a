"""One cold letter that times its own parts; run by `cold` in a process of its own, it prints them as JSON to stderr."""

import gc
import sys
import time

start = time.perf_counter()
gc.disable()  # as `s17gen` itself does while it imports

import click, jinja2, yaml  # noqa: E401, E402, F401, I001 - the order is what is measured

libraries = time.perf_counter()

import msgspec  # noqa: E402, F401

structs = time.perf_counter()

import importlib  # noqa: E402

from s17gen import cli, library  # noqa: E402
from s17gen.cli import render  # noqa: E402, F401
from s17gen.render import FORMATS  # noqa: E402

importlib.import_module(FORMATS[sys.argv[1]])
ours = time.perf_counter()

spent = {"read": 0.0, "compile": 0.0}


def timed(owner: object, name: str) -> None:
    """Add up what the calls of a function take."""
    function = getattr(owner, name)

    def wrapper(*args: object, **more: object) -> object:
        begun = time.perf_counter()
        result = function(*args, **more)
        spent[name] += time.perf_counter() - begun
        return result

    setattr(owner, name, wrapper)


timed(library, "read")
timed(jinja2.Environment, "compile")
began = time.perf_counter()
cli.main.main(["render", sys.argv[2], "-f", sys.argv[1]], prog_name="s17gen", standalone_mode=False)
end = time.perf_counter()

import json  # noqa: E402 - only now, so that it counts for nothing

parts = {
    "click, jinja2 and yaml": libraries - start,
    "msgspec": structs - libraries,
    "other imports": ours - structs,
    "compiling the frame": spent["compile"],
    "reading the library": spent["read"],
    "everything else": end - began - sum(spent.values()),
}
sys.stderr.write(json.dumps(parts))
