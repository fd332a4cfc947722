# Right answers on NumPy arrays.
# %% q1
scores = q1_rows.sort_values(["iso3", "year"])["engaged_society"].to_numpy().reshape(-1, 6)
change = np.mean(np.subtract(scores[:, 5], scores[:, 2]))
# %% q2
def answered_share(links):
    names = np.unique(links[["source", "target"]])
    table = np.zeros((names.size, names.size), dtype=bool)
    table[np.searchsorted(names, links["source"]), np.searchsorted(names, links["target"])] = True
    np.fill_diagonal(table, False)
    return 100 * np.count_nonzero(table & table.T) / np.count_nonzero(table)
# %% q3
def reached(links, person):
    names = sorted({*links["source"], *links["target"]})
    table = pd.crosstab(links["source"], links["target"]).reindex(index=names, columns=names)
    table = table.fillna(0).to_numpy()
    here = names.index(person)
    ways = (table + table @ table)[here]
    ways[here] = 0
    return np.array(names)[ways > 0].tolist()
# %% q4
def utilisation(questions, minutes, staff):
    return np.divide(np.multiply(questions, minutes), np.float64(staff) * 0.6)
# %% q5
def days_to_clear(waiting, staff, per_day, new_per_day):
    gain = np.dot([staff, -1], [per_day, new_per_day])
    return -(-waiting // gain) if gain > 0 else None
# %% q6
asked, answered = q6_rows[["questions", "answers"]].to_numpy().T
mean_wait = np.average(60 * np.reciprocal(answered / asked) / (answered - asked))
# %% q7
def views_per_coin(first_day, half_life, days, cost):
    return first_day * np.sum(np.exp2(-np.arange(days) / half_life)) / cost
# %% q8
def draw(plans, days):
    day = np.arange(days + 1)
    gain = plans["staff"] * plans["per_day"] - plans["new_per_day"]
    heaps = plans["questions"].to_numpy() - np.outer(day, gain)
    ax = plt.figure().add_subplot()
    ax.plot(day, heaps.clip(min=0), "o-", label=plans["staff"].tolist())
    ax.axhline(0, color="0.5")
    ax.set_xlabel("day of the model")
    ax.set_ylabel("questions that wait")
    plt.legend(title="staff")
    return ax
# %% q9
def model_word(settings):
    ahead = np.sign(settings["page"] - settings["paper"]).clip(lower=0).to_numpy()
    words = np.array(["contradicted", "cannot_be_told", "partly_supported"])
    return str(words[int(np.ceil(ahead.mean())) + int(np.floor(ahead.mean()))])
