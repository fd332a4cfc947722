"""``import kzmedia`` against ``import pandas``, each in a fresh Python. Goal: 1.1 or less."""

from __future__ import annotations

import subprocess
import sys

from timing import interleave, report

REPEATS = 7


def fresh(code: str) -> None:
    subprocess.run([sys.executable, "-c", code], check=True)


if __name__ == "__main__":
    report(
        "import kzmedia against import pandas",
        *interleave(
            lambda _: fresh("import kzmedia"), lambda _: fresh("import pandas"), REPEATS
        ),
        goal=1.1,
    )
    # What a lesson imports, for those who ask what the small number above hides.
    report(
        "the imports of a lesson against pandas + seaborn",
        *interleave(
            lambda _: fresh(
                "import pandas, seaborn; from kzmedia import explore, figures, selfcheck"
            ),
            lambda _: fresh("import pandas, seaborn"),
            REPEATS,
        ),
        goal=1.1,
    )
