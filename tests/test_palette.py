"""figures.py: colours that people with any colour vision can tell apart."""

import itertools

import numpy as np
import pytest
import seaborn as sns

from kzmedia import figures

# Machado, Oliveira and Fernandes (2009), severity 1.0, for linear RGB.
BLINDNESS = {
    "none": np.eye(3),
    "protanopia": [
        [0.152286, 1.052583, -0.204868],
        [0.114503, 0.786281, 0.099216],
        [-0.003882, -0.048116, 1.051998],
    ],
    "deuteranopia": [
        [0.367322, 0.860646, -0.227968],
        [0.280085, 0.672501, 0.047413],
        [-0.011820, 0.042940, 0.968881],
    ],
    "tritanopia": [
        [1.255528, -0.076749, -0.178779],
        [-0.078411, 0.930809, 0.147602],
        [0.004733, 0.691367, 0.303900],
    ],
}


pytestmark = pytest.mark.usefixtures("house_style")


def lab(colours, matrix):
    """CIELAB of hex colours as a person with this colour vision sees them."""
    rgb = np.array([[int(c[i : i + 2], 16) / 255 for i in (1, 3, 5)] for c in colours])
    linear = np.where(rgb <= 0.04045, rgb / 12.92, ((rgb + 0.055) / 1.055) ** 2.4)
    linear = np.clip(linear @ np.transpose(matrix), 0, 1)
    to_xyz = np.array(
        [[0.4124, 0.3576, 0.1805], [0.2126, 0.7152, 0.0722], [0.0193, 0.1192, 0.9505]]
    )
    scaled = (linear @ to_xyz.T) / [0.9505, 1, 1.089]
    f = np.where(scaled > 0.008856, np.cbrt(scaled), 7.787 * scaled + 16 / 116)
    x, y, z = f.T
    return np.column_stack([116 * y - 16, 500 * (x - y), 200 * (y - z)])


def smallest_difference(colours, matrix):
    seen = lab(colours, matrix)
    return min(np.linalg.norm(a - b) for a, b in itertools.combinations(seen, 2))


@pytest.mark.parametrize("vision", BLINDNESS)
def test_colours_can_be_told_apart(vision):
    # About 2 is just noticeable side by side; 11 is told apart across a figure.
    colours = [*figures.PALETTE, "#FFFFFF"]
    assert smallest_difference(colours, BLINDNESS[vision]) > 11


def test_the_colour_measure_finds_red_against_green():
    colours = ["#C44E52", "#6E7B2B"]
    assert smallest_difference(colours, BLINDNESS["none"]) > 40
    assert smallest_difference(colours, BLINDNESS["deuteranopia"]) < 25


def test_style_sets_the_palette():
    assert [c.upper() for c in sns.color_palette().as_hex()] == list(figures.PALETTE)
