"""Our own frames as Jinja wrote them in Python when s17gen was installed, so that no letter waits for that.

What was kept of a frame goes by the hashes of its text and of what of Jinja writes the code: a frame that was edited
since, or is read by a Jinja that would write something else, is compiled as ever.
"""

import contextlib
import hashlib
import os
from functools import cache

import jinja2
from jinja2.bccache import Bucket

from s17gen.prepared import FOLDER, put


class Kept(jinja2.BytecodeCache):
    """Where the environment of our own frames looks for what was kept of them; it keeps nothing itself."""

    def __init__(self, folder: str = FOLDER) -> None:
        self._folder = folder

    def load_bytecode(self, bucket: Bucket) -> None:
        """Jinja's hook: give the bucket the code of its frame, if that was kept."""
        with contextlib.suppress(OSError, ValueError, SyntaxError), open(self._path(bucket), encoding="utf-8") as file:
            bucket.code = compile(file.read(), bucket.key, "exec")

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Jinja's hook: nothing is kept but by `keep`."""

    def get_cache_key(self, name: str, filename: str | None = None) -> str:
        """What a traceback calls the code of a frame."""
        return name

    def keep(self, environment: jinja2.Environment, name: str) -> None:
        """Keep what `environment` makes of one frame."""
        assert environment.loader is not None
        source, filename, _ = environment.loader.get_source(environment, name)
        bucket = self.get_bucket(environment, name, filename, source)
        put(self._path(bucket), environment.compile(source, name, name, raw=True).encode())

    def _path(self, bucket: Bucket) -> str:
        return os.path.join(self._folder, f"{bucket.checksum}.jinja-{_compiler()}")


@cache
def _compiler() -> str:
    """A hash of Jinja's compiler; its version does not do, since to ask for that may take longer than all of this."""
    with open(jinja2.compiler.__file__, "rb") as file:
        return hashlib.sha256(file.read()).hexdigest()[:16]
