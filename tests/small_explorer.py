"""A small explorer for the tests: two bars, and messages that its figures fill."""

import seaborn as sns

from kzmedia import explore, figures

QUESTION = "explore.guess_label"  # a message without fields
ANSWER = "explore.range"  # fields low, high
ALT = "explore.start"  # fields start, low, high


def draw(high, option="medium"):
    ax = sns.barplot(x=[high, 100 - high], y=["high", option])
    figures.finish(ax, source="survey")
    return ax, {"low": 100 - high, "high": high, "start": option}


def make(**settings):
    settings = settings or {"high": explore.slider(0, 100, 30)}
    return explore.explorer(draw, question=QUESTION, answer=ANSWER, alt=ALT, **settings)
