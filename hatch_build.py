"""What building adds to the package: library and frames as they are read, so that letters need not wait for that."""

import shutil
import sys
import tempfile
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class Prepare(BuildHookInterface[Any]):
    """Reads them into a folder that goes into the wheel; of an editable install, into the package itself."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Called by hatchling before it collects the files."""
        root = Path(self.root)
        sys.path.insert(0, str(root / "src"))
        from s17gen.prepared import FOLDER, prepare
        from s17gen.render import keep

        self.made = "" if version == "editable" else tempfile.mkdtemp()
        prepare(str(root / "exemptions"), self.made or FOLDER)
        keep(self.made or FOLDER)
        if self.made:
            build_data["force_include"][self.made] = "s17gen/_prepared"

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:
        """Called by hatchling when all is done."""
        if self.made:
            shutil.rmtree(self.made)
