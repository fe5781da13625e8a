"""Says what was found, for people and machines; pure, and knows nothing but findings."""

from collections.abc import Mapping, Sequence

from msgspec import Struct

from s17gen.findings import Finding, Kind

FORMATS = ("text", "json")


class Checked(Struct, frozen=True):
    """One file that was looked at: its name as it was given, and what was found in it, in order."""

    name: str
    findings: tuple[Finding, ...]


class Report(Struct, frozen=True):
    """All that a format may say: the files, the kinds of finding looked for, the version, URLs by authority."""

    checked: Sequence[Checked]
    kinds: Sequence[Kind]
    version: str
    sources: Mapping[str, str]


def write(
    form: str,
    checked: Sequence[Checked],
    kinds: Sequence[Kind],
    version: str,
    sources: Mapping[str, str] | None = None,
) -> str:
    """What was found, in one of FORMATS, ending in a line feed; the same bytes for the same findings.

    `kinds` are those that were looked for, each with its law; `version` is that of s17gen; `sources` has the URL of an
    authority as it is cited, where one is known. Raises `ValueError` for another format.
    """
    said = Report(checked, kinds, version, sources or {})
    # Only the module of the format asked for is imported.
    if form == "text":
        from s17gen.report import text

        return text.write(said)
    if form == "json":
        from s17gen.report import json

        return json.write(said)
    raise ValueError(f"no format `{form}`")
