"""`s17gen schema`: the JSON Schemas with which editors help people to write requests, profiles and libraries."""

import click

from s17gen.cli.codes import OK
from s17gen.cli.shared import layered, project
from s17gen.cli.streams import put, say
from s17gen.errors import UsageError
from s17gen.lookup.text import table
from s17gen.output import write
from s17gen.reference import KINDS
from s17gen.schema import FILES, file_name, modeline, schemas
from s17gen.visible import visible


@click.command("schema", epilog="More: `s17gen help editors`.")
@click.argument("name", type=click.Choice(list(FILES)), required=False, metavar="[NAME]")
@click.option("-o", "--output", "target", metavar="FILE", help="Write the schema there, not to standard output.")
@click.option("--all", "folder", metavar="FOLDER", help="Write every schema, each to a file in this folder.")
@click.option("--force", is_flag=True, help="Replace files that are there already.")
@click.option(
    "--library",
    "layers",
    multiple=True,
    metavar="FOLDER",
    help="A layer whose own blocks, topics and so on are to be suggested too; may be given several times.",
)
def command(name: str | None, target: str | None, folder: str | None, force: bool, layers: tuple[str, ...]) -> int:
    """Print the JSON Schema (draft-07) of a kind of file, for editors; without a NAME, list the kinds of file.

    An editor that knows the schema says what each key is for, suggests keys, provisions, topics and blocks, and marks
    what `s17gen` would not take.

    \b
    Examples:
      s17gen schema
      s17gen schema request -o request.schema.json
      s17gen schema --all schemas/ --library ours
    """  # fmt: skip
    if folder is not None:
        _refuse(bool(name or target), "`--all` writes every schema", "leave NAME and `-o` out")
        _write_all(folder, force, layers)
    elif name is None:
        _refuse(target is not None, "`-o` is for one schema", "give its NAME, or `--all FOLDER`")
        put(table([(each, kind.what) for each, kind in FILES.items()]), "list")
    else:
        _put(schemas([name], layered(project(), layers), KINDS)[name], target, force)
    return OK


def _refuse(wrong: bool, message: str, hint: str) -> None:
    if wrong:
        raise UsageError(message, hint)


def _put(text: str, target: str | None, force: bool) -> None:
    _refuse(target == "", "`-o` has no name", "give a file, or leave `-o` out")
    if target is None or target == "-":
        put(text, "schema")
        return
    write({target: text}, force)
    say(f"s17gen: {visible(target)}")


def _write_all(folder: str, force: bool, layers: tuple[str, ...]) -> None:
    """Every schema in a folder, and what to write in the first line of a file that it is for."""
    _refuse(folder in ("", "-"), "`--all` needs the name of a folder", "call `s17gen schema --all schemas/`")
    prefix = folder if folder.endswith("/") else f"{folder}/"
    found = schemas(FILES, layered(project(), layers), KINDS)
    files = {f"{prefix}{file_name(name)}": text for name, text in found.items()}
    write(files, force)
    for path in files:
        say(f"s17gen: {visible(path)}")
    say(f"  hint: begin a request beside that folder with the line\n  {visible(modeline('request', prefix)).rstrip()}")
