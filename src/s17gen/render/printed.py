"""Text that has passed a format's escaper: the only kind of value a template may print."""


class Printed(str):
    """A piece of a finished letter."""

    __slots__ = ()
