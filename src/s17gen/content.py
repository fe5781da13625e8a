"""Where the shipped content is: packaged with s17gen, or beside it in a checkout."""

import os

from s17gen.errors import LibraryError


def content_root(name: str) -> str:
    """The folder of shipped content called `name` (`exemptions`, `templates`, `examples`, `docs`)."""
    here = os.path.dirname(os.path.abspath(__file__))
    for root in (os.path.join(here, "_content"), os.path.dirname(os.path.dirname(here))):
        folder = os.path.join(root, name)
        if os.path.isdir(folder):
            return folder
    raise LibraryError(f"the {name} that ship with s17gen are missing", hint="install s17gen again")
