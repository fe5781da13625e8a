"""What a request file begins with: an e-mail, an earlier file, one begun before; and the text that it becomes."""

import os
from collections.abc import Collection
from typing import Any

from msgspec import Struct, field

from s17gen.document import Document
from s17gen.errors import UsageError
from s17gen.findings import Path, has_error
from s17gen.library import Library
from s17gen.parts import read_parts
from s17gen.schema import modeline
from s17gen.source import MAX_BYTES, load
from s17gen.wizard import file
from s17gen.wizard.comments import Comments, read_comments
from s17gen.wizard.gap import Beside, mappings, stands_at
from s17gen.wizard.gaps import asked, gaps
from s17gen.wizard.like import CHECK, flags, identity, like, reviewed
from s17gen.wizard.mail import Mail
from s17gen.wizard.offers import has_reasons
from s17gen.wizard.reasons import may_share

_CHECK = "Answer what stands in comments and take the `# ` away, or take out what you do not need; then `s17gen check`."
_MODELINE = "# yaml-language-server:"
_NO_SCHEMA = "# For help while you write: `s17gen schema --all schemas/`; `s17gen help editors` says more.\n"
_PARTS = "Its parts, as read from its own numbering:"
_MAY_SHARE = "What is the same for all of these may stand on the decision, once:"
_SHARED = "the same for all claims:"
_UNFINISHED = "unfinished: this text was broken off; `s17gen new --resume` goes on with it."


class Start(Struct):
    """A request file that is begun: its data, and the comments at its top and above its elements.

    `unfinished` are texts that were broken off, `doubtful` what a person should look at and may want to change, `old`
    texts that may be true of an earlier request alone, `passed` what nobody is to be asked. `settled` are keys that the
    project answers, `shared` what the claims of a decision are to share, by its path. `schema` is the folder of the
    schemas as seen from the file, if there is one.
    """

    data: dict[str, Any] = {}
    head: list[str] = []
    notes: dict[Path, list[str]] = {}
    kept: Comments = field(default_factory=Comments)
    unfinished: set[Path] = set()
    doubtful: list[Path] = []
    old: list[Path] = []
    passed: set[Path] = set()
    settled: Collection[str] = ()
    shared: dict[Path, list[str]] = {}
    schema: str | None = None

    @property
    def to_check(self) -> int:
        """How many texts are marked as ones that may be true of an earlier request alone."""
        every = [
            *self.notes.values(),
            *([line.removeprefix("# ") for line in each] for each in self.kept.above.values()),
        ]
        return sum(any(line.startswith(CHECK) for line in lines) for lines in every)

    @property
    def beside(self) -> Beside:
        """What is known beside the data."""
        return Beside(self.settled, self.shared)


def text(start: Start, library: Library) -> str:
    """The file's text, which must read back as what was given. Raises `UsageError` where it is too large to."""
    lacking = gaps(start.data, library, start.beside)
    head = [*start.head, *([_CHECK] if lacking else [])]
    made = _first_line(start) + file.write(start.data, lacking, head, _notes(start, library), start.kept)
    if len(made.encode("utf-8")) > MAX_BYTES:
        hint = "give the request's own words alone; documents are enclosed, not pasted in"
        raise UsageError(f"the file would be over {MAX_BYTES // 1024} KiB, more than a request file may have", hint)
    document, findings = load("the new file", made.encode("utf-8"))
    if (start.data and has_error(findings)) or document.data != (start.data or ""):  # questions alone are no data
        raise AssertionError(f"the new file does not read back: {[each.message for each in findings]}")
    return made


def _first_line(start: Start) -> str:
    if start.schema is not None:
        return modeline("request", start.schema)
    return "" if any(line.startswith(_MODELINE) for line in start.kept.head) else _NO_SCHEMA


def _notes(start: Start, library: Library) -> dict[Path, list[str]]:
    notes = {path: list(lines) for path, lines in start.notes.items()}
    request = start.data.get("request")
    parts = read_parts(request) if isinstance(request, str) else ()
    if parts:
        notes.setdefault(("request",), []).append(f"{_PARTS} {', '.join(each.number for each in parts)}.")
    for number, decision in mappings(start.data.get("decisions")):
        here: Path = ("decisions", number)
        may = may_share(decision, library)
        if may and not start.shared.get(here) and not has_reasons(decision):
            notes.setdefault((*here, "claims"), []).append(f"{_MAY_SHARE} {', '.join(may)}.")
    for path in start.unfinished:
        notes.setdefault(path, []).append(_UNFINISHED)
    for path, names in start.shared.items():
        if unsaid := [each for each in names if each not in stands_at(start.data, path)]:
            notes.setdefault(path, []).append(f"{_SHARED} {', '.join(unsaid)}")
    return notes


