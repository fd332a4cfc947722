"""Run a notebook in a kernel of its own and keep what came out, whatever happens in it."""

from __future__ import annotations

import asyncio
import logging
import os
import threading
from collections.abc import Coroutine
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kzmedia.handed import Notebook, notebook_text
from kzmedia.language import text

SECONDS_PER_CELL = 30
# A cell that swallows the interrupt gets so much longer before the kernel is ended.
_GRACE = 5
# Set in the kernel, so that a check inside the notebook does not start another.
CHECKING = "KZMEDIA_CHECKING"
# Set while somebody else runs the notebook: this check, a class's grading, nbgrader itself.
_BUSY = (CHECKING, "KZMEDIA_STUDENT", "NBGRADER_EXECUTION")


@dataclass(frozen=True)
class Run:
    """A notebook after its run.

    Attributes
    ----------
    cells : list of dict
        With their outputs; those after the stop have none.
    stopped : int or None
        Position of the cell at which the run ended early.
    died : bool
        The kernel died there; else the cell did not end and could not be interrupted.
    """

    cells: list[dict[str, Any]]
    stopped: int | None = None
    died: bool = False


def is_busy() -> bool:
    """Tell whether this process runs a notebook for a check or for grading.

    Then nothing may start another run, and no file may change.
    """
    return any(os.environ.get(name) for name in _BUSY)


def run(notebook: Notebook, folder: Path, seconds: float = SECONDS_PER_CELL) -> Run:
    """Run all cells of a notebook; an error in one does not keep the next from running.

    Parameters
    ----------
    notebook : dict
        As `handed.read` gives it; it is left as it is.
    folder : Path
        Where the kernel starts.
    seconds : float
        A cell that takes longer is interrupted.

    Returns
    -------
    Run

    Raises
    ------
    RuntimeError
        If no kernel can be started: Jupyter's parts are missing.
    """
    try:
        import nbformat
        from jupyter_client.kernelspec import NoSuchKernel
    except ModuleNotFoundError as error:
        raise RuntimeError(text("learner.run.missing", module=error.name)) from error
    fresh = nbformat.reads(notebook_text(notebook), as_version=4)
    for cell in fresh.cells:
        if cell.cell_type == "code":
            cell.outputs, cell.execution_count = [], None
    try:
        return _in_thread(_play(fresh, folder, seconds))
    except ModuleNotFoundError as error:
        raise RuntimeError(text("learner.run.missing", module=error.name)) from error
    except NoSuchKernel as error:
        raise RuntimeError(text("learner.run.missing", module="ipykernel")) from error


async def _play(notebook: Any, folder: Path, seconds: float) -> Run:
    from nbclient import NotebookClient
    from nbclient.exceptions import DeadKernelError

    client = NotebookClient(
        notebook,
        # Of whatever environment the notebook was last opened in: here it runs in this one.
        kernel_name="python3",
        timeout=seconds,
        interrupt_on_timeout=True,
        allow_errors=True,
        record_timing=False,
        shutdown_kernel="immediate",
        extra_arguments=["--IPKernelApp.log_level=50"],
        resources={"metadata": {"path": str(folder)}},
    )
    client.log = _quiet()
    async with client.async_setup_kernel(env=_environment()):
        for index, cell in enumerate(notebook.cells):
            turn = asyncio.ensure_future(client.async_execute_cell(cell, index))
            # nbclient takes a turn that is cancelled for a kernel that died.
            ended, _ = await asyncio.wait([turn], timeout=seconds + _GRACE)
            if not ended:
                turn.cancel()
                await asyncio.wait([turn])
                return Run(notebook.cells, index)
            try:
                turn.result()
            except DeadKernelError:
                return Run(notebook.cells, index, died=True)
    return Run(notebook.cells)


def _environment() -> dict[str, str]:
    """Return the kernel's environment: under check, and of no student but the typed one."""
    kept = {name: value for name, value in os.environ.items() if name != "KZMEDIA_STUDENT"}
    return {**kept, CHECKING: "1"}


def _in_thread(work: Coroutine[Any, Any, Run]) -> Run:
    """Finish a coroutine in a thread: a notebook's own kernel has a loop that is running.

    An interrupt ends the work and the kernel with it.
    """
    loop = asyncio.new_event_loop()
    task = loop.create_task(work)
    failed: list[BaseException] = []

    def finish() -> None:
        asyncio.set_event_loop(loop)
        try:
            loop.run_until_complete(task)
        except BaseException as error:
            failed.append(error)
        finally:
            loop.run_until_complete(loop.shutdown_asyncgens())
            loop.close()

    thread = threading.Thread(target=finish, name="kzmedia-check")
    thread.start()
    try:
        thread.join()
    except BaseException:
        loop.call_soon_threadsafe(task.cancel)
        thread.join()
        raise
    if failed:
        raise failed[0]
    return task.result()


def _quiet() -> logging.Logger:
    log = logging.getLogger("kzmedia.check")
    log.addHandler(logging.NullHandler())
    log.propagate = False
    return log
