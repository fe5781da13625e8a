"""What every model of a file is: a closed, frozen mapping with kebab-case keys.

No text may be blank and no list empty, but `bind` sees to that, not the types: a union of a constrained text,
a constrained list and a struct makes msgspec 0.22 read memory that is not its own.
"""

from typing import ClassVar

from msgspec import Struct


class Wire(Struct, frozen=True, forbid_unknown_fields=True, rename="kebab"):
    """A mapping in a file.

    `__rest__` names the field that takes the keys only the library knows; `__or_text__` says that text may stand
    in its place.
    """

    __rest__: ClassVar[str] = ""
    __or_text__: ClassVar[bool] = False