# One begun before.


def resume(start: Start, document: Document, library: Library) -> None:
    """Go on from a file that was begun, with every comment that somebody wrote into it."""
    assert isinstance(document.data, dict)
    start.data = document.data
    start.shared = _shared(document)
    kept = read_comments(document, _own_lines(start, library))
    for path, lines in list(kept.above.items()):
        if f"# {_UNFINISHED}" in lines:
            start.unfinished.add(path)
        ours = (f"# {_UNFINISHED}", f"# {_PARTS}", f"# {_SHARED}")
        kept.above[path] = [each for each in lines if not each.startswith(ours)]
    if start.schema is not None:
        kept.head = [each for each in kept.head if not each.startswith(_MODELINE)]
    start.kept = kept


def _shared(document: Document) -> dict[Path, list[str]]:
    """What the claims of each decision are to share, as a comment of ours says."""
    return {
        path: [each.strip() for each in line.partition(":")[2].split(",")]
        for path, lines in read_comments(document).above.items()
        for line in lines
        if line.startswith(f"# {_SHARED}")
    }


def _own_lines(start: Start, library: Library) -> set[str]:
    """The lines of comments that are in a file because of what it lacks, and come back by themselves."""
    lines = {_NO_SCHEMA.strip()}
    for settled in (start.settled, ()):
        bare = Start(start.data, settled=settled, shared=start.shared, schema=start.schema)
        lines |= {line.strip() for line in text(bare, library).splitlines() if line.strip().startswith("#")}
    return lines | set(file.comment(_CHECK, 0))


# An e-mail.


def take_mail(start: Start, mail: Mail) -> None:
    """What the request as it came says of itself."""
    start.data["request"] = mail.text
    if mail.name or mail.address:
        name = mail.name or mail.address
        start.data["applicant"] = {"name": name, "email": mail.address} if mail.address else name
        start.notes["applicant",] = ["As the e-mail says; check the name, and how it is to stand after `Dear`."]
        start.doubtful.append(("applicant", "name") if mail.address else ("applicant",))
    if mail.subject:
        start.data["subject"] = mail.subject
        start.notes["subject",] = ["From the e-mail's subject line; it has to fit after `your request about`."]
        start.doubtful.append(("subject",))
    if mail.date:
        start.data["received"] = str(mail.date)
        start.notes["received",] = ["The day in the UK on which the e-mail says it was sent; check when it arrived."]
        start.doubtful.append(("received",))
    start.doubtful = list(dict.fromkeys(start.doubtful))
    start.head += [f"Attached to the e-mail: {', '.join(mail.attachments)}."] if mail.attachments else []
    if mail.about_words:
        start.notes["request",] = list(mail.about_words)


# An earlier one.


def take_earlier(start: Start, old: dict[str, Any], folder: str, new: str) -> None:
    """The reasoning of an earlier request file in `folder`, for one in the folder `new`."""
    start.data = like(old)
    move_profile(start.data, folder, new)
    start.notes = dict(flags(start.data, identity(old)))
    start.doubtful += [("subject",)] if isinstance(start.data.get("subject"), str) else []
    start.old = [path for path in start.notes if path not in start.doubtful]
    start.head += ["Begun from an earlier request. Who asked and all dates are blank; `check:` marks what may be old."]


def take_reviewed(start: Start, old: dict[str, Any], folder: str, new: str, library: Library) -> None:
    """The request file of a letter under review, in `folder`, for what came of it, in the folder `new`.

    What that letter might have said besides is not asked for again.
    """
    start.data = reviewed(old)
    start.passed |= {each.path for each in asked(start.data, library) if each.offer}
    move_profile(start.data, folder, new)
    start.head += ["Begun from the letter under review. Change the outcomes and the reasons that the review changes."]


def move_profile(data: dict[str, Any], old: str, new: str) -> None:
    """The profile's name as seen from the new file's folder; one that names no file there is the project's to find."""
    profile = data.get("authority")
    if os.path.abspath(old) == os.path.abspath(new):
        return
    if isinstance(profile, str) and not os.path.isabs(profile) and os.path.exists(os.path.join(old, profile)):
        data["authority"] = os.path.relpath(os.path.join(old or ".", profile), new or ".").replace(os.sep, "/")
