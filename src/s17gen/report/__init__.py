"""Says what was found, for people and machines; pure, and knows nothing but findings."""

from collections.abc import Mapping, Sequence

from msgspec import Struct

from s17gen.findings import Finding, Kind

FORMATS = ("text", "json", "github", "sarif", "junit")


class Checked(Struct, frozen=True):
    """One file that was looked at: its name as it was given, and what was found in it, in order."""

    name: str
    findings: tuple[Finding, ...]


class Report(Struct, frozen=True):
    """All that a format may say: see `write`."""

    checked: Sequence[Checked]
    kinds: Sequence[Kind]
    version: str
    sources: Mapping[str, str]
    folder: str
    strict: bool


def write(
    form: str,
    checked: Sequence[Checked],
    kinds: Sequence[Kind],
    version: str,
    sources: Mapping[str, str] | None = None,
    folder: str = "",
    strict: bool = False,
) -> str:
    """What was found, in one of FORMATS, ending in a line feed; the same bytes for the same findings.

    `kinds` are those that were looked for, each with its law; `version` is that of s17gen; `sources` has the URL of an
    authority as it is cited, where one is known. `folder` is the working folder in full, which `github` and `sarif`
    take off the names of files in it. With `strict` a warning is a failure. Raises `ValueError` for another format.
    """
    said = Report(checked, kinds, version, sources or {}, folder, strict)
    # Only the module of the format asked for is imported.
    if form == "text":
        from s17gen.report.text import write as written
    elif form == "json":
        from s17gen.report.json import write as written
    elif form == "github":
        from s17gen.report.github import write as written
    elif form == "sarif":
        from s17gen.report.sarif import write as written
    elif form == "junit":
        from s17gen.report.junit import write as written
    else:
        raise ValueError(f"no format `{form}`")
    return written(said)
