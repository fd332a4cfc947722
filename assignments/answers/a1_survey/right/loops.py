# Right answers in plain Python: loops, lists and dictionaries.
# %% q1
def figure_rows(table, figure, reading):
    wanted = []
    for position in range(len(table)):
        row = table.iloc[position]
        if row["figure"] == figure and row["reading"] == reading:
            wanted.append(position)
    return table.iloc[wanted]
# %% q2
def unreported(rows):
    left = 100
    for share in rows["share"]:
        if share == share:
            left = left - share
    return left
# %% q3
def among_reported(rows, option):
    total = 0
    wanted = None
    for name, share in zip(rows["option"], rows["share"]):
        if pd.notna(share):
            total += share
            if name == option:
                wanted = share
    return wanted / total * 100
# %% q4
def share_limits(rows, option):
    shares = {}
    for name, share in zip(rows["option"], rows["share"]):
        if pd.notna(share):
            shares[name] = share
    lower = shares[option]
    upper = 100
    for name in shares:
        if name != option:
            upper -= shares[name]
    return [lower, upper]
# %% q5
def draw(rows):
    fig, ax = plt.subplots()
    left = 100.0
    for name, share in zip(rows["option"], rows["share"]):
        if pd.notna(share):
            left -= share
    for name, share in zip(rows["option"], rows["share"]):
        ax.bar(name, left if pd.isna(share) else share)
    ax.set_ylabel("%")
    return ax
# %% q6
def mean_limits(filled):
    lower = 0
    upper = 0
    for share, low, high in zip(filled["share"], filled["level_low"], filled["level_high"]):
        lower += share / 100 * low
        upper += share / 100 * high
    return lower, upper
# %% q7
def medium_survives(ranges):
    for _, row in ranges.iterrows():
        if row["lower"] < 2.5 or row["upper"] > 3.5:
            return False
    return True
# %% q8
def wilson_limits(share, n):
    ends = []
    p = share / 100
    for sign in (-1, 1):
        root = (p * (1 - p) / n + 1.96**2 / (4 * n**2)) ** 0.5
        ends.append(100 * (p + 1.96**2 / (2 * n) + sign * 1.96 * root) / (1 + 1.96**2 / n))
    return ends
