# %% the majority decides -> a3.q9.majority
def model_word(settings):
    share = (settings["page"] > settings["paper"]).mean()
    return "partly_supported" if share > 0.5 else "contradicted"
# %% the mean decides -> a3.q9.majority
def model_word(settings):
    better = settings["page"].mean() > settings["paper"].mean()
    return "partly_supported" if better else "contradicted"
# %% any case is enough -> a3.q9.majority
def model_word(settings):
    wins = settings["page"] > settings["paper"]
    return "partly_supported" if wins.any() else "contradicted"
# %% looks at the last row -> a3.q9.majority
def model_word(settings):
    for row in settings.itertuples():
        word = "partly_supported" if row.page > row.paper else "contradicted"
    return word
# %% a model supports -> a3.q9.supported
def model_word(settings):
    wins = settings["page"] > settings["paper"]
    if wins.all():
        return "supported"
    return "cannot_be_told" if wins.any() else "contradicted"
# %% always the same word -> a3.q9.every
def model_word(table):
    return "cannot_be_told"
# %% never contradicted -> a3.q9.none
def model_word(settings):
    wins = settings["page"] > settings["paper"]
    return "partly_supported" if wins.all() else "cannot_be_told"
# %% a tie for a win -> a3.q9.tie
def model_word(settings):
    wins = settings["page"] >= settings["paper"]
    if wins.all():
        return "partly_supported"
    return "cannot_be_told" if wins.any() else "contradicted"
# %% not all is none -> a3.q9.hint
def model_word(settings):
    wins = settings["page"] > settings["paper"]
    return "partly_supported" if wins.all() else "contradicted"
# %% logical value for a word -> selfcheck.kind_differs
def model_word(settings):
    return bool((settings["page"] > settings["paper"]).all())
# %% share for a word -> selfcheck.kind_differs
def model_word(settings):
    return (settings["page"] > settings["paper"]).mean()
# %% prints -> selfcheck.nothing
def model_word(settings):
    wins = settings["page"] > settings["paper"]
    if wins.all():
        print("partly_supported")
    else:
        print("cannot_be_told" if wins.any() else "contradicted")
