"""The proof that a letter says what it owes: owed ⊆ stamped (in the Notice), stamped ⊆ printed (in the text).

Every stamped node is replaced by a unique mark, the notice is rendered, and the marks are counted: each must
stand in the text exactly once. A template that drops or repeats a section cannot pass.
"""

from collections.abc import Callable, Iterator, Mapping

from msgspec.structs import replace

from s17gen.case import Case
from s17gen.duties import Owed, owed
from s17gen.findings import Fault, Kind
from s17gen.notice import Block, Bullets, Gap, Lines, Notice, Numbered, Paragraph, Quote, Section, Table, Text

UNSAID = Kind(
    "S17-901",
    "the style never says what is owed",
    todo="Add to the style the kind of section that says what is owed, or choose a style that has it.",
)
UNPRINTED = Kind(
    "S17-902",
    "the template loses or repeats what is owed",
    todo="Mend the template so that it prints every section of the letter once, without conditions on its words.",
)
LEFT_OPEN = Kind(
    "S17-903",
    "a gap in a final letter",
    todo="Give what is missing where the gap stands. `--draft` shows the gaps in the letter.",
)

DRAFT = "MARKDRAFTEND"  # stands for the mark of a draft

KINDS = (UNSAID, UNPRINTED, LEFT_OPEN)


def prove(case: Case, notice: Notice, formats: Mapping[str, Callable[[Notice], str]]) -> Iterator[Fault]:
    """A fault for every duty owed that the notice does not say, or that a letter does not print once.

    `formats` has what renders the notice, by the name of the format.
    """
    nodes = list(notice.nodes())
    stamped = {stamp for node in nodes for stamp in node.stamps}
    for each in owed(case):
        if each.stamp not in stamped:
            yield _unsaid(each)
    marked, marks = mark(notice)
    for name, render in formats.items():
        yield from _unprinted(render(marked), marks, bool(notice.draft), f"letter.{name}.j2")
    if not notice.draft:
        yield from (Fault(LEFT_OPEN, (), each.missing) for each in nodes if isinstance(each, Gap))


def _unprinted(text: str, marks: dict[str, Block], draft: bool, template: str) -> Iterator[Fault]:
    text = seen(text)
    for word, node in marks.items():
        if (times := text.count(word)) != 1:
            duties = ", ".join(dict.fromkeys(stamp.duty for stamp in node.stamps))
            message = f"{template} prints {times} times what discharges {duties}; it must print it once"
            kind = replace(UNPRINTED, duty=node.stamps[0].duty)
            yield Fault(kind, node.stamps[0].about, message, "print every section of the notice once")
    if draft and DRAFT not in text:
        yield Fault(UNPRINTED, (), f"{template} does not print the mark of a draft", "print `notice | mark`")


def seen(text: str) -> str:
    """The text without its comments, which only a template can have."""
    shown = []
    while text:
        before, opened, rest = text.partition("<!--")
        shown.append(before)
        text = rest.partition("-->")[2] if opened else ""
    return "".join(shown)


def mark(notice: Notice) -> tuple[Notice, dict[str, Block]]:
    """The notice with each stamped node's words replaced by a mark, and the node behind each mark.

    All other words are left out, so that nothing typed in a request can be taken for a mark.
    """
    marks: dict[str, Block] = {}
    sections = tuple(_mark_section(each, marks) for each in notice.sections)
    return Notice(title="", sections=sections, draft=DRAFT if notice.draft else ""), marks


def _mark_section(section: Section, marks: dict[str, Block]) -> Section:
    body = tuple(
        _mark_section(each, marks) if isinstance(each, Section) else _mark_node(each, marks)
        for each in section.body
        if isinstance(each, Section) or each.stamps
    )
    return Section(section.kind, "", body)


def _mark_node(node: Block, marks: dict[str, Block]) -> Block:
    word = f"MARK{len(marks):06}END"
    marks[word] = node
    words = (Text(word),)
    if isinstance(node, Paragraph):
        return replace(node, content=words)
    if isinstance(node, (Bullets, Numbered)):
        return replace(node, items=(words,))
    if isinstance(node, Lines):
        return replace(node, lines=(words,))
    if isinstance(node, Quote):
        return replace(node, paragraphs=((word,),))
    if isinstance(node, Table):
        return replace(node, rows=((words, *((),) * (len(node.head) - 1)),))
    return replace(node, missing=word)


def _unsaid(each: Owed) -> Fault:
    hint = f"the style must have the section that says it, and its statement the duty `{each.duty.id}`"
    return Fault(replace(UNSAID, duty=each.duty.id), each.about, f"the letter would not say {each.duty.says}", hint)
