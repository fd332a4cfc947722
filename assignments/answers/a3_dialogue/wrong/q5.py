# %% forgets the new questions -> a3.q5.new
def days_to_clear(waiting, staff, per_day, new_per_day):
    return int(np.ceil(waiting / (staff * per_day)))
# %% adds the new questions -> a3.q5.added
def days_to_clear(waiting, staff, per_day, new_per_day):
    return int(np.ceil(waiting / (staff * per_day + new_per_day)))
# %% one official -> a3.q5.staff
def days_to_clear(waiting, staff, per_day, new_per_day):
    return int(np.ceil(waiting / (per_day - new_per_day)))
# %% rounds down -> a3.q5.down
def days_to_clear(waiting, staff, per_day, new_per_day):
    gain = staff * per_day - new_per_day
    return waiting // gain if gain > 0 else None
# %% does not round -> a3.q5.part
def days_to_clear(waiting, staff, per_day, new_per_day):
    gain = staff * per_day - new_per_day
    return waiting / gain if gain > 0 else None
# %% always one day more -> a3.q5.extra
def days_to_clear(waiting, staff, per_day, new_per_day):
    gain = staff * per_day - new_per_day
    return waiting // gain + 1 if gain > 0 else None
# %% does not ask whether it melts -> a3.q5.never
def days_to_clear(waiting, staff, per_day, new_per_day):
    return int(np.ceil(waiting / (staff * per_day - new_per_day)))
# %% forgets that it may stay -> a3.q5.equal
def days_to_clear(waiting, staff, per_day, new_per_day):
    if staff * per_day < new_per_day:
        return None
    return int(np.ceil(waiting / (staff * per_day - new_per_day)))
# %% infinity for never -> a3.q5.infinite
def days_to_clear(waiting, staff, per_day, new_per_day):
    from kzmedia import queueing

    return queueing.days_until_empty(waiting, 0, 0, staff, per_day, new_per_day)
# %% zero for never -> a3.q5.zero
def days_to_clear(waiting, staff, per_day, new_per_day):
    gain = staff * per_day - new_per_day
    return int(np.ceil(waiting / gain)) if gain > 0 else 0
# %% a word for never -> selfcheck.kind_differs
def days_to_clear(waiting, staff, per_day, new_per_day):
    gain = staff * per_day - new_per_day
    return int(np.ceil(waiting / gain)) if gain > 0 else "never"
# %% always the same number -> a3.constant
def days_to_clear(waiting, staff, per_day, new_per_day):
    return 11
# %% what is left after a day -> a3.q5.hint
def days_to_clear(waiting, staff, per_day, new_per_day):
    return waiting - (staff * per_day - new_per_day)
# %% prints -> selfcheck.nothing
def days_to_clear(waiting, staff, per_day, new_per_day):
    gain = staff * per_day - new_per_day
    print(int(np.ceil(waiting / gain)) if gain > 0 else None)
