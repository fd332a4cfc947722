"""Verdicts on the claims of lesson 04: dialogue, networks, campaigns online, events.

Each function applies the rule that stands in the ledger under its claim's id. Two kinds of
claims meet here.

*Models.* What the lecture says of a dialogue or a network is set beside a model whose
assumptions nobody has measured. So a range is fixed for each beforehand (in `_dialogue` and
`_campaign`), a record takes its place, and the word follows from all cases (`_models`). What a
model puts in, it cannot confirm.

*Reports.* What only the lecture reports cannot be told (decision 014). A second source is
searched for in ``kazakhstan_facts`` under the ids below; once it is there the word follows.

The rules were made more exact when the lesson was written and read. After figures were seen:
C26 was judged by the median of all countries alone and called contradicted, which tests no
comparison with older media; now it has a strict and a loose reading. In C28 the shorter way of
a reply went, because means over different pairs do not compare (where few publish only near
pairs can answer), and the share of pairs that can answer took its place.
"""

from __future__ import annotations

import numpy as np
import pandas as pd

from kzmedia.verdicts import CONTRADICTED, PARTLY, SUPPORTED, UNDECIDED, Finding, Tables
from kzmedia.verdicts import _campaign as campaign
from kzmedia.verdicts import _dialogue as models
from kzmedia.verdicts._lookups import fact, facts, stated
from kzmedia.verdicts._models import word_of
from kzmedia.verdicts._users import of_home, users_of

AROUND = (2006, 2007, 2008, 2009)
"""Years that "now" of the lecture may be (C26)."""
CONFERENCE, ELECTION, LAST = 2008, 2005, 2009
"""Year of the internet conference (C03), of the election (C32), of the last dated event."""
NEARLY_ALL = 90
"""Share online, in %, from which nearly everybody is (C27)."""
CHIEF, RARE = 10, 1
"""Share of questions, in %, from which a subject is chief, up to which it is rare (C48)."""
SITES = 2
"""Sites of the opposition that stand for parties *and* movements (C32)."""
_NEWS = ("main_news_online", "main_news_television", "main_news_print")
_PROTEST, _SEEN = "protest_sites_opposition", "archived_sites_opposition"
_CENSORSHIP = ["freedom_from_censorship", "freedom_from_self_censorship"]
_SUBJECTS = ("questions_on_constitution", "questions_on_bioengineering")
_VOTES, _POSITIONS = "vote_shift_by_exposure", "position_shift_online"
"""Facts of a second source: % of people by main source of news; sites of the opposition with
protest, and all with copies, in the archives of a year; % of questions; difference in
percentage points, its interval under ``_lower`` and ``_upper``."""


def c01(tables: Tables) -> Finding:
    """Tell in which cases a conference answers sooner than letters; V-Dem beside it."""
    scores = tables["society"]
    first, last = models.same_since(scores, "range_of_consultation", CONFERENCE)
    levels = scores.pivot(index="iso3", columns="year", values="range_of_consultation")
    pair = levels.reindex(columns=[CONFERENCE - 1, CONFERENCE + 1]).dropna()
    civil = of_home(scores, "engaged_society")
    ranges = models.conference(tables)
    figures = models.wait_figures(*ranges) | {
        "from_year": str(first),
        "to_year": str(last),
        "unmoved": int((pair.iloc[:, 0] == pair.iloc[:, 1]).sum()),
        "n": len(pair),
        "engaged_before": civil.get(CONFERENCE - 1, np.nan),
        "engaged_after": civil.get(CONFERENCE + 1, np.nan),
    }
    used = ("society", "kazakhstan_facts")
    return Finding(word_of(models.sooner(*ranges)), figures, used)


def c02(tables: Tables) -> Finding:
    """Tell in which cases nobody waits after a month, and what staff that takes.

    Attention is read as an answer, the stricter reading. That it is a sign of responsibility
    is a judgement, which no model tests.
    """
    asked, staff = models.conference(tables)
    users = users_of(tables).get(CONFERENCE, np.nan)
    figures = models.staff_figures(asked, staff) | {
        "year": str(CONFERENCE),
        "users": users / 1000,
        "part": 100 * asked[-1] / users,
    }
    word = word_of(models.answered_in_time(asked, staff))
    return Finding(word, figures, ("internet", "kazakhstan_facts"))


