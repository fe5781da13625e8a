"""Whether an authority's own layer of the library holds together."""

import os

from s17gen.errors import LibraryError, UsageError
from s17gen.library import Library
from s17gen.lint import lint


def check_layer(*folders: str) -> list[str]:
    """Everything wrong with a layer over the shipped library, a line each: file, line, id, message; none if sound.

    Several folders are layers in the order given, the uppermost last. Every file is read; a file that cannot be read
    is the only thing reported, since nothing can be said of the others without it. Raises `UsageError` where there is
    no such folder, so that a slip in its name is not taken for a sound layer.
    """
    for folder in folders:
        if not os.path.isdir(folder):
            raise UsageError(f"`{folder}` is not a folder", hint="paths count from the folder in which the tests run")
    try:
        library = Library(list(folders))
        _read_all(library)
        findings = lint(library)
    except LibraryError as error:
        if not error.findings:
            return [error.message]
        findings = error.findings
    return [f"{each.place.file}:{each.place.line}: {each.kind.id}: {each.message}" for each in findings]


def _read_all(library: Library) -> None:
    """Read what `lint` has no need of, or only a part of."""
    for name in library.style_ids():
        library.style(name)
    library.regime(), library.regulators(), library.authority_kinds()
    library.statement_ids(), library.topics(), library.versions()
