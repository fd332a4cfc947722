# %% income not taken out -> a4.q9.plain
def at_equal_income(rows):
    return rows["egdi"].corr(rows["electoral_democracy"])
# %% only drops the countries without income -> a4.q9.known
def at_equal_income(rows):
    full = rows.dropna()
    return full["egdi"].corr(full["electoral_democracy"])
# %% no logarithm -> a4.q9.money
def at_equal_income(rows):
    full = rows.dropna()
    income = full["gdp_per_capita"]
    x = full["egdi"] - np.polyval(np.polyfit(income, full["egdi"], 1), income)
    y = full["electoral_democracy"]
    return x.corr(y - np.polyval(np.polyfit(income, y, 1), income))
# %% residual of the index only -> a4.q9.one
def at_equal_income(rows):
    full = rows.dropna()
    income = np.log(full["gdp_per_capita"])
    x = full["egdi"] - np.polyval(np.polyfit(income, full["egdi"], 1), income)
    return x.corr(full["electoral_democracy"])
# %% residual of democracy only -> a4.q9.other
def at_equal_income(rows):
    full = rows.dropna()
    income = np.log(full["gdp_per_capita"])
    y = full["electoral_democracy"]
    return full["egdi"].corr(y - np.polyval(np.polyfit(income, y, 1), income))
# %% predictions instead of residuals -> a4.q9.hint
def at_equal_income(rows):
    full = rows.dropna()
    income = np.log(full["gdp_per_capita"])
    x = pd.Series(np.polyval(np.polyfit(income, full["egdi"], 1), income))
    y = pd.Series(np.polyval(np.polyfit(income, full["electoral_democracy"], 1), income))
    return x.corr(y)
# %% income with the index -> a4.q9.income
def at_equal_income(rows):
    full = rows.dropna()
    return np.corrcoef(np.log(full["gdp_per_capita"]), full["egdi"])[0, 1]
# %% always the same number -> a4.constant
def at_equal_income(rows):
    from kzmedia import panel

    return panel.partial_correlation(q9_rows, "egdi", "electoral_democracy").r
# %% typed in -> a4.constant
def at_equal_income(rows):
    return 0.305
# %% missing values stay in -> selfcheck.missing
def at_equal_income(rows):
    values = rows[["egdi", "electoral_democracy", "gdp_per_capita"]].to_numpy(dtype=float)
    return np.corrcoef(values, rowvar=False)[0, 1]
# %% answers with text -> selfcheck.text_number
def at_equal_income(rows):
    return "about 0.3"
# %% prints -> selfcheck.nothing
def at_equal_income(rows):
    print(rows["egdi"].corr(rows["electoral_democracy"]))
