"""Findings for tests of reports: ordinary ones, and ones made of the worst text there is."""

from hypothesis import strategies as st

from s17gen.findings import Finding, Kind, Place
from s17gen.report import Checked

NO_FACTOR = Kind(
    "S17-301", "no factor favouring disclosure", law=("FOIA s2(2)(b)", "ICO guidance [2026]"), todo="Add `for:`."
)
LATE = Kind("S17-450", "a late notice", "warning", law=("FOIA s10(1)",), todo="Apologise.")
NOTED = Kind("S17-509", "what a topic pulled from the library", "note", todo="Read it.")
UNREAD = Kind("S17-016", "the file cannot be read", todo="Check its name.")
KINDS = (UNREAD, NO_FACTOR, LATE, NOTED)
SOURCES = {"FOIA s2(2)(b)": "https://www.legislation.gov.uk/ukpga/2000/36/section/2"}

PLACE = Place("requests/0117.yaml", 14, 9, "      - cite: s31(1)(a)")


def finding(kind: Kind = NO_FACTOR, place: Place = PLACE, message: str = "it has none", **more: str) -> Finding:
    return Finding(kind, message, place, law=kind.law, **more)  # type: ignore[arg-type]


ORDINARY = (
    Checked(
        "requests/0117.yaml",
        (
            finding(hint="add `for:`"),
            finding(LATE, Place("requests/0117.yaml", 3, 1, "received: 2026-01-02"), "it is late"),
            finding(LATE, Place("requests/0117.yaml", 4, 1, "dated: 2026-11-02"), "late", accepted="A. Hill: moved"),
            finding(NOTED, message="topic `homes` pulled `s31.for.homes`"),
        ),
    ),
    Checked("requests/0118.yaml", ()),
    Checked("gone.yaml", (finding(UNREAD, Place("gone.yaml", 1, 1), "there is no such file"),)),
)

# What might forge a line, a command, an element, or end a string where it should not; and halves of characters.
NASTY = (
    "\n::error file=x::forged\n", "\r\n##[error]forged", "::", "%0A::warning::x", "%", "%25", ",line=1", "]]>",
    "<failure/>", "</testcase>", "&amp;", '"', "'", "\\", "\x00", "\x1b[31m", "\u202e", "\u200f", "\u2028", "\x85",
    "\ud800", "\udc80", "\ufffe", "\U0010ffff", "\ufeff", "//", "../", "C:\\x", "/etc/x", "é", "漢", "👩‍👩‍👧", " ",
    "\t",
)  # fmt: skip
TEXTS = st.lists(st.sampled_from(NASTY) | st.text(st.characters(), max_size=8), max_size=6).map("".join)
NAMES = TEXTS.filter(bool)


@st.composite
def findings(draw: st.DrawFn, name: str) -> Finding:
    kind = draw(st.sampled_from(KINDS))
    place = Place(name, draw(st.integers(1, 99)), draw(st.integers(1, 99)), draw(TEXTS))
    accepted = draw(TEXTS) if kind is LATE else ""
    return Finding(kind, draw(TEXTS), place, draw(TEXTS), tuple(draw(st.lists(TEXTS, max_size=2))), accepted)


@st.composite
def checked(draw: st.DrawFn) -> tuple[Checked, ...]:
    names = draw(st.lists(NAMES, max_size=3, unique=True))
    return tuple(Checked(name, tuple(draw(st.lists(findings(name), max_size=4)))) for name in names)


def number(found: tuple[Checked, ...]) -> int:
    return sum(len(one.findings) for one in found)
