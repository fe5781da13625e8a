"""What is open while a document is read: each mapping or list, from the document itself inwards."""

from s17gen.document import Data
from s17gen.findings import Path


class Frame:
    """An open mapping or list (the other is None), and in a mapping the key that waits for its value.

    `prose` says that it is a list in brackets with several words in one of its unquoted items.
    """

    __slots__ = ("key", "list", "mapping", "path", "prose")

    def __init__(self, path: Path, mapping: bool) -> None:
        self.path = path
        self.mapping: dict[str, Data] | None = {} if mapping else None
        self.list: list[Data] = []
        self.key: str | None = None
        self.prose = False

    def put(self, value: Data) -> Path:
        """Take a finished value, and say where it stands."""
        if self.mapping is None:
            self.list.append(value)
            return (*self.path, len(self.list) - 1)
        key = str(self.key)
        self.mapping[key] = value
        self.key = None
        return (*self.path, key)

    def next(self) -> Path:
        """Where the value that begins now will stand."""
        return (*self.path, len(self.list) if self.mapping is None else str(self.key))


class Root(Frame):
    """What holds the document itself, whose path is empty."""

    __slots__ = ()

    def put(self, value: Data) -> Path:
        """Take the document."""
        self.list.append(value)
        return ()

    def next(self) -> Path:
        """The path of the document."""
        return ()
