"""Markdown and outputs of a notebook as safe HTML that needs nothing from the network."""

from __future__ import annotations

import base64
import html
import io
import re
from functools import cache
from typing import Any

import nh3

_CODE = r"(?P<code>```.*?```|`[^`\n]+`)"
_MATH = re.compile(
    _CODE + r"|\$\$(?P<block>.+?)\$\$|(?<![\w\\$])\$(?P<line>(?!\s)[^$\n]+?)(?<!\s)\$(?![\w$])",
    re.DOTALL,
)
_ATTRIBUTES = {
    "*": {"lang", "role", "aria-hidden"},
    "img": {"src", "alt"},
    "a": {"href", "title"},
    "th": {"scope", "colspan", "rowspan"},
    "td": {"colspan", "rowspan"},
    "ol": {"start"},
}
_TAGS = nh3.ALLOWED_TAGS | {"figure", "figcaption", "img", "details", "summary"}
# Formats of an output, best first; widgets and scripts are none of them.
_FORMATS = ("text/html", "image/svg+xml", "image/png", "image/jpeg", "text/plain")


def from_markdown(source: str) -> str:
    """Return markdown as HTML, formulas drawn into it as pictures.

    Parameters
    ----------
    source : str
        Markdown as in a notebook's cell, formulas between dollar signs.

    Examples
    --------
    >>> from_markdown("**a** <script>x</script> `$b$`").strip()
    '<p><strong>a</strong>  <code>$b$</code></p>'
    """
    from nbconvert.filters.markdown_mistune import markdown2html_mistune

    drawn: list[str] = []

    def keep(found: re.Match[str]) -> str:
        if found["code"]:
            return found["code"]
        drawn.append(formula(found["block"] or found["line"]))
        return f"KZFORMULA{len(drawn) - 1}X"

    # Escaped pipes belong to a table's cell, not to a formula.
    page = clean(markdown2html_mistune(_MATH.sub(keep, source)))
    return re.sub(r"KZFORMULA(\d+)X", lambda found: drawn[int(found[1])], page)


@cache
def formula(source: str) -> str:
    """Return a formula as a picture whose alternative text is its source.

    One that matplotlib cannot draw stays as its source.

    Examples
    --------
    >>> formula("x^2").startswith('<img class="formula" alt="x^2" src="data:image/svg+xml')
    True
    >>> formula("\\\\begin{cases}")
    '<code>\\\\begin{cases}</code>'
    """
    from matplotlib.mathtext import math_to_image

    buffer = io.BytesIO()
    try:
        math_to_image(f"${source.strip()}$", buffer, format="svg")
    except ValueError:
        return f"<code>{html.escape(source.strip())}</code>"
    shown = base64.b64encode(buffer.getvalue()).decode("ascii")
    alt = html.escape(source.strip(), quote=True)
    return f'<img class="formula" alt="{alt}" src="data:image/svg+xml;base64,{shown}">'


def clean(page: str) -> str:
    """Return HTML without scripts, styles, handlers and pictures from elsewhere."""
    return nh3.clean(
        page,
        tags=_TAGS,
        clean_content_tags={"script", "style"},
        attributes=_ATTRIBUTES,
        attribute_filter=_only_within,
        url_schemes={"https", "http", "mailto", "data"},
    )


def from_outputs(outputs: list[Any], alt: str) -> str:
    """Return a cell's outputs as HTML; an error raises nothing here and shows nothing.

    Parameters
    ----------
    outputs : list
        As nbformat has them.
    alt : str
        Alternative text of a picture that brings none of its own.
    """
    return "\n".join(shown for one in outputs if (shown := _output(one, alt)))


def _output(output: Any, alt: str) -> str:
    if output["output_type"] == "stream":
        # Warnings say nothing about the solution.
        return _plain(output["text"]) if output["name"] == "stdout" else ""
    data = output.get("data", {})
    kind = next((one for one in _FORMATS if one in data), "")
    if kind == "text/html":
        return clean(data[kind])
    if kind == "text/plain":
        return _plain(data[kind])
    if not kind:
        return ""
    content = data[kind]
    if kind == "image/svg+xml":
        content = base64.b64encode(content.encode("utf-8")).decode("ascii")
    source = f"data:{kind};base64,{content.replace(chr(10), '')}"
    return f'<figure><img alt="{html.escape(alt, quote=True)}" src="{source}"></figure>'


def _only_within(tag: str, attribute: str, value: str) -> str | None:
    """Keep pictures that the page itself holds, and links that a reader may follow."""
    if attribute == "src":
        return value if value.startswith("data:image/") else None
    if attribute == "href":
        return value if value.startswith(("https://", "http://", "mailto:", "#")) else None
    return value


def _plain(shown: str) -> str:
    return f'<pre class="out">{html.escape(shown.rstrip())}</pre>' if shown.strip() else ""
