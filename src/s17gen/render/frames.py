"""Frame templates, ours and an authority's: what one may say, how long it may be and how long it may take.

A frame loops over sections, chooses by their kind, includes other frames and prints through the filters of its format.
It can neither call nor compute anything, nor see a word of the notice: what it prints of one notice it prints of every
notice of that shape, and a template is no way to a file, to a secret or to all of a machine's memory.
"""

import itertools
import os
import threading
import time
from collections.abc import Callable, Collection, Iterator, Sequence
from typing import Any

import jinja2
from jinja2 import nodes
from jinja2.sandbox import ImmutableSandboxedEnvironment

from s17gen.content import content_root
from s17gen.errors import TemplateError
from s17gen.notice import Notice
from s17gen.render.kept import Kept
from s17gen.render.printed import Printed

MAX_TEMPLATE = 2**20  # bytes of one file: room for a logo
MAX_EXTRA = 2**20  # characters that a frame may add to what the notice itself says
MAX_SECONDS = 10.0

_ALLOWED: tuple[type[nodes.Node], ...] = (
    nodes.Template, nodes.Output, nodes.TemplateData, nodes.Filter, nodes.Name, nodes.Getattr, nodes.For, nodes.If,
    nodes.Compare, nodes.Operand, nodes.Const, nodes.And, nodes.Or, nodes.Not, nodes.Include, nodes.Extends,
    nodes.Block,
)  # fmt: skip
_ATTRIBUTES = ("draft", "sections", "kind", "first", "last")  # of the notice, of a section, of a loop
_MOST_TOKENS = 5_000
_MOST_NODES = 1_000
_DEEPEST = 3  # loops within loops
_LONGEST = 100  # characters of a text that a frame compares with, or of the name of another frame
ENDINGS = (".j2", ".css")


class _Left(threading.local):
    """What is left to the letter that a thread is printing: time, characters, and what made room for itself already."""

    def __init__(self) -> None:
        self.deadline = 0.0
        self.spare = 0
        self.seen: set[tuple[str, int]] = set()


