"""Text becomes plain data, with a place for every element; hostile or unlucky YAML is refused.

`CSafeLoader` would turn the reference `00012325` into 5333, keep the last of two equal keys in silence and
be crashed by 60 kB of `[`. This reads the events of PyYAML's C parser without recursion instead: every
scalar stays text, and what a request never needs (anchors, tags, merge keys, directives) is an error.
"""

import re

import yaml

from s17gen.document import Document
from s17gen.file_kinds import (
    ALIAS,
    COMMAS,
    COMPLEX_KEY,
    CONTROL,
    CUT_SHORT,
    DIRECTIVE,
    DOCUMENTS,
    DUPLICATE,
    EMPTY,
    ENCODING,
    MERGE,
    NULL_WORD,
    ODD_SPACE,
    SYNTAX,
    TAG,
    TOO_LARGE,
)
from s17gen.findings import Finding, Kind, Path
from s17gen.frames import Frame, Root
from s17gen.traps import Mark, explain_syntax, where

MAX_BYTES = 256 * 1024
MAX_DEPTH = 32
MAX_NODES = 20_000
MAX_FAULTS = 20


# By the byte order mark, longest first.
_OTHER_ENCODINGS: tuple[tuple[str, tuple[bytes, ...]], ...] = (
    ("UTF-32", (b"\xff\xfe\0\0", b"\0\0\xfe\xff")),
    ("UTF-16", (b"\xff\xfe", b"\xfe\xff")),
)
_TOO_DEEP = f"the file is nested more than {MAX_DEPTH} deep"
_LINE_BREAK = "\r\n|[\n\r\x85\u2028\u2029]"
_NULL_WORDS = ("null", "Null", "NULL", "~")
_FORBIDDEN = "[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]"
ODD_SPACES = (
    "\xa0\u1680\u180e\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u200b\u202f\u205f\u3000\ufeff"
)


def load(name: str, raw: bytes, before: int = 0, what: str = "file") -> tuple[Document, list[Finding]]:
    """Read one file's bytes into a Document; its data is only to be used if no finding is an error.

    `name` is what findings call the file. Where the bytes are one document of several in it, `before` is how many lines
    stand before them, and `what` they are called. Takes linear time and refuses more than 256 KiB.
    """
    document = Document(name, [], before=before)
    text, findings = decode(document, raw, what)
    if findings:
        return document, findings
    reader = _Reader(document, text)
    reader.read()
    return document, reader.findings


def decode(document: Document, raw: bytes, what: str = "file") -> tuple[str, list[Finding]]:
    """The text that the bytes of a document are, or why nobody can read them."""
    if len(raw) > MAX_BYTES:
        message = f"the {what} is over {MAX_BYTES // 1024} KiB; a request is a few"
        hint = "take out what is not part of the request; documents are enclosed, not pasted in"
        return "", [Finding(TOO_LARGE, message, document.at((0, 0)), hint)]
    for name_of_it, marks in _OTHER_ENCODINGS:
        if raw.startswith(marks):
            return "", [_not_utf8(document, b"", 0, f"the file is {name_of_it}, not UTF-8")]
    try:
        return raw.decode("utf-8").removeprefix("\ufeff"), []
    except UnicodeDecodeError as error:
        message = f"byte 0x{raw[error.start]:02x} is not UTF-8; the file looks like Windows-1252 or Latin-1"
        return "", [_not_utf8(document, raw, error.start, message)]


def control(document: Document, text: str) -> Finding | None:
    """The first character of a text that no file may have."""
    found = re.search(_FORBIDDEN, text)
    if found is None:
        return None
    before = _lines(text[: found.start()])
    hint = "delete it, or type the text again"
    if text.count("\0") > len(text) // 3:
        hint = "every other character is one, so the file is UTF-16: save it as UTF-8"
    place = document.at((len(before) - 1, len(before[-1])))
    return Finding(CONTROL, f"character U+{ord(found[0]):04X} is not allowed", place, hint)


def _lines(text: str) -> list[str]:
    """The text cut at YAML's own line breaks, of which most files use one."""
    if any(each in text for each in "\r\x85\u2028\u2029"):
        return re.split(_LINE_BREAK, text)
    return text.split("\n")


def _not_utf8(document: Document, raw: bytes, start: int, message: str) -> Finding:
    """The finding at the byte `start`, whose line is shown as its writer most likely meant it."""
    good = raw[:start].decode("utf-8")
    before = _lines(good)
    document.lines = _lines(good + raw[start:].decode("cp1252", "replace"))
    hint = "save the file as UTF-8: in most editors, File > Save with encoding"
    return Finding(ENCODING, message, document.at((len(before) - 1, len(before[-1]))), hint)


