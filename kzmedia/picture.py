"""A figure as HTML: a picture with its text alternative, its source line as text below."""

from __future__ import annotations

import base64
import html
import io

from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from PIL import Image

#: Marks the source line among the texts of a figure.
SOURCE = "source"
_CAPTION = "font-size:12px;line-height:1.4;opacity:0.8;max-width:58em"
_PAD = 8  # pixels between the outermost words and the edge of the figure


def figure_html(figure: Figure, alt: str) -> str:
    """Return a figure as HTML with its alt text; the margins are fitted to its words.

    Parameters
    ----------
    figure : matplotlib.figure.Figure
        The figure; it stays open.
    alt : str
        The alt text itself, in words; it is escaped here.

    Returns
    -------
    str
        The source line is text below the picture: drawing it would take as long as all
        other words of the figure, and so it can be read aloud and copied.

    Examples
    --------
    >>> import matplotlib.pyplot as plt
    >>> figure_html(plt.figure(), 'a < "b"')[:40]
    '<figure style="margin:0"><img alt="a &lt'
    >>> plt.close("all")
    """
    lines = [text for text in figure.texts if text.get_gid() == SOURCE]
    for text in lines:
        text.set_visible(False)
    fit(figure)
    png, (width, height) = _png(figure)
    for text in lines:
        text.set_visible(True)
    caption = " ".join(html.escape(text.get_text()) for text in lines).replace("\n", " ")
    below = f'<figcaption style="{_CAPTION}">{caption}</figcaption>' if caption else ""
    # Width and height keep the page still while an explorer changes the picture.
    return (
        f'<figure style="margin:0"><img alt="{html.escape(alt)}" width="{width}" '
        f'height="{height}" style="max-width:100%;height:auto" '
        f'src="data:image/png;base64,{png}">{below}</figure>'
    )


def fit(figure: Figure) -> None:
    """Set the margins so that no word is cut off, in one pass.

    Constrained layout and ``bbox_inches="tight"`` do the same for three to four times the
    time, which an explorer's redraw would feel.
    """
    if not figure.axes or figure.get_layout_engine() is not None:
        return
    renderer = _canvas(figure).get_renderer()
    width, height = figure.bbox.size
    inner = [ax.get_window_extent(renderer) for ax in figure.axes]
    outer = [ax.get_tightbbox(renderer) for ax in figure.axes]
    outer = [box for box in outer if box is not None] or inner
    left = min(b.x0 for b in inner) - min(b.x0 for b in outer) + _PAD
    right = max(b.x1 for b in outer) - max(b.x1 for b in inner) + _PAD
    bottom = min(b.y0 for b in inner) - min(b.y0 for b in outer) + _PAD
    top = max(b.y1 for b in outer) - max(b.y1 for b in inner) + _PAD
    figure.subplots_adjust(
        left=min(left / width, 0.5),
        right=max(1 - right / width, 0.52),
        bottom=min(bottom / height, 0.55),
        top=max(1 - top / height, 0.6),
    )


def _png(figure: Figure) -> tuple[str, tuple[int, int]]:
    """Return the figure as base64 of a PNG, and its size in pixels.

    Encoding without transparency and with light compression takes half of savefig's time.
    """
    canvas = _canvas(figure)
    canvas.draw()
    size = canvas.get_width_height()
    picture = Image.frombuffer("RGBA", size, canvas.buffer_rgba(), "raw", "RGBA", 0, 1)
    buffer = io.BytesIO()
    picture.convert("RGB").save(buffer, format="png", compress_level=1)
    return base64.b64encode(buffer.getbuffer()).decode("ascii"), size


def _canvas(figure: Figure) -> FigureCanvasAgg:
    canvas = figure.canvas
    return canvas if isinstance(canvas, FigureCanvasAgg) else FigureCanvasAgg(figure)


class Picture:
    """What Jupyter shows of a figure: HTML, or the alt text where there is no HTML."""

    def __init__(self, picture: str, alt: str) -> None:
        self._html, self._alt = picture, alt

    def _repr_html_(self) -> str:
        return self._html

    def __repr__(self) -> str:
        return self._alt
