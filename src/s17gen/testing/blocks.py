"""The words of one block of the library, with its slots filled."""

from typing import Any

from s17gen.errors import UsageError
from s17gen.library import Library
from s17gen.notice import Block as Node
from s17gen.notice import Bullets, Numbered, Paragraph
from s17gen.passages import Reader
from s17gen.wire import Use
from s17gen.wording import plain


def words_of_block(name: str, library: Library | None = None, /, **slots: Any) -> str:
    """What a letter says for the block called `name`, with its slots filled as a request would fill them.

    Write `_` for a `-` in the name of a slot. Paragraphs stand apart by an empty line, items of a list begin with `- `
    or their number. Raises `UsageError` where the library has no such block, or a slot is missing, unknown or filled
    with what does not answer its question.
    """
    library = library or Library()
    block = library.block(name)
    given = Use(use=name, slots={slot.replace("_", "-"): value for slot, value in slots.items()})
    reader = Reader(library)
    if block is None:
        passages = reader.read(given, ("block",))
    else:
        passages = reader.read(given, ("block",), block.side, block.limbs, block.question)
    if reader.faults:
        messages = [f"{each.message} ({each.hint})" for each in reader.faults]
        raise UsageError("\n".join(messages))
    return "\n\n".join(_words(node) for passage in passages for node in passage.words)


def _words(node: Node) -> str:
    if isinstance(node, Bullets):
        return "\n".join(f"- {plain(item)}" for item in node.items)
    if isinstance(node, Numbered):
        return "\n".join(f"{number}. {plain(item)}" for number, item in enumerate(node.items, 1))
    assert isinstance(node, Paragraph)  # a block's text makes nothing else
    return plain(node.content)