class Frames(ImmutableSandboxedEnvironment):
    """Loads the frames of a format and renders them, within the limits."""

    def __init__(self, folders: Sequence[str], filters: dict[str, Callable[..., Printed]], seconds: float) -> None:
        shipped = content_root("templates")  # a test holds what ships to all that is asked of others' frames
        super().__init__(
            loader=_Loader([*folders, shipped]) if folders else jinja2.FileSystemLoader(shipped),
            bytecode_cache=None if folders else Kept(),
            undefined=jinja2.StrictUndefined,
            finalize=_only_printed,
            trim_blocks=True,
            lstrip_blocks=True,
            auto_reload=False,
        )
        self.filters = {name: self._counted(name, each) for name, each in filters.items()}
        self.tests = {}
        self.globals = {}
        self._theirs = bool(folders)
        self._seconds = seconds
        self._left = _Left()

    def print(self, name: str, notice: Notice) -> str:
        """The letter in the frame `name`. Raises `TemplateError` if the frame is at fault."""
        left = self._left
        left.deadline, left.spare, left.seen = time.monotonic() + self._seconds, MAX_EXTRA, set()
        try:
            pieces = self.get_template(name).generate(notice=notice)
            return "".join(self._within_limits(pieces) if self._theirs else pieces)
        except jinja2.TemplateError as error:
            raise _fault(name, error, error.message or "") from error
        except Exception as error:
            if not self._theirs:
                raise  # our own frames are tested: the printers have a bug
            raise _fault(name, error, _plainly(error)) from error

    def tree(self, name: str) -> tuple[str, nodes.Template]:
        """The file that a frame is read from, and what stands in it. Raises `TemplateError` if it is at fault."""
        self._left.deadline = time.monotonic() + self._seconds
        try:
            self.get_template(name)
            assert self.loader is not None
            source, file, _ = self.loader.get_source(self, name)
            return file or name, self.parse(source, name, file)
        except jinja2.TemplateError as error:
            raise _fault(name, error, error.message or "") from error
        except Exception as error:  # a file that cannot be read, is no text or is nested too deep
            raise _fault(name, error, _plainly(error)) from error

    def keep(self, name: str, folder: str) -> None:
        """Keep a shipped frame, and those that it includes or extends, as they are compiled."""
        Kept(folder).keep(self, name)
        for node in self.tree(name)[1].find_all(nodes.Node):
            if isinstance(node, nodes.Include | nodes.Extends) and isinstance(node.template, nodes.Const):
                self.keep(node.template.value, folder)

    def getattr(self, obj: object, attribute: str) -> object:
        """An attribute that a frame asks for, one of the few that it may; no loop goes round without asking for one."""
        if self._theirs:
            self._in_time()
        return getattr(obj, attribute) if hasattr(obj, attribute) else self.undefined(obj=obj, name=attribute)

    def get_template(self, *args: Any, **more: Any) -> jinja2.Template:
        """A frame, which may be asked for by another one's `include`."""
        self._in_time()
        return super().get_template(*args, **more)

    def _within_limits(self, pieces: Iterator[str]) -> Iterator[str]:
        left = self._left
        for piece in pieces:
            self._in_time()
            left.spare -= len(piece)
            if left.spare < 0:
                message = f"it prints over {MAX_EXTRA:,} characters more than the notice has; print every section once"
                raise jinja2.TemplateRuntimeError(message)
            yield piece

    def _in_time(self) -> None:
        if time.monotonic() > self._left.deadline:
            message = f"it takes longer than {self._seconds:g} seconds; a frame only prints each section once"
            raise jinja2.TemplateRuntimeError(message)

    def _counted(self, name: str, printer: Callable[..., Printed]) -> Callable[..., Printed]:
        """The filter, which makes room for what it prints of each thing for the first time."""
        wanted = printer.__annotations__["notice" if "notice" in printer.__annotations__ else "each"]

        def printed(value: object, *more: object) -> Printed:
            if isinstance(value, jinja2.Undefined):
                str(value)  # raises, and says what is undefined
            if not isinstance(value, wanted) or more:
                raise jinja2.TemplateRuntimeError(f"`{name}` prints a {wanted.__name__.lower()} and nothing else")
            result = printer(value)
            left = self._left
            if (name, id(value)) not in left.seen:
                left.seen.add((name, id(value)))
                left.spare += len(result)
            return result

        return printed

    def _generate(
        self, source: nodes.Template, name: str | None, filename: str | None, defer_init: bool = False
    ) -> str:
        """Jinja's own hook between reading a template and compiling it: refuse what is no matter of a frame."""
        if self._theirs:
            self._refuse_unfit(source, name, filename)
        return super()._generate(source, name, filename, defer_init)

    def _refuse_unfit(self, source: nodes.Template, name: str | None, filename: str | None) -> None:
        for node, why in _unfit(source, self.filters):
            raise jinja2.TemplateSyntaxError(why, node.lineno, name, filename)
        for block, extended in _within_another(source):
            if block.name not in self.get_template(extended).blocks:
                message = f"{extended}, which it extends, has no block `{block.name}`, so that this one would be lost"
                raise jinja2.TemplateSyntaxError(message, block.lineno, name, filename)


