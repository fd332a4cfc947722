# %% minutes for hours -> a3.q4.hours
def utilisation(questions, minutes, staff):
    return 100 * questions * minutes / staff
# %% fraction instead of per cent -> a3.fraction
def utilisation(questions, minutes, staff):
    return questions * minutes / 60 / staff
# %% free time -> a3.q4.free
def utilisation(questions, minutes, staff):
    return 100 - 100 * questions * minutes / 60 / staff
# %% one official -> a3.q4.staff
def utilisation(questions, minutes, staff):
    return 100 * questions * minutes / 60
# %% times the staff -> a3.q4.times
def utilisation(questions, minutes, staff):
    return 100 * questions * minutes / 60 * staff
# %% upside down -> a3.q4.inverse
def utilisation(questions, minutes, staff):
    return 100 * 60 * staff / (questions * minutes)
# %% minutes for answers per hour -> a3.q4.rate
def utilisation(questions, minutes, staff):
    return 100 * questions / (minutes * staff)
# %% never above a hundred -> a3.q4.capped
def utilisation(questions, minutes, staff):
    return min(100, 100 * questions * minutes / 60 / staff)
# %% always the same number -> a3.constant
def utilisation(questions, minutes, staff):
    return 37.5
# %% types the office in -> a3.constant
def utilisation(questions, minutes, staff):
    questions, minutes, staff = 18, 5, 4
    return 100 * questions * minutes / 60 / staff
# %% what they could answer -> a3.q4.hint
def utilisation(questions, minutes, staff):
    return 60 * staff / minutes
# %% text -> selfcheck.text_number
def utilisation(questions, minutes, staff):
    return f"{100 * questions * minutes / 60 / staff} %"
# %% prints -> selfcheck.nothing
def utilisation(questions, minutes, staff):
    print(100 * questions * minutes / 60 / staff)
