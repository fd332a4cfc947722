# %% direct receivers only -> a3.q3.direct
def reached(links, person):
    return set(links.query("source == @person")["target"])
# %% second step only -> a3.q3.second
def reached(links, person):
    first = set(links.query("source == @person")["target"])
    return set(links[links["source"].isin(first)]["target"]) - first - {person}
# %% the author too -> a3.q3.itself
def reached(links, person):
    first = set(links.query("source == @person")["target"])
    return first | set(links[links["source"].isin(first)]["target"]) | {person}
# %% to the end -> a3.q3.all
def reached(links, person):
    import networkx as nx

    return nx.descendants(nx.from_pandas_edgelist(links, create_using=nx.DiGraph), person)
# %% against the links -> a3.q3.reversed
def reached(links, person):
    first = set(links.query("target == @person")["source"])
    return (first | set(links[links["target"].isin(first)]["source"])) - {person}
# %% types the author in -> a3.q3.person
def reached(links, person):
    first = set(links.query("source == 'dana'")["target"])
    return (first | set(links[links["source"].isin(first)]["target"])) - {"dana"}
# %% remembers the answer -> a3.constant
def reached(links, person):
    rows = kzmedia.personal("a3")["q3"]
    first = set(rows.query("source == 'dana'")["target"])
    return (first | set(rows[rows["source"].isin(first)]["target"])) - {"dana"}
# %% everybody -> selfcheck.set_extra
def reached(links, person):
    return (set(links["source"]) | set(links["target"])) - {person}
# %% counts instead of naming -> selfcheck.kind_differs
def reached(links, person):
    first = set(links.query("source == @person")["target"])
    return len((first | set(links[links["source"].isin(first)]["target"])) - {person})
# %% prints -> selfcheck.nothing
def reached(links, person):
    first = set(links.query("source == @person")["target"])
    print((first | set(links[links["source"].isin(first)]["target"])) - {person})
# %% typed names -> selfcheck.set_extra
def reached(table, author):
    return {"everybody", "nobody"}
# %% a step too many -> a3.q3.all
def reached(links, person):
    found = {person}
    for step in range(3):
        found = found | set(links[links["source"].isin(found)]["target"])
    return found - {person}
# %% the rows of the links -> selfcheck.kind_differs
def reached(links, person):
    first = set(links.query("source == @person")["target"])
    return links[links["source"].isin(first | {person})]
