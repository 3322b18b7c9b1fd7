"""Print, as constraints for pip, the lowest version that pyproject.toml allows of each library the program needs."""

import re
import tomllib
from pathlib import Path

project = tomllib.loads((Path(__file__).parents[1] / "pyproject.toml").read_text())["project"]
for dependency in project["dependencies"]:
    name, lowest = re.fullmatch(r"([\w-]+)>=([\d.]+).*", dependency).groups()
    print(f"{name}=={lowest}")
