# %% sites not rounded -> a5.q10.not_rounded
def sites_covered(reliability, target, raters, each):
    return raters * each / np.ceil(target * (1 - reliability) / (reliability * (1 - target)))
# %% nothing rounded -> a5.q10.nothing_rounded
def sites_covered(reliability, target, raters, each):
    return raters * each / (target * (1 - reliability) / (reliability * (1 - target)))
# %% raters rounded down -> a5.q10.too_few
def sites_covered(reliability, target, raters, each):
    return raters * each // int(target * (1 - reliability) / (reliability * (1 - target)))
# %% raters rounded to the nearest -> a5.q10.too_few
def sites_covered(reliability, target, raters, each):
    return raters * each // round(target * (1 - reliability) / (reliability * (1 - target)))
# %% rounded only at the end -> a5.q10.late
def sites_covered(reliability, target, raters, each):
    return int(raters * each / (target * (1 - reliability) / (reliability * (1 - target))))
# %% sites rounded up -> a5.q10.up
def sites_covered(reliability, target, raters, each):
    return int(np.ceil(raters * each / np.ceil(target * (1 - reliability) / (reliability * (1 - target)))))
# %% raters of a site -> a5.q10.raters
def sites_covered(reliability, target, raters, each):
    return int(np.ceil(target * (1 - reliability) / (reliability * (1 - target))))
# %% forgets how many each rates -> a5.q10.each
def sites_covered(reliability, target, raters, each):
    return raters // int(np.ceil(target * (1 - reliability) / (reliability * (1 - target))))
# %% one rating a site -> a5.q10.one_rating
def sites_covered(reliability, target, raters, each):
    return raters * each
# %% types reliability and target in -> a5.q10.typed
def sites_covered(reliability, target, raters, each):
    return raters * each // 8
# %% always the same number -> a5.constant
def sites_covered(reliability, target, raters, each):
    return 87
# %% target and reliability swapped -> a5.q10.hint
def sites_covered(reliability, target, raters, each):
    return raters * each // int(np.ceil(reliability * (1 - target) / (target * (1 - reliability)) * 10))
# %% prints -> selfcheck.nothing
def sites_covered(reliability, target, raters, each):
    print(raters * each // np.ceil(target * (1 - reliability) / (reliability * (1 - target))))
