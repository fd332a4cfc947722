"""nbgrader's settings for a class taught in Kazakh; ``kzmedia course`` copies this file."""

from pathlib import Path

from kzmedia.course import config

LANGUAGE = "kk"
COURSE_ID = "kzmedia-kk"
# Another salt gives the same students other personal data; hand out by `kzmedia release` then.
SALT = "kzmedia"

c = get_config()  # noqa: F821 - traitlets puts it there
config.configure(c, LANGUAGE, COURSE_ID, Path(__file__).parent, SALT)
