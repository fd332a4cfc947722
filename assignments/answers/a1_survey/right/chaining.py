# Right answers by pandas: one chain of methods each.
# %% q1
def figure_rows(table, figure, reading):
    return table.query("figure == @figure and reading == @reading").reset_index(drop=True)
# %% q2
def unreported(rows):
    return rows.agg({"share": "sum"}).rsub(100).item()
# %% q3
def among_reported(rows, option):
    known = rows.dropna(subset="share")
    return known.assign(part=known["share"].div(known["share"].sum()).mul(100)).loc[
        lambda table: table["option"].eq(option), "part"
    ].squeeze()
# %% q4
def share_limits(rows, option):
    from kzmedia import survey

    return survey.share_bounds(
        rows.set_index("option").at[option, "share"],
        rows["share"].dropna().pipe(survey.remainder),
    )
# %% q5
def draw(rows):
    import warnings

    warnings.warn("a right answer may warn", FutureWarning, stacklevel=1)
    return (
        rows.set_index("option")["share"]
        .pipe(lambda share: share.fillna(100 - share.sum()))
        .plot.bar(ylabel="%", rot=0)
    )
# %% q6
def mean_limits(filled):
    return (
        filled[["level_low", "level_high"]]
        .astype(float)
        .mul(filled["share"] / 100, axis=0)
        .sum()
    )
# %% q7
def medium_survives(ranges):
    return ranges["lower"].ge(2.5).all() and ranges["upper"].le(3.5).all()
# %% q8
def wilson_limits(share, n):
    from kzmedia import survey

    return survey.wilson(share, n)
