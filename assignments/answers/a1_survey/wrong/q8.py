# %% upper before lower -> a1.swapped
def wilson_limits(share, n):
    z, p = 1.96, share / 100
    half = z * (p * (1 - p) / n + z**2 / (4 * n**2)) ** 0.5
    middle, scale = p + z**2 / (2 * n), 100 / (1 + z**2 / n)
    return scale * (middle + half), scale * (middle - half)
# %% fraction instead of per cent -> a1.fraction
def wilson_limits(share, n):
    z, p = 1.96, share / 100
    half = z * (p * (1 - p) / n + z**2 / (4 * n**2)) ** 0.5
    middle, scale = p + z**2 / (2 * n), 1 / (1 + z**2 / n)
    return scale * (middle - half), scale * (middle + half)
# %% share plus and minus the usual margin -> a1.q8.wald
def wilson_limits(share, n):
    p = share / 100
    half = 1.96 * (p * (1 - p) / n) ** 0.5
    return 100 * (p - half), 100 * (p + half)
# %% leaves the centre on the share -> a1.q8.centre
def wilson_limits(share, n):
    z, p = 1.96, share / 100
    half = 100 * z * (p * (1 - p) / n + z**2 / (4 * n**2)) ** 0.5 / (1 + z**2 / n)
    return share - half, share + half
# %% leaves z out before the root -> a1.q8.z
def wilson_limits(share, n):
    z, p = 1.96, share / 100
    half = (p * (1 - p) / n + z**2 / (4 * n**2)) ** 0.5
    middle, scale = p + z**2 / (2 * n), 100 / (1 + z**2 / n)
    return scale * (middle - half), scale * (middle + half)
# %% leaves the first fraction out -> a1.q8.scale
def wilson_limits(share, n):
    z, p = 1.96, share / 100
    half = z * (p * (1 - p) / n + z**2 / (4 * n**2)) ** 0.5
    middle = p + z**2 / (2 * n)
    return 100 * (middle - half), 100 * (middle + half)
# %% types the number of experts in -> a1.q8.hint
def wilson_limits(share, n):
    z, p, n = 1.96, share / 100, 100
    half = z * (p * (1 - p) / n + z**2 / (4 * n**2)) ** 0.5
    middle, scale = p + z**2 / (2 * n), 100 / (1 + z**2 / n)
    return scale * (middle - half), scale * (middle + half)
# %% forgets the root -> a1.q8.hint
def wilson_limits(share, n):
    z, p = 1.96, share / 100
    half = z * (p * (1 - p) / n + z**2 / (4 * n**2))
    middle, scale = p + z**2 / (2 * n), 100 / (1 + z**2 / n)
    return scale * (middle - half), scale * (middle + half)
# %% always the same pair -> a1.constant
def wilson_limits(share, n):
    from kzmedia import survey

    return survey.wilson(34, 100)
# %% per cent inside the formula -> selfcheck.complex
def wilson_limits(share, n):
    z = 1.96
    half = z * (share * (1 - share) / n + z**2 / (4 * n**2)) ** 0.5
    middle, scale = share + z**2 / (2 * n), 1 / (1 + z**2 / n)
    return scale * (middle - half), scale * (middle + half)
# %% prints -> selfcheck.nothing
def wilson_limits(share, n):
    from kzmedia import survey

    lower, upper = survey.wilson(share, n)
    print(lower, upper)
# %% multiplies the centre alone by the fraction -> a1.q8.root
def wilson_limits(share, n):
    z, p = 1.96, share / 100
    half = z * (p * (1 - p) / n + z**2 / (4 * n**2)) ** 0.5
    middle = (p + z**2 / (2 * n)) / (1 + z**2 / n)
    return 100 * (middle - half), 100 * (middle + half)