class _Loader(jinja2.FileSystemLoader):
    """Reads frames from their folders and from nowhere else: no link leads out, no device is read."""

    def get_source(self, environment: jinja2.Environment, template: str) -> tuple[str, str, Callable[[], bool]]:
        for folder in self.searchpath:
            path = os.path.join(folder, *jinja2.loaders.split_template_path(template))
            if os.path.lexists(path):
                self._look_at(os.fspath(folder), path, template)
                break
        source, filename, fresh = super().get_source(environment, template)
        code = (
            kind for _, kind, _ in environment.lex(source, template, filename) if kind not in ("data", "whitespace")
        )
        if sum(1 for _ in itertools.islice(code, _MOST_TOKENS + 1)) > _MOST_TOKENS:
            raise jinja2.TemplateSyntaxError("it has more code than any frame needs", 1, template, filename)
        return source, filename, fresh

    def _look_at(self, folder: str, path: str, template: str) -> None:
        real, home = os.path.realpath(path), os.path.realpath(folder)
        if not template.endswith(ENDINGS):
            problem = f"the name of a frame ends in {' or '.join(ENDINGS)}"
        elif os.path.commonpath([real, home]) != home:
            problem = "it is a link that leads out of its folder"
        elif not os.path.isfile(real):
            problem = "it is not an ordinary file"
        elif os.path.getsize(real) > MAX_TEMPLATE:
            problem = f"it is longer than {MAX_TEMPLATE:,} bytes"
        else:
            return
        raise jinja2.TemplateSyntaxError(problem, 1, template, path)


def _unfit(source: nodes.Template, filters: Collection[str]) -> Iterator[tuple[nodes.Node, str]]:
    """What of a template a frame may not have, and why."""
    may = f"it may use `for`, `if`, `include`, `block` and print with {', '.join(filters)}"
    for number, node in enumerate(source.find_all(nodes.Node)):
        if not isinstance(node, _ALLOWED):
            yield node, f"`{type(node).__name__.lower()}` is not for a frame; {may}"
        elif isinstance(node, nodes.Getattr) and node.attr not in _ATTRIBUTES:
            yield node, f"a frame cannot see `{node.attr}`; it can see {', '.join(_ATTRIBUTES)}"
        elif isinstance(node, nodes.For) and not (
            isinstance(node.iter, nodes.Getattr) and node.iter.attr == "sections"
        ):
            yield node, "a frame loops over `notice.sections` and nothing else"
        elif isinstance(node, nodes.Const) and not (isinstance(node.value, str) and len(node.value) <= _LONGEST):
            yield node, f"a frame compares with a text of at most {_LONGEST} characters and with nothing else"
        elif isinstance(node, nodes.Include | nodes.Extends) and not isinstance(node.template, nodes.Const):
            yield node, "a frame includes another by its name, in quotes"
        elif number > _MOST_NODES:
            yield node, f"a frame has at most {_MOST_NODES:,} parts"
    if _depth(source) > _DEEPEST:
        yield source, f"a frame has at most {_DEEPEST} loops in each other"


def _within_another(source: nodes.Template) -> Iterator[tuple[nodes.Block, str]]:
    """The blocks that a frame puts in those of the frame which it extends, if it does, with that frame's name."""
    for extends in source.find_all(nodes.Extends):
        if isinstance(extends.template, nodes.Const):
            yield from ((each, extends.template.value) for each in source.body if isinstance(each, nodes.Block))


def _depth(node: nodes.Node) -> int:
    """How many loops stand in each other."""
    return isinstance(node, nodes.For) + max(map(_depth, node.iter_child_nodes()), default=0)


def _only_printed(value: object) -> object:
    """Refuse what did not come through the format's escaper."""
    if isinstance(value, jinja2.Undefined):
        str(value)
    if not isinstance(value, Printed):
        raise jinja2.TemplateRuntimeError(
            "it prints a value as it stands; print the notice and its sections with the filters of the format"
        )
    return value


def _plainly(error: Exception) -> str:
    if isinstance(error, RecursionError):
        return "it includes itself, or is nested too deep"
    return str(error) or type(error).__name__


def _fault(name: str, error: Exception, message: str) -> TemplateError:
    """What is wrong with a frame and where: Jinja says so itself of its grammar, the traceback of everything else."""
    file, line = "", 0
    if isinstance(error, jinja2.TemplateSyntaxError):
        name, file, line = error.name or name, error.filename or "", error.lineno
    else:
        trace = error.__traceback__
        while trace is not None:
            if trace.tb_frame.f_code.co_filename.endswith(".j2"):
                name = file = trace.tb_frame.f_code.co_filename
                line = trace.tb_lineno
            trace = trace.tb_next
    return TemplateError(name, line, message[:300], file)
