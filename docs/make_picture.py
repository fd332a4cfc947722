"""Draw the README's picture, docs/picture.png, from the published data (in English).

Run from the repository: ``python docs/make_picture.py``.
"""

from pathlib import Path

import matplotlib

matplotlib.use("Agg")

import pandas as pd
import seaborn as sns
from matplotlib.axes import Axes

import kzmedia
from kzmedia import figures, growth

YEARS = [2006, 2007]  # the lecture's "now" is not dated; its neighbours speak of these


def lecture_shares() -> pd.Series:
    """Return the lecture's users as a share of the population of each year, in %."""
    lecture = kzmedia.load("lecture").query("claim_id == 'C10' and quantity == 'users'")
    people = kzmedia.load("internet").query("iso3 == 'KAZ'").set_index("year")["population"]
    return growth.penetration(lecture["value"].item(), people.loc[YEARS].astype(float))


def draw() -> Axes:
    """Draw the ITU's series, coloured by what each value rests on, and the lecture's users."""
    series = kzmedia.load("kazakhstan_internet").query("year <= 2013")
    ax = sns.barplot(data=series, x="year", y="internet_users", hue="basis", native_scale=True)
    shares = lecture_shares()
    ax.plot(shares.index, shares, "D", color="black", markersize=7)
    ax.annotate(
        f"the lecture's 820 thousand users:\n{shares[2006]:.2f} % of the people of 2006,\n"
        f"{shares[2007]:.2f} % of those of 2007",
        (shares.index.to_numpy().mean(), shares.max()),
        xytext=(2000, 27),
        arrowprops={"arrowstyle": "-", "color": "0.3"},
        bbox={"facecolor": "white", "edgecolor": "none"},
    )
    return figures.finish(ax, source=["kazakhstan_internet", "internet", "L13 §2"])


def main() -> None:
    """Write docs/picture.png."""
    kzmedia.use("en")
    figures.style()
    figure = draw().get_figure()
    figure.subplots_adjust(left=0.09, right=0.97, top=0.98, bottom=0.24)
    figure.savefig(Path(__file__).with_name("picture.png"), dpi=120)


if __name__ == "__main__":
    main()