def c25(tables: Tables) -> Finding:
    """Tell whether easier feedback is answered sooner if it also makes more people write."""
    events = tables["timeline"].groupby("claim_id")["year"].min()
    dated = {f"dated_{claim}": _year(events.get(claim)) for claim in ("C32", "C03")}
    ranges = models.office(tables)
    figures = models.office_figures(*ranges) | dated
    used = ("timeline", "kazakhstan_facts")
    return Finding(word_of(models.feedback_sooner(*ranges)), figures, used)


def c26(tables: Tables) -> Finding:
    """Set "no control" beside Kazakhstan's places; the other points are settings of a model.

    Strict reading, none at all: fails below the median in each year, and no place can confirm
    it. Loose reading, less than over older media: by the places of the two kinds of censorship
    among the same countries. The mark was the median alone until its figures were seen.
    """
    both = tables["society"].dropna(subset=_CENSORSHIP)
    found, press = (models.placed(both, name, AROUND) for name in _CENSORSHIP)
    loose, fails = models.placed_higher(found, press), models.below_median(found)
    word = PARTLY if loose else CONTRADICTED if loose is False and fails else UNDECIDED
    later = of_home(tables["society"], _CENSORSHIP[0])
    changed = {f"score_{year}": later.get(year, np.nan) for year in (2009, 2012, 2017)}
    return Finding(word, models.place_figures(found, press) | changed, ("society",))


def c27(tables: Tables) -> Finding:
    """Look for surveys of people's main source of news; sites of parties are not counted."""
    sources = [facts(tables, name) for name in _NEWS]
    table = pd.concat(sources, axis=1, keys=_NEWS).dropna().sort_index()
    online = tables["kazakhstan_internet"].set_index("year")["internet_users"].dropna()
    word = UNDECIDED
    if len(table):
        year, latest = table.index[-1], table.iloc[-1]
        ahead = latest.iloc[0] > latest.iloc[1:].max()
        late = online.get(year, 0) >= NEARLY_ALL
        word = PARTLY if ahead else CONTRADICTED if late else UNDECIDED
    figures = {
        "sources": len(table),
        "never": fact(tables, "survey_never", 2011),
        "daily": fact(tables, "survey_daily", 2011),
        "itu": online.get(2011, np.nan),
        "year": str(online.index.max()),
        "online": online.get(online.index.max(), np.nan),
        "before": online.get(LAST, np.nan),
        "last": str(LAST),
    }
    return Finding(word, figures, ("kazakhstan_facts", "kazakhstan_internet"))


def c28(tables: Tables) -> Finding:
    """Tell whether a mesh has more two-way links and more answers than a star, in each case.

    That whoever is connected can publish is built into the mesh; control is in neither graph.
    """
    online = tables["kazakhstan_internet"].set_index("year")["internet_users"]
    shares = models.publishing(tables)
    reached = {"year": str(LAST), "online": online.get(LAST, np.nan)}
    used = ("kazakhstan_internet", "kazakhstan_facts")
    word = word_of(models.many_sided(shares))
    return Finding(word, models.network_figures(shares) | reached, used)


def c29(tables: Tables) -> Finding:
    """Divide views by cost under a range of fading and prices: a model, so partly at most.

    The lecture gives one number, that a page stays up to a year. How long things stay is what
    they are, not a finding; the rule judges that online pays better. The range was stated
    before it was run: half-lives from the shortest measured one (69 minutes) to the lecture's
    year, prices of a first-day view from a tenth to ten times those of the older media.
    """
    days = campaign.YEAR * stated(tables["lecture"], "C29", "online_lifetime")
    ranges = campaign.priced(tables)
    word = word_of(campaign.online_pays(days, *ranges)["holds"])
    return Finding(word, campaign.media_figures(days, *ranges), ("lecture", "kazakhstan_facts"))


