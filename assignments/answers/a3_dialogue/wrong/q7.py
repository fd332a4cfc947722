# %% what stays is seen -> a3.q7.stays
def views_per_coin(first_day, half_life, days, cost):
    return first_day * days / cost
# %% half-life for lifetime -> a3.q7.lifetime
def views_per_coin(first_day, half_life, days, cost):
    return first_day * half_life / cost
# %% fades on the first day -> a3.q7.start
def views_per_coin(first_day, half_life, days, cost):
    return sum(first_day * 0.5 ** (day / half_life) for day in range(1, days + 1)) / cost
# %% one day short -> a3.q7.short
def views_per_coin(first_day, half_life, days, cost):
    total = 0
    for day in range(1, days):
        total = total + first_day * 0.5 ** ((day - 1) / half_life)
    return total / cost
# %% last day only -> a3.q7.last
def views_per_coin(first_day, half_life, days, cost):
    for day in range(1, days + 1):
        total = first_day * 0.5 ** ((day - 1) / half_life)
    return total / cost
# %% halves every day -> a3.q7.daily
def views_per_coin(first_day, half_life, days, cost):
    return sum(first_day * 0.5 ** (day - 1) for day in range(1, days + 1)) / cost
# %% times the half-life -> a3.q7.times
def views_per_coin(first_day, half_life, days, cost):
    return sum(first_day * 0.5 ** ((day - 1) * half_life) for day in range(1, days + 1)) / cost
# %% forgets the cost -> a3.q7.cost
def views_per_coin(first_day, half_life, days, cost):
    return sum(first_day * 0.5 ** ((day - 1) / half_life) for day in range(1, days + 1))
# %% price of a view -> a3.q7.inverse
def views_per_coin(first_day, half_life, days, cost):
    return cost / sum(first_day * 0.5 ** ((day - 1) / half_life) for day in range(1, days + 1))
# %% always the same page -> a3.constant
def views_per_coin(first_day, half_life, days, cost):
    return sum(1200 * 0.5 ** (day / 3) for day in range(14)) / 60
# %% types the half-life in -> a3.q7.hint
def views_per_coin(first_day, half_life, days, cost):
    return sum(first_day * 0.5 ** (day / 3) for day in range(days)) / cost
# %% prints -> selfcheck.nothing
def views_per_coin(first_day, half_life, days, cost):
    print(sum(first_day * 0.5 ** (day / half_life) for day in range(days)) / cost)
# %% leaves the loop on the first day -> a3.q7.hint
def views_per_coin(first_day, half_life, days, cost):
    for day in range(1, days + 1):
        total = first_day * 0.5 ** ((day - 1) / half_life)
        return total / cost
