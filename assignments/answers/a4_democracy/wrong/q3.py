# %% leaves it reversed -> a4.q3.same
def turned(values, low, high):
    return values
# %% changes the sign -> a4.q3.minus
def turned(values, low, high):
    return -values
# %% missing taken for zero -> a4.q3.zero
def turned(values, low, high):
    return low + high - values.fillna(0)
# %% ends of the data -> a4.q3.ends
def turned(values, low, high):
    return values.min() + values.max() - values
# %% largest value of the data -> a4.q3.largest
def turned(values, low, high):
    return values.max() - values
# %% as in the lesson -> a4.q3.one
def turned(values, low, high):
    return 1 - values
# %% forgets the lower end -> a4.q3.high
def turned(values, low, high):
    return high - values
# %% subtracts from the wrong end -> a4.q3.minus
def turned(values, low, high):
    return low - values
# %% always the same column -> a4.constant
def turned(values, low, high):
    return 1 - q3_values
# %% one divided by the value -> a4.q3.hint
def turned(values, low, high):
    return 1 / (1 + values)
# %% drops what is missing -> selfcheck.length
def turned(values, low, high):
    return (low + high - values).dropna()
# %% prints -> selfcheck.nothing
def turned(values, low, high):
    print(low + high - values)
# %% one number instead of a column -> selfcheck.several_values
def turned(values, low, high):
    return low + high - values.mean()
