# %% only the known firms -> a2.q6.known
def hhi_limits(shares, others):
    known = sum(share**2 for share in shares)
    return known, known
# %% stretches the known shares -> a2.q6.scaled
def hhi_limits(shares, others):
    index = sum((100 * share / sum(shares)) ** 2 for share in shares)
    return index, index
# %% the larger first -> a2.swapped
def hhi_limits(shares, others):
    rest = 100 - sum(shares)
    squares = sum(share**2 for share in shares)
    return squares + rest**2, squares + rest**2 / others
# %% shares as fractions -> a2.q6.fraction
def hhi_limits(shares, others):
    rest = 1 - sum(shares) / 100
    squares = sum((share / 100) ** 2 for share in shares)
    return squares + rest**2 / others, squares + rest**2
# %% one small firm only -> a2.q6.one_small
def hhi_limits(shares, others):
    rest = 100 - sum(shares)
    squares = sum(share**2 for share in shares)
    return squares + (rest / others) ** 2, squares + rest**2
# %% adds before squaring -> a2.q6.sum_first
def hhi_limits(shares, others):
    rest = 100 - sum(shares)
    return sum(shares) ** 2 + rest**2 / others, sum(shares) ** 2 + rest**2
# %% does not square the rest -> a2.q6.hint
def hhi_limits(shares, others):
    rest = 100 - sum(shares)
    squares = sum(share**2 for share in shares)
    return squares, squares + rest
# %% the number of others typed in -> a2.q6.hint
def hhi_limits(shares, others):
    rest = 100 - sum(shares)
    squares = sum(share**2 for share in shares)
    return squares + rest**2 / 387, squares + rest**2
# %% always the same -> a2.constant
def hhi_limits(shares, others):
    from kzmedia import market

    return tuple(market.hhi_bounds(80, 387))
# %% one number -> selfcheck.several_values
def hhi_limits(shares, others):
    return sum(share**2 for share in shares)
# %% prints -> selfcheck.nothing
def hhi_limits(shares, others):
    rest = 100 - sum(shares)
    print(sum(share**2 for share in shares) + rest**2)
