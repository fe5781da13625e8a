"""What an answer may turn on: what was said so far, the library, who answers, where the file is to stand."""

import datetime
from collections.abc import Callable
from typing import Any

from msgspec import Struct

from s17gen.findings import Path
from s17gen.library import Library
from s17gen.wizard.gap import stands_at
from s17gen.wizard.talk import Talk


class Desk(Struct):
    """The data of the file, the folder that it is to stand in, and who asks and keeps.

    `keep` keeps a text that is not at its end yet. `profiles` is a folder of profiles that the project has.
    """

    data: dict[str, Any]
    library: Library
    talk: Talk
    today: datetime.date
    keep: Callable[[Path, str], None]
    folder: str = ""
    profiles: str | None = None

    def at(self, path: Path) -> Any:
        """What was said at a path."""
        return stands_at(self.data, path)
