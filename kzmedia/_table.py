"""One CSV of the data package as a typed table."""

from __future__ import annotations

import hashlib
import io
import warnings

import pandas as pd

from kzmedia import _descriptor as descriptor
from kzmedia import language


def read(name: str, stacklevel: int = 3) -> pd.DataFrame:
    """Read the CSV of a dataset, checked against its description.

    Parameters
    ----------
    name : str
        A dataset of the data package.
    stacklevel : int
        Frames up to the learner's line, for the warning about an edited file.

    Returns
    -------
    pandas.DataFrame
        A row per line of the file, columns typed as described, attributes not yet set.

    Raises
    ------
    ValueError
        If there is no such dataset, or its file lacks a column or holds another type.
    LookupError
        If the file is not there.

    Examples
    --------
    >>> read("survey").columns.tolist()[:2]
    ['figure', 'claim_id']
    """
    resource = descriptor.resource(name)
    path = descriptor.folder() / resource["path"]
    if not path.is_file():
        raise LookupError(language.text("data.no_file", file=path.name, folder=path.parent))
    content = path.read_bytes().replace(b"\r\n", b"\n")
    frame = _parse(content, resource)
    if hashlib.sha256(content).hexdigest() != resource["hash"].removeprefix("sha256:"):
        warnings.warn(language.text("data.edited", file=path.name), stacklevel=stacklevel)
    return frame


def _parse(content: bytes, resource: dict) -> pd.DataFrame:
    fields, file = resource["schema"]["fields"], resource["path"]
    names = [field["name"] for field in fields]
    header = content.partition(b"\n")[0].decode("utf-8-sig", errors="replace").split(",")
    missing = [name for name in names if name not in header]
    if missing:
        columns = ", ".join(missing)
        raise ValueError(language.text("data.columns_missing", file=file, columns=columns))
    try:
        return pd.read_csv(
            io.BytesIO(content),
            usecols=names,
            dtype={field["name"]: _dtype(field) for field in fields},
            keep_default_na=False,  # an id may read "None"; only an empty cell is missing
            na_values=[""],
        )[names]
    except ValueError as error:
        message = language.text("data.unreadable", file=file, reason=str(error))
        raise ValueError(message) from error


def _dtype(field: dict) -> str:
    if field["type"] == "integer":
        return "int64" if field["constraints"].get("required") else "Int64"
    return {"number": "float64", "boolean": "bool", "string": "str"}[field["type"]]
