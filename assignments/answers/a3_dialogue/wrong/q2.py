# %% counts pairs -> a3.q2.pairs
def answered_share(links):
    others = links.query("source != target")
    pairs = {frozenset(pair) for pair in others.itertuples(index=False, name=None)}
    return 100 * (len(others) - len(pairs)) / len(pairs)
# %% counts an answer once for two links -> a3.q2.half
def answered_share(links):
    others = links.query("source != target")
    pairs = {frozenset(pair) for pair in others.itertuples(index=False, name=None)}
    return 100 * (len(others) - len(pairs)) / len(others)
# %% keeps links to oneself -> a3.q2.self
def answered_share(links):
    back = links.merge(links, left_on=["source", "target"], right_on=["target", "source"])
    return 100 * len(back) / len(links)
# %% keeps them below the line -> a3.q2.below
def answered_share(links):
    others = links.query("source != target")
    back = others.merge(others, left_on=["source", "target"], right_on=["target", "source"])
    return 100 * len(back) / len(links)
# %% the others -> a3.q2.rest
def answered_share(links):
    others = links.query("source != target")
    back = others.merge(others, left_on=["source", "target"], right_on=["target", "source"])
    return 100 - 100 * len(back) / len(others)
# %% fraction instead of per cent -> a3.fraction
def answered_share(links):
    others = links.query("source != target")
    back = others.merge(others, left_on=["source", "target"], right_on=["target", "source"])
    return len(back) / len(others)
# %% number instead of share -> a3.q2.count
def answered_share(links):
    others = links.query("source != target")
    return len(others.merge(others, left_on=["source", "target"], right_on=["target", "source"]))
# %% people who are answered -> a3.q2.hint
def answered_share(links):
    others = links.query("source != target")
    known = set(others.itertuples(index=False, name=None))
    answered = {one for one, other in known if (other, one) in known}
    return 100.5 * len(answered) / len(set(links["source"]) | set(links["target"]))
# %% remembers the answer -> a3.constant
def answered_share(links):
    rows = kzmedia.personal("a3")["q2"].query("source != target")
    back = rows.merge(rows, left_on=["source", "target"], right_on=["target", "source"])
    return 100 * len(back) / len(rows)
# %% the table of the notebook -> a3.constant
def answered_share(links):
    others = q2_links.query("source != target")
    back = others.merge(others, left_on=["source", "target"], right_on=["target", "source"])
    return 100 * len(back) / len(others)
# %% typed number -> a3.q2.hint
def answered_share(table):
    return 41.3
# %% prints -> selfcheck.nothing
def answered_share(links):
    others = links.query("source != target")
    back = others.merge(others, left_on=["source", "target"], right_on=["target", "source"])
    print(100 * len(back) / len(others))
