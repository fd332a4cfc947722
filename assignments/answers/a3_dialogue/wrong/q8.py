# %% below zero -> a3.q8.below
def draw(plans, days):
    for plan in plans.itertuples():
        daily = plan.staff * plan.per_day - plan.new_per_day
        heap = plan.questions - daily * np.arange(days + 1)
        ax = sns.lineplot(x=np.arange(days + 1), y=heap, label=str(plan.staff))
    return figures.finish(ax, source="dialogue.model", x="day", y="waiting")
# %% forgets the new questions -> a3.q8.new
def draw(plans, days):
    for plan in plans.itertuples():
        heap = np.maximum(plan.questions - plan.staff * plan.per_day * np.arange(days + 1), 0)
        ax = sns.lineplot(x=np.arange(days + 1), y=heap, label=str(plan.staff))
    return figures.finish(ax, source="dialogue.model", x="day", y="waiting")
# %% one line for the mean of the plans -> a3.q8.mean
def draw(plans, days):
    rows = plans.merge(pd.DataFrame({"day": range(days + 1)}), how="cross")
    gain = rows["staff"] * rows["per_day"] - rows["new_per_day"]
    rows["waiting"] = (rows["questions"] - gain * rows["day"]).clip(lower=0)
    ax = sns.lineplot(rows, x="day", y="waiting", errorbar=None)
    return figures.finish(ax, source="dialogue.model")
# %% returns from inside the loop -> a3.q8.one
def draw(plans, days):
    for plan in plans.itertuples():
        daily = plan.staff * plan.per_day - plan.new_per_day
        heap = np.maximum(plan.questions - daily * np.arange(days + 1), 0)
        ax = sns.lineplot(x=np.arange(days + 1), y=heap, label=str(plan.staff))
        return figures.finish(ax, source="dialogue.model", x="day", y="waiting")
# %% begins on day one -> a3.q8.start
def draw(plans, days):
    for plan in plans.itertuples():
        daily = plan.staff * plan.per_day - plan.new_per_day
        heap = np.maximum(plan.questions - daily * np.arange(1, days + 1), 0)
        ax = sns.lineplot(x=np.arange(1, days + 1), y=heap, label=str(plan.staff))
    return figures.finish(ax, source="dialogue.model", x="day", y="waiting")
# %% stops a day early -> a3.q8.end
def draw(plans, days):
    for plan in plans.itertuples():
        daily = plan.staff * plan.per_day - plan.new_per_day
        heap = np.maximum(plan.questions - daily * np.arange(days), 0)
        ax = sns.lineplot(x=np.arange(days), y=heap, label=str(plan.staff))
    return figures.finish(ax, source="dialogue.model", x="day", y="waiting")
# %% a day too early -> a3.q8.shifted
def draw(plans, days):
    for plan in plans.itertuples():
        daily = plan.staff * plan.per_day - plan.new_per_day
        heap = np.maximum(plan.questions - daily * np.arange(1, days + 2), 0)
        ax = sns.lineplot(x=np.arange(days + 1), y=heap, label=str(plan.staff))
    return figures.finish(ax, source="dialogue.model", x="day", y="waiting")
# %% always the same picture -> a3.constant
def draw(table, number):
    ax = plt.figure().add_subplot()
    for plan in kzmedia.personal("a3")["q8"].itertuples():
        daily = plan.staff * plan.per_day - plan.new_per_day
        heap = np.maximum(plan.questions - daily * np.arange(16), 0)
        ax.plot(range(16), heap, label=str(plan.staff))
    ax.legend()
    return figures.finish(ax, source="dialogue.model", x="day", y="waiting")
# %% no labels -> a3.q8.label
def draw(plans, days):
    for plan in plans.itertuples():
        daily = plan.staff * plan.per_day - plan.new_per_day
        heap = np.maximum(plan.questions - daily * np.arange(days + 1), 0)
        ax = sns.lineplot(x=np.arange(days + 1), y=heap, label=str(plan.staff))
    ax.set_title("model")
    return ax
# %% does not say that it is a model -> a3.q8.model
def draw(plans, days):
    for plan in plans.itertuples():
        daily = plan.staff * plan.per_day - plan.new_per_day
        heap = np.maximum(plan.questions - daily * np.arange(days + 1), 0)
        ax = sns.lineplot(x=np.arange(days + 1), y=heap, label=str(plan.staff))
    ax.set(xlabel="day", ylabel="questions")
    return ax
# %% no legend -> a3.q8.legend
def draw(plans, days):
    for plan in plans.itertuples():
        daily = plan.staff * plan.per_day - plan.new_per_day
        heap = np.maximum(plan.questions - daily * np.arange(days + 1), 0)
        ax = sns.lineplot(x=np.arange(days + 1), y=heap)
    return figures.finish(ax, source="dialogue.model", x="day", y="waiting")
# %% bars for lines -> a3.q8.hint
def draw(plans, days):
    ax = sns.barplot(plans, x="staff", y="questions")
    return figures.finish(ax, source="dialogue.model", y="waiting")
# %% always fifteen days -> a3.q8.hint
def draw(plans, days):
    for plan in plans.itertuples():
        daily = plan.staff * plan.per_day - plan.new_per_day
        heap = np.maximum(plan.questions - daily * np.arange(16), 0)
        ax = sns.lineplot(x=np.linspace(0, days, 16), y=heap, label=str(plan.staff))
    return figures.finish(ax, source="dialogue.model", x="day", y="waiting")
# %% shows but returns nothing -> a3.q8.axes
def draw(plans, days):
    for plan in plans.itertuples():
        daily = plan.staff * plan.per_day - plan.new_per_day
        heap = np.maximum(plan.questions - daily * np.arange(days + 1), 0)
        sns.lineplot(x=np.arange(days + 1), y=heap, label=str(plan.staff))
    plt.show()
