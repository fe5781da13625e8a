"""Public: what a letter that everyone can read must not tell; judged for such a letter alone."""

from collections.abc import Iterator

from s17gen.case import Case
from s17gen.findings import Fault, Kind
from s17gen.rules.rule import Rule


def _file_note(case: Case, kind: Kind) -> Iterator[Fault]:
    if not case.writes():
        message = "no notice is to be sent, so there is no answer that could be published"
        yield Fault(kind, ("decisions",), message, "leave `--for` out: the note is for the file alone")


def _tells_of_applicant(case: Case, kind: Kind) -> Iterator[Fault]:
    for decision in case.decisions:
        for claim in decision.claims:
            if claim.provision and claim.provision.about_applicant:
                message = f"`{claim.cite}` tells everyone something about the applicant: that the request is about them"
                hint = "consider whether it should be read by others at all, even without a name"
                yield Fault(kind, (*claim.path, "cite"), message, hint)


RULES = (
    Rule(
        Kind(
            "S17-806",
            "a file note for others to read",
            law=("FOIA s17(6)",),
            todo="Leave `--for` out. Nothing was sent, so there is nothing to publish.",
        ),
        _file_note,
    ),
    Rule(
        Kind(
            "S17-805",
            "a public answer about the applicant",
            "warning",
            ("UK GDPR art 5(1)(c)", "FOIA s40(5A)"),
            todo="Consider whether anybody else should read the answer at all, even without a name.",
        ),
        _tells_of_applicant,
    ),
)
