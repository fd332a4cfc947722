# %% adds the cuts up -> a2.q4.added
def total_cut(cuts):
    return sum(cuts)
# %% what is left -> a2.q4.left
def total_cut(cuts):
    left = 100
    for cut in cuts:
        left = left * (100 - cut) / 100
    return left
# %% a fraction of one -> a2.fraction
def total_cut(cuts):
    left = 1
    for cut in cuts:
        left = left * (1 - cut / 100)
    return 1 - left
# %% the mean -> a2.q4.mean
def total_cut(cuts):
    return sum(cuts) / len(cuts)
# %% multiplies the cuts -> a2.q4.part
def total_cut(cuts):
    product = 100
    for cut in cuts:
        product = product * cut / 100
    return product
# %% begins anew in every turn -> a2.q4.one
def total_cut(cuts):
    for cut in cuts:
        left = 100 * (1 - cut / 100)
    return 100 - left
# %% takes two cuts only -> a2.q4.fixed
def total_cut(cuts):
    return 100 - 100 * (1 - cuts[0] / 100) * (1 - cuts[1] / 100)
# %% takes a rise for a cut -> a2.q4.rise
def total_cut(cuts):
    left = 100
    for cut in cuts:
        left = left * (1 - abs(cut) / 100)
    return 100 - left
# %% leaves rises out -> a2.q4.rise
def total_cut(cuts):
    left = 100
    for cut in cuts:
        if cut > 0:
            left = left * (1 - cut / 100)
    return 100 - left
# %% subtracts from a hundred each time -> a2.q4.hint
def total_cut(cuts):
    left = 100
    for cut in cuts:
        left = left - cut
    return left
# %% returns inside the loop -> a2.q4.hint
def total_cut(cuts):
    left = 100
    for cut in cuts:
        left = left * (1 - cut / 100)
        return 100 - left
# %% always the same -> a2.constant
def total_cut(cuts):
    return 28
# %% prints -> selfcheck.nothing
def total_cut(cuts):
    print(100 - 100 * np.prod([1 - cut / 100 for cut in cuts]))
# %% a price for every step -> selfcheck.kind_differs
def total_cut(cuts):
    return [100 - cut for cut in cuts]
