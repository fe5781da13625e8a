"""What stops a run: faults of the surroundings, never of a request."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # help and the version are printed without the models behind findings
    from s17gen.findings import Finding


class S17genError(Exception):
    """Root of every exception that `s17gen` raises on purpose.

    `message` says what is wrong and where, `hint` what to do about it.
    """

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint

    def __reduce__(self) -> tuple[object, ...]:
        """How it travels from one process to another, whatever it was made from."""
        return _again, (type(self), self.message, self.__dict__)


def _again(kind: type[S17genError], message: str, state: dict[str, object]) -> S17genError:
    """The error as it was when it was pickled."""
    error = kind.__new__(kind, message)
    error.__dict__.update(state)
    return error


class UsageError(S17genError):
    """The call cannot be carried out as it stands."""


class OutputError(S17genError):
    """A letter could not be written; whatever stood there before still stands."""


class FullError(OutputError):
    """There is no room left on a disk, so no other file can be written there either."""


class RecordError(S17genError):
    """A record of a letter is none that the letter can be printed from."""


class LibraryError(S17genError):
    """The library, a style or a template is unusable; `findings` say where."""

    def __init__(self, message: str, findings: "Sequence[Finding]" = (), hint: str = "") -> None:
        super().__init__(message, hint)
        from s17gen.findings import ordered

        self.findings = ordered(findings)

    def __str__(self) -> str:
        """The message and a line for each finding, for whoever sees the exception itself."""
        places = [f"{each.place.file}:{each.place.line}: {each.message}" for each in self.findings]
        return "\n".join([self.message, *places])


class ConfigError(LibraryError):
    """The project's configuration is unusable; `findings` say where."""


class TemplateError(LibraryError):
    """A frame of a letter is unusable: `problem` at `line` of the frame `name`, 0 where nobody can tell which.

    `file` is where that frame was read from, empty where there is none.
    """

    def __init__(self, name: str, line: int, problem: str, file: str = "") -> None:
        where = f"{name}:{line}" if line else name
        super().__init__(f"the template cannot be used: {where}: {problem}", hint="mend the template")
        self.file = file
        self.line = line
        self.problem = problem
