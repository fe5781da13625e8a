"""The words of a page of HTML, as a text with a line for each of its blocks and a number for each item of a list."""

from html.parser import HTMLParser

from s17gen.visible import fold

_SILENT = ("script", "style", "head", "title", "template")
_BREAKS = ("p", "div", "br", "li", "tr", "h1", "h2", "h3", "h4", "blockquote", "pre", "table", "ul", "ol")


class _Words(HTMLParser):
    """Collects words; scripts and styles are none."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[str] = []
        self.silent = 0
        self.lists: list[int | None] = []  # the number of the last item of each open list; None where it has none

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """An element begins."""
        self.silent += tag in _SILENT
        self.found += ["\n"] if tag in _BREAKS else []
        if tag in ("ol", "ul"):
            self.lists.append(0 if tag == "ol" else None)
        last = self.lists[-1] if self.lists else None
        if tag == "li" and last is not None:
            self.lists[-1] = last + 1
            self.found.append(f"{last + 1}. ")

    def handle_endtag(self, tag: str) -> None:
        """An element ends."""
        self.silent = max(0, self.silent - (tag in _SILENT))
        self.found += ["\n"] if tag in _BREAKS and tag != "br" else []
        if tag in ("ol", "ul") and self.lists:
            self.lists.pop()

    def handle_data(self, data: str) -> None:
        """Words, unless they stand where nobody sees them."""
        if not self.silent:
            self.found.append(data.replace("\n", " ").replace("\xa0", " "))


def stripped(page: str) -> str:
    """The words alone, never more than one empty line between them."""
    reader = _Words()
    reader.feed(page)
    reader.close()
    lines = [fold(line) for line in "".join(reader.found).split("\n")]
    kept = [line for number, line in enumerate(lines) if line or (number and lines[number - 1])]
    return "\n".join(kept)
