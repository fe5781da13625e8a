"""The least that could be done: the C parser reads the YAML, and plain Jinja2 prints the same words, unchecked."""

from collections.abc import Mapping
from pathlib import Path

import jinja2
import yaml

TEMPLATE = "{% for each in paragraphs %}{{ each }}{% if not loop.last %}\n\n{% endif %}{% endfor %}"


class Floor:
    """Reads a file and prints letters that were written before, paragraph by paragraph."""

    def __init__(self, request: Path, letters: Mapping[str, str]) -> None:
        self.request = request
        self.paragraphs = {name: letter.split("\n\n") for name, letter in letters.items()}
        environment = jinja2.Environment(autoescape=False, keep_trailing_newline=True)
        self.template = environment.from_string(TEMPLATE)
        assert self.write() == dict(letters)

    def write(self) -> dict[str, str]:
        """The same letters."""
        yaml.load(self.request.read_bytes(), yaml.CSafeLoader)
        return {name: self.template.render(paragraphs=each) for name, each in self.paragraphs.items()}
