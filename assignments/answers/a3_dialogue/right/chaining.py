# Right answers by pandas: chains of methods, and functions of lesson 04.
# %% q1
change = (
    q1_rows.groupby("year")["engaged_society"].mean().loc[[2007, 2010]].diff().iloc[-1]
)
# %% q2
def answered_share(links):
    return (
        links.query("source != target")
        .assign(pair=lambda rows: rows["target"] + ">" + rows["source"])
        .pipe(lambda rows: rows["pair"].isin(rows["source"] + ">" + rows["target"]))
        .mean()
        * 100
    )
# %% q3
def reached(links, person):
    steps = links.merge(links, left_on="target", right_on="source", how="left")
    mine = steps.query("source_x == @person")
    return set(mine[["target_x", "target_y"]].stack().dropna()) - {person}
# %% q4
def utilisation(questions, minutes, staff):
    from kzmedia import queueing

    return queueing.erlang_c(questions, 60 / minutes, staff).utilisation * 100
# %% q5
def days_to_clear(waiting, staff, per_day, new_per_day):
    from kzmedia import queueing

    last = queueing.days_until_empty(waiting, 0, 0, staff, per_day, new_per_day)
    return None if last == float("inf") else int(last)
# %% q6
mean_wait = (
    q6_rows.eval("questions / answers / (answers - questions) * 60").agg("mean").round(1)
)
# %% q7
def views_per_coin(first_day, half_life, days, cost):
    from kzmedia import exposure

    return exposure.fading(first_day, half_life, days)["views"].sum() / cost
# %% q8
def draw(plans, days):
    from kzmedia import queueing

    heaps = pd.concat(
        queueing.conference(one.questions, 0, 0, one.staff, one.per_day, one.new_per_day, days)
        .assign(staff=str(one.staff))
        for one in plans.itertuples()
    )
    ax = sns.lineplot(heaps, x="day", y="waiting", hue="staff")
    return figures.finish(ax, source="dialogue.model", x="dialogue.backlog.day")
# %% q9
def model_word(settings):
    return (
        settings.eval("page > paper")
        .agg(["min", "max"])
        .pipe(lambda ends: {2: "partly_supported", 0: "contradicted"}.get(ends.sum()))
        or "cannot_be_told"
    )
