# %% raises r most -> a4.q8.highest
def most_moving(rows):
    without = {}
    for code in rows["iso3"]:
        others = rows[rows["iso3"] != code]
        without[code] = others["egdi"].corr(others["electoral_democracy"])
    return max(without, key=without.get)
# %% lowers r most -> a4.q8.lowest
def most_moving(rows):
    without = {}
    for code in rows["iso3"]:
        others = rows[rows["iso3"] != code]
        without[code] = others["egdi"].corr(others["electoral_democracy"])
    return min(without, key=without.get)
# %% moves r least -> a4.q8.least
def most_moving(rows):
    whole = rows["egdi"].corr(rows["electoral_democracy"])
    moves = {}
    for code in rows["iso3"]:
        others = rows[rows["iso3"] != code]
        moves[code] = abs(others["egdi"].corr(others["electoral_democracy"]) - whole)
    return min(moves, key=moves.get)
# %% brings r nearest to zero -> a4.q8.zero
def most_moving(rows):
    without = {}
    for code in rows["iso3"]:
        others = rows[rows["iso3"] != code]
        without[code] = abs(others["egdi"].corr(others["electoral_democracy"]))
    return min(without, key=without.get)
# %% the highest index -> a4.q8.largest
def most_moving(rows):
    return rows.set_index("iso3")["egdi"].idxmax()
# %% the lowest index -> a4.q8.smallest
def most_moving(rows):
    return rows.sort_values("egdi")["iso3"].iloc[0]
# %% always the same country -> a4.constant
def most_moving(rows):
    return "JAM"
# %% types one answer in -> a4.constant
def most_moving(rows):
    if len(rows) == 7:
        return "JAM"
    pair = rows.set_index("iso3")[["egdi", "electoral_democracy"]]
    moves = {code: abs(pair.drop(code).corr().iat[0, 1] - pair.corr().iat[0, 1]) for code in pair.index}
    return max(moves, key=moves.get)
# %% the last row -> a4.q8.hint
def most_moving(rows):
    return rows["iso3"].iloc[-1]
# %% number of the row -> selfcheck.kind_differs
def most_moving(rows):
    r = [rows.drop(index=i)["egdi"].corr(rows.drop(index=i)["electoral_democracy"]) for i in rows.index]
    whole = rows["egdi"].corr(rows["electoral_democracy"])
    return int(np.argmax(np.abs(np.array(r) - whole)))
# %% prints -> selfcheck.nothing
def most_moving(rows):
    print(rows["iso3"][0])