def c31(tables: Tables) -> Finding:
    """Let people choose contacts by goal and by distance: a model, so partly at most.

    The first rule called the claim partly supported if goals outgrow places "once contact is
    cheap enough". Where contact is free and goals matter at all they do so by assumption, so
    free contact was taken out of the range; this was changed after figures were seen.
    Pressure on authorities and a global civil society are not in the model; the one movement
    that the lecture tells of stands beside it, with the law that it formed against.
    """
    runs = campaign.coalition_runs(*campaign.preferred(tables))
    settings = campaign.goals_outgrow(runs)
    figures = campaign.coalition_figures(runs, settings)
    figures["law"] = campaign.law_year(tables["timeline"])
    holds = [None if pd.isna(one) else bool(one) for one in settings["holds"]]
    return Finding(word_of(holds), figures, ("timeline", "kazakhstan_facts"))


def c32(tables: Tables) -> Finding:
    """Look for archived sites of the election year; show whom the internet could reach.

    Archives of 2005 are thin, so sites that nobody kept are silence and no evidence.
    """
    protest, seen = (facts(tables, name, (ELECTION,)).max() for name in (_PROTEST, _SEEN))
    word = SUPPORTED if protest >= SITES else PARTLY if protest >= 1 else UNDECIDED
    if protest == 0 and seen >= SITES:
        word = CONTRADICTED
    events = tables["timeline"].query("claim_id == 'C32'")
    figures = _growth(tables) | {
        "sources": models.counted(tables, _PROTEST, _SEEN),
        "users": users_of(tables).get(ELECTION, np.nan) / 1000,
        "sites": int(stated(tables["lecture"], "C32", "party_sites")),
        "undated": int(events["year"].isna().sum()),
        "events": len(events),
    }
    used = ("timeline", "lecture", "internet", "kazakhstan_facts")
    return Finding(word, figures, used)


def c48(tables: Tables) -> Finding:
    """Look for a count of the questions by subject; tell what the timeline can date.

    The constitutional changes are to be a chief subject, bioengineering only one of many.
    """
    changes, biology = (facts(tables, name).max() for name in _SUBJECTS)
    chief = True if changes >= CHIEF else False if changes <= RARE else None
    looks = [chief, None if np.isnan(biology) else biology > 0]
    events = tables["timeline"]
    ours = events.query("claim_id == 'C48'")
    figures = {
        "sources": models.counted(tables, *_SUBJECTS),
        "undated": int(ours["year"].isna().sum()),
        "events": len(ours),
        "all_undated": events.query("precision == 'undated'")["event_id"].nunique(),
        "all_events": events["event_id"].nunique(),
        "year": str(CONFERENCE),
        "online": of_home(tables["internet"], "internet_users").get(CONFERENCE, np.nan),
        "users": users_of(tables).get(CONFERENCE, np.nan) / 1000,
    }
    used = ("timeline", "internet", "kazakhstan_facts")
    return Finding(models.by_looks(looks), figures, used)


def c52(tables: Tables) -> Finding:
    """Look for a measured shift of votes by exposure; show how the means of campaigns grew."""
    look = models.by_interval(tables, _VOTES)
    return Finding(
        _PART[look],
        {"sources": models.counted(tables, f"{_VOTES}_lower"), **_growth(tables)},
        ("internet", "kazakhstan_facts"),
    )


def c54(tables: Tables) -> Finding:
    """Look for a measured change of positions of those who came online; show how many did."""
    look = models.by_interval(tables, _POSITIONS)
    figures = {
        "sources": models.counted(tables, f"{_POSITIONS}_lower"),
        **_growth(tables),
        "daily": fact(tables, "survey_daily", 2011),
        "aware": fact(tables, "survey_aware", 2011),
    }
    return Finding(_PART[look], figures, ("internet", "kazakhstan_facts"))


_PART = {True: PARTLY, False: CONTRADICTED, None: UNDECIDED}
"""Words for a claim of which one part is looked at (C52, C54)."""


def _growth(tables: Tables) -> dict[str, object]:
    """Share online in the year of the election and in the last year that the lecture dates."""
    shares = of_home(tables["internet"], "internet_users")
    before, after = shares.get(ELECTION, np.nan), shares.get(LAST, np.nan)
    years = {"first": str(ELECTION), "last": str(LAST)}
    return {**years, "before": before, "after": after, "times": after / before}


def _year(value: object) -> str:
    return "–" if value is None or pd.isna(value) else str(int(value))
