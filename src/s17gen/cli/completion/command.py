"""`s17gen completion`: the script with which a shell completes commands, options, files and the library's names."""

import os

import click

from s17gen.cli.codes import OK
from s17gen.cli.streams import put

SHELLS = ("bash", "zsh", "fish")


def script(shell: str) -> str:
    """The script for a shell; its first lines say how to install it."""
    with open(os.path.join(os.path.dirname(__file__), f"s17gen.{shell}"), encoding="utf-8") as file:
        return file.read()


@click.command("completion", epilog="More: `s17gen help editors`.")
@click.argument("shell", type=click.Choice(SHELLS))
def command(shell: str) -> int:
    """Print the script that makes a shell complete commands, options, files, provisions, topics and blocks.

    Its first lines say how to keep it.

    \b
    Examples:
      eval "$(s17gen completion bash)"
      s17gen completion zsh
      s17gen completion fish > s17gen.fish
    """  # fmt: skip
    put(script(shell), "script")
    return OK
