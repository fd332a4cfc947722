"""Pages from the templates in ``kzmedia/course/pages``: what they share."""

from __future__ import annotations

from kzmedia import language


def render(page: str, **values: object) -> str:
    """Fill a template; everything put in is escaped unless it is markup already.

    Parameters
    ----------
    page : str
        Name of the template without its endings, ``"report"``.
    **values
        What it shows; messages (``t``), numbers (``number``) and the reader's language
        (``lang``) are there in any case.

    Returns
    -------
    str
        HTML.
    """
    from jinja2 import Environment, PackageLoader, StrictUndefined

    pages = Environment(
        loader=PackageLoader("kzmedia.course", "pages"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    shared = {"lang": language.current(), "t": language.text, "number": language.number}
    return pages.get_template(f"{page}.html.j2").render(**shared, **values)
