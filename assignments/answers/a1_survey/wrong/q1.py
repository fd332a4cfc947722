# %% ignores the reading -> a1.q1.reading
def figure_rows(table, figure, reading):
    return table[table["figure"] == figure]
# %% ignores the figure -> a1.q1.figure
def figure_rows(table, figure, reading):
    return table[table["reading"] == reading]
# %% or instead of and -> a1.q1.either
def figure_rows(table, figure, reading):
    return table[(table["figure"] == figure) | (table["reading"] == reading)]
# %% drops the unreported row -> a1.q1.reported
def figure_rows(table, figure, reading):
    return table[(table["figure"] == figure) & (table["reading"] == reading)].dropna(subset="share")
# %% types the figure in -> a1.q1.typed
def figure_rows(table, figure, reading):
    return table[(table["figure"] == 2) & (table["reading"] == "each")]
# %% uses the table of the notebook -> a1.q1.global
def figure_rows(table, figure, reading):
    return answers[(answers["figure"] == figure) & (answers["reading"] == reading)]
# %% always the same rows -> a1.constant
def figure_rows(table, figure, reading):
    return kzmedia.load("survey").iloc[7:12]
# %% prints -> selfcheck.nothing
def figure_rows(table, figure, reading):
    print(table[(table["figure"] == figure) & (table["reading"] == reading)])
# %% returns the column only -> selfcheck.kind_differs
def figure_rows(table, figure, reading):
    return table[(table["figure"] == figure) & (table["reading"] == reading)]["share"]
# %% forgets the sign before both arguments -> a1.q1.at
def figure_rows(table, figure, reading):
    return table.query("figure == figure and reading == reading")
# %% forgets the sign before one argument -> a1.q1.reading
def figure_rows(table, figure, reading):
    return table.query("figure == @figure and reading == reading")