_CITATION = re.compile(r"s\d{1,3}[A-Z]{0,2}\(")  # several limbs stand in one item: `[s31(1)(a) and (b), s38(1)(b)]`
_NO_KEY = "\0"  # stands for a key that was no scalar; no text can equal it


class _Reader:
    """Builds one Document from the parser's events; all faults but a syntax error let it go on."""

    def __init__(self, document: Document, text: str) -> None:
        document.lines = _lines(text)
        self.document = document
        self.text = text
        self.findings: list[Finding] = []
        self.root = Root((), mapping=False)
        self.frames: list[Frame] = [self.root]
        self.has_traps = any(each in text for each in ("#", *_NULL_WORDS))
        self.brackets: list[Path] = []  # the paths of open lists in brackets
        self.nodes = 0
        self.documents = 0
        self.stopped = False
        self.ended = False

    def read(self) -> None:
        """Parse the whole text, or up to what makes going on useless."""
        if self._has_directive():
            return
        # Wheels of PyYAML carry the C parser; where one was built without, the Python one has the same events.
        parser = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
        try:
            events = parser(self.text)
            while not self.stopped and not self.ended:
                self._event(events.get_event())
        except yaml.MarkedYAMLError as error:
            self._syntax(error)
        except yaml.YAMLError:  # only the reader's, for characters that YAML does not allow
            self._control()
        self.document.data = self.root.list[0] if self.root.list else ""
        if not self.findings and not self.documents:
            if self.text.strip():
                hint = "take the `# ` away before each key that you answer, and write the answer after it"
                self._fault(EMPTY, (0, 0), "everything in the file is a comment", hint)
            else:
                hint = "`s17gen new` begins a file; `s17gen init` makes an example to copy"
                self._fault(EMPTY, (0, 0), "the file is empty", hint)

    def _syntax(self, error: yaml.MarkedYAMLError) -> None:
        """What the parser complains of. From PyYAML 6.0.4 on it has a limit of its own to nesting, past ours."""
        if "nesting depth" in str(error.problem):
            self._stop(TOO_LARGE, self._too_deep(), _TOO_DEEP)
            return
        trap = explain_syntax(error, self.document.lines, self.document.before)
        self._fault(SYNTAX, trap.mark, trap.message, trap.hint)

    def _too_deep(self) -> Mark:
        """Where brackets and braces, wherever they stand, first are deeper than may be; the parser saw them all."""
        depth = 0
        for number, line in enumerate(self.document.lines):
            for column, character in enumerate(line):
                depth += (character in "[{") - (character in "]}")
                if depth > MAX_DEPTH:
                    return number, column
        return 0, 0

    def _has_directive(self) -> bool:
        for number, line in enumerate(self.document.lines):
            if line.startswith("%"):
                hint = "delete the line; quote a value that begins with %"
                self._fault(DIRECTIVE, (number, 0), "directives are not used here", hint)
                return True
            if line.strip() and not line.lstrip().startswith("#"):
                break  # a % further on is no directive
        return False

    def _control(self) -> None:
        found = control(self.document, self.text)
        place = self.document.at((0, 0))
        self.findings.append(found or Finding(CONTROL, "a character that is not text is not allowed", place))

    def _event(self, event: yaml.Event) -> None:
        # Reading is half of a letter's time in a batch: the most frequent events come first.
        if isinstance(event, yaml.ScalarEvent):
            self._scalar(event, where(event.start_mark))
        elif isinstance(event, yaml.CollectionEndEvent):
            self._close()
        elif isinstance(event, yaml.NodeEvent):
            self._collection(event, where(event.start_mark))
        elif isinstance(event, yaml.StreamEndEvent):
            self.ended = True
        elif isinstance(event, yaml.DocumentStartEvent):
            self.documents += 1
            if self.documents > 1:
                self._stop(DOCUMENTS, where(event.start_mark), "a second document begins here")

    def _scalar(self, event: yaml.ScalarEvent, mark: Mark) -> None:
        self.nodes += 1
        value = event.value
        if event.anchor or event.tag or self.nodes > MAX_NODES:
            self._refuse(event, mark)
        frame = self.frames[-1]
        if frame.key is None and frame.mapping is not None:
            frame.key = self._key((*frame.path, value), value, mark)
            return
        self.document.values[frame.put(value)] = mark
        if not event.style:
            frame.prose = frame.prose or (" " in value and not _CITATION.match(value))
            if self.has_traps:
                self._warn_of_plain(value, mark, event)

    def _collection(self, event: yaml.NodeEvent, mark: Mark) -> None:
        """The start of a mapping or a list, or an alias, which is refused and stands for an empty text."""
        self.nodes += 1
        self._refuse(event, mark)
        frame = self.frames[-1]
        alias = isinstance(event, yaml.AliasEvent)
        if frame.key is None and frame.mapping is not None:
            frame.key = _NO_KEY if alias else None
            if not alias:
                hint = (
                    "if the braces are part of the text, put the whole value in quotes, or after `>` on its own lines"
                )
                self._fault(COMPLEX_KEY, mark, "braces or brackets stand where a key should be", hint)
                self._open(event, (*frame.path, _NO_KEY))
            return
        path = frame.put("") if alias else frame.next()
        self.document.values[path] = mark
        if not alias:
            self._open(event, path)

    def _open(self, event: yaml.NodeEvent, path: Path) -> None:
        self.frames.append(Frame(path, isinstance(event, yaml.MappingStartEvent)))
        if isinstance(event, yaml.SequenceStartEvent) and event.flow_style:
            self.brackets.append(path)

    def _refuse(self, event: yaml.NodeEvent, mark: Mark) -> None:
        """A fault for each feature that is not used here, and for a file that is too large or too deep."""
        quote = "if it is part of the text, put the text in quotes"
        tag = getattr(event, "tag", None)
        if isinstance(event, yaml.AliasEvent):
            self._fault(ALIAS, mark, f"`*{event.anchor}` is an alias, which is not used here", quote)
        elif event.anchor:
            self._fault(ALIAS, mark, f"`&{event.anchor}` is an anchor, which is not used here", quote)
        if tag:
            self._fault(TAG, mark, f"`{tag}` is a tag, which is not used here", quote)
        if self.nodes > MAX_NODES:
            self._stop(TOO_LARGE, mark, f"the file has more than {MAX_NODES:,} elements")
        elif len(self.frames) > MAX_DEPTH:
            self._stop(TOO_LARGE, mark, _TOO_DEEP)

    def _key(self, path: Path, key: str, mark: Mark) -> str:
        """The key as it is; of one given twice, another that keeps its value apart from the first's."""
        if key == "<<":
            self._fault(MERGE, mark, "`<<` is a merge key, which is not used here", "write the keys out")
        if key and key[0] in ODD_SPACES:
            hint = "delete the space before the key and type it again"
            self._fault(ODD_SPACE, mark, "a no-break space stands before this key", hint)
        first = self.document.keys.setdefault(path, mark)
        if first is not mark:
            line = self.document.before + first[0] + 1
            message = f"`{key}` is given twice: on line {line}, column {first[1] + 1}, and here"
            self._fault(DUPLICATE, mark, message, "keep one of them, or join the two")
            return f"{_NO_KEY}{self.nodes}"
        return key

    def _warn_of_plain(self, text: str, mark: Mark, event: yaml.ScalarEvent) -> None:
        """Warn where a plain scalar is not what its writer sees: cut by a comment, or a word for nothing."""
        if text in _NULL_WORDS:
            hint = "leave the key out if there is nothing to say; put the word in quotes if it is meant"
            self._fault(NULL_WORD, mark, f"`{text}` is read here as the word itself", hint)
        line, column = where(event.end_mark)
        if line >= len(self.document.lines) or "#" not in self.document.lines[line]:
            return
        rest = self.document.lines[line][column:]
        # Two spaces, `#`, a space: that is how people write comments. Anything else may be `Lot #12`.
        if re.match(r"[ \t]+#", rest) and not re.match(r"[ \t]{2,}#+( |$)", rest):
            shown = text if len(text) <= 40 else f"…{text[-39:]}"
            said = f"the value ends here, at `{shown}`" if text else "all of this value is a comment"
            hint = "put the value in quotes; or, if this is a comment, leave two spaces before `#` and one after"
            self._fault(CUT_SHORT, (line, column), said, hint)

    def _close(self) -> None:
        frame = self.frames.pop()
        if self.brackets and self.brackets[-1] == frame.path:
            self._warn_of_commas(frame, self.document.values.get(self.brackets.pop()))
        outer = self.frames[-1]
        if outer.mapping is not None and outer.key is None:
            outer.key = _NO_KEY  # the collection that just ended stood where a key should be
        else:
            outer.put(frame.list if frame.mapping is None else frame.mapping)

    def _warn_of_commas(self, frame: Frame, mark: Mark | None) -> None:
        if frame.prose and len(frame.list) > 1 and mark:
            hint = "write each item on a line of its own after `- `, or put each in quotes"
            self._fault(COMMAS, mark, f"the commas in these brackets make {len(frame.list)} items", hint)

    def _fault(self, kind: Kind, mark: Mark, message: str, hint: str = "") -> None:
        of_this_sort = sum(each.severity == kind.severity for each in self.findings)
        if of_this_sort < MAX_FAULTS:
            self.findings.append(Finding(kind, message, self.document.at(mark), hint))
        elif kind.severity == "error":
            self.stopped = True

    def _stop(self, kind: Kind, mark: Mark, message: str) -> None:
        self._fault(kind, mark, message, "give each request a file of its own")
        self.stopped = True
