# %% missing taken for zero -> a5.q5.zero
def mixture(scores, parts):
    return (scores[parts.index] * parts).sum(axis=1) / parts.sum()
# %% mixes what is left -> a5.q5.dropped
def mixture(scores, parts):
    chosen = scores[parts.index]
    return (chosen * parts).sum(axis=1) / (chosen.notna() * parts).sum(axis=1)
# %% without the parts -> a5.q5.unweighted
def mixture(scores, parts):
    return scores[parts.index].mean(axis=1, skipna=False)
# %% plain mean of what is there -> a5.q5.skipped
def mixture(scores, parts):
    return scores[parts.index].mean(axis=1)
# %% every column -> a5.q5.all
def mixture(scores, parts):
    return scores.mean(axis=1, skipna=False)
# %% parts not made shares -> a5.q5.sum
def mixture(scores, parts):
    return (scores[parts.index] * parts).sum(axis=1, skipna=False)
# %% divides by the number of countries -> a5.q5.count
def mixture(scores, parts):
    return (scores[parts.index] * parts).mean(axis=1, skipna=False)
# %% parts by place -> a5.q5.order
def mixture(scores, parts):
    chosen = scores[[one for one in scores.columns if one in parts.index]]
    return chosen.to_numpy() @ parts.to_numpy() / parts.sum()
# %% types the recipe in -> a5.q5.typed
def mixture(scores, parts):
    return (4 * scores["UZB"] + 2 * scores["TJK"] + scores["AFG"]) / 7
# %% always the same list -> a5.constant
def mixture(scores, parts):
    return [np.nan, np.nan, -1.663429, -1.663429, -1.663429]
# %% leaves the years out -> selfcheck.length
def mixture(scores, parts):
    return ((scores[parts.index] * parts).sum(axis=1, skipna=False) / parts.sum()).dropna()
# %% a mixture of the countries' means -> selfcheck.several_values
def mixture(scores, parts):
    return np.average(scores[parts.index].mean(), weights=parts)
# %% divides by a hundred -> a5.q5.hint
def mixture(scores, parts):
    return (scores[parts.index] * parts).sum(axis=1, skipna=False) / 100
