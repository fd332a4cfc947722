# Right answers in plain Python: loops, lists and dictionaries.
# %% q1
total = 0
for row in q1_rows.itertuples():
    if row.year == 2010:
        total = total + row.engaged_society
    elif row.year == 2007:
        total = total - row.engaged_society
change = total / len(set(q1_rows["iso3"]))
# %% q2
def answered_share(links):
    known = []
    for one, other in zip(links["source"], links["target"]):
        if one != other:
            known.append((one, other))
    answered = 0
    for one, other in known:
        if (other, one) in known:
            answered += 1
    return answered / len(known) * 100
# %% q3
def reached(links, person):
    found = set()
    for one, other in zip(links["source"], links["target"]):
        if one == person:
            found.add(other)
            for third, fourth in zip(links["source"], links["target"]):
                if third == other:
                    found.add(fourth)
    found.discard(person)
    return found
# %% q4
def utilisation(questions, minutes, staff):
    needed = 0
    for question in range(questions):
        needed += minutes
    there = 60 * staff
    return needed / there * 100
# %% q5
def days_to_clear(waiting, staff, per_day, new_per_day):
    if staff * per_day <= new_per_day:
        return None
    days = 0
    while waiting > 0:
        waiting = waiting - staff * per_day + new_per_day
        days += 1
    return days
# %% q6
minutes = []
for hour in q6_rows.itertuples():
    left_free = hour.answers - hour.questions
    minutes.append(60 * hour.questions / hour.answers / left_free)
mean_wait = sum(minutes) / len(minutes)
# %% q7
def views_per_coin(first_day, half_life, days, cost):
    total = 0
    views = first_day
    for day in range(days):
        total += views
        views = views * 0.5 ** (1 / half_life)
    return total / cost
# %% q8
def draw(plans, days):
    fig, ax = plt.subplots()
    for _, plan in plans.iterrows():
        heap = [plan["questions"]]
        while len(heap) <= days:
            left = heap[-1] - plan["staff"] * plan["per_day"] + plan["new_per_day"]
            heap.append(max(0, left))
        ax.plot(range(days + 1), heap, label=f"{plan['staff']} officials")
    ax.set(xlabel="day", ylabel="questions", title="A model, not a measurement")
    ax.legend()
    return ax
# %% q9
def model_word(settings):
    won = 0
    for row in settings.itertuples():
        if row.page > row.paper:
            won += 1
    if won == len(settings):
        return "partly_supported"
    elif won == 0:
        return "contradicted"
    else:
        return "cannot_be_told"
