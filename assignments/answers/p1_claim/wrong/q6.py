# %% the word it would like -> p1.q6.follows
def final_rule(value):
    return "supported" if value >= 60 else "contradicted" if value <= 40 else "cannot_be_told"


final_result, verdict, otherwise = 55.0, "supported", 39
# %% softens a contradiction -> p1.q6.follows
def final_rule(value):
    return "supported" if value > 0.3 else "contradicted" if value < -0.3 else "cannot_be_told"


final_result, verdict, otherwise = -0.41, "cannot_be_told", 0.0
# %% a fraction for per cent -> p1.q6.follows
def final_rule(value):
    return "supported" if value >= 60 else "contradicted" if value <= 40 else "cannot_be_told"


final_result, verdict, otherwise = 0.782, "supported", 50
# %% partly for supported -> p1.q6.follows
def final_rule(value):
    return "supported" if value >= 60 else "contradicted" if value <= 40 else "cannot_be_told"


final_result, verdict, otherwise = 78.2, "partly supported", 50
# %% a word of its own -> p1.q6.word
def final_rule(value):
    return "proven" if value >= 60 else "refuted"


final_result, verdict, otherwise = 78.2, "proven", 50
# %% a sentence for a word -> p1.q6.word
def final_rule(value):
    return "supported" if value >= 60 else "cannot_be_told"


final_result, verdict, otherwise = 78.2, "The claim is supported, but not everywhere.", 50
# %% the same word on the other side -> p1.q6.otherwise
def final_rule(value):
    return "supported" if value >= 60 else "contradicted" if value <= 40 else "cannot_be_told"


final_result, verdict, otherwise = 78.2, "supported", 60
# %% a rule that cannot say anything else -> p1.q6.otherwise
def final_rule(value):
    return "normative"


final_result, verdict, otherwise = 78.2, "normative", 10
# %% the rule is silent otherwise -> p1.q6.silent
def final_rule(value):
    if value >= 60:
        return "supported"


final_result, verdict, otherwise = 78.2, "supported", 50
# %% knows its own result only -> p1.q6.silent
def final_rule(value):
    return {78.2: "supported"}.get(value)


final_result, verdict, otherwise = 78.2, "supported", 30
# %% the result as a text -> selfcheck.kind_of_name
def final_rule(value):
    return "supported" if value >= 60 else "cannot_be_told"


final_result, verdict, otherwise = "78.2 %", "supported", 50
# %% the word of the rule for the rule -> selfcheck.kind_of_name
final_rule = "supported"
final_result, verdict, otherwise = 78.2, "supported", 50
