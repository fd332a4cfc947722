"""The instructor's side of the course; no learner's copy holds this package.

``twins`` keeps the three languages of a notebook together, ``classroom`` makes a class
from a template, ``release`` hands out an assignment through the ``gate``, ``student``
packs the learner's copy, ``sample`` and ``demo`` play a class through.
"""
