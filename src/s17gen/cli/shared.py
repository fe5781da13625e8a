"""Options that several commands share, and what they mean."""

import os

from s17gen.errors import UsageError
from s17gen.library import Library

_LAYER_NAMES = {"foia", "uk", "styles", "topics.yaml", "library.yaml"}
_LAYER_HINT = "`--library` takes a folder like the shipped exemptions/, with `foia/` or `styles/` in it"


def library(layers: tuple[str, ...]) -> Library:
    """The shipped library with these layers over it; a folder that is none is a fault of the call."""
    for layer in layers:
        try:
            held = set(os.listdir(layer))
        except (OSError, ValueError):
            raise UsageError(f"{layer} is not a folder that can be read", _LAYER_HINT) from None
        if not held & _LAYER_NAMES:
            raise UsageError(f"{layer} holds nothing of a library", _LAYER_HINT)
    return Library(layers)
