# %% too short -> p1.q7.short
report = "Of n = 194 countries 68% had more than 100 subscriptions. The claim is supported."
facts = {"n": 194, "unit": "subscriptions", "verdict": "supported"}
# %% too long -> p1.q7.long
body = """We ask whether most countries had more mobile subscriptions than people in 2022. The data
come from ITU, and n = 194 countries have a value. By the rule the claim is supported. """
report = body * 20
facts = {"n": 194, "unit": "subscriptions", "verdict": "supported"}
# %% n is not said -> p1.q7.n
body = """We ask whether most countries had more mobile subscriptions than people in 2022. The data
were published by ITU; each country is one case, and countries without a value are left out. The rule
stood before the figure: at least 60% of the countries must lie above 100 subscriptions per 100
people for the claim to be supported, at most 40% for it to be contradicted. In fact 68% do, so the
claim is supported. The figure shows a broad hill around 120 with a long tail to the right. Many of
the countries below 100 are poor. A subscription is a card and not a person, so who has two counts
twice, and children count as people. Whether most people own a telephone the figure therefore cannot
say; only a survey of persons could, and we have none at hand for so many countries."""
report = body
facts = {"n": 194, "unit": "subscriptions", "verdict": "supported"}
# %% n inside another number -> p1.q7.n
body = """We ask whether most countries had more mobile subscriptions than people in 2022. The data
were published by ITU in a table of 4,194 rows; countries without a value are left out. The rule
stood before the figure: at least 60% of the countries must lie above 100 subscriptions per 100
people for the claim to be supported, at most 40% for it to be contradicted. In fact 68% do, so the
claim is supported. The figure shows a broad hill around 120 with a long tail to the right. Many of
the countries below 100 are poor. A subscription is a card and not a person, so who has two counts
twice, and children count as people. Whether most people own a telephone the figure therefore cannot
say; only a survey of persons could, and we have none at hand for so many countries."""
report = body
facts = {"n": 194, "unit": "subscriptions", "verdict": "supported"}
# %% the unit is not said -> p1.q7.unit
body = """We ask whether most countries had more mobile telephones than people in 2022. The data
were published by ITU; n = 194 countries have a value. The rule stood before the figure: at least 60
in a hundred countries must lie above 100 for the claim to be supported, at most 40 for it to be
contradicted. In fact 68 in a hundred do, so the claim is supported. The figure shows a broad hill
around 120 with a long tail to the right. Many of the countries below 100 are poor. A card is not a
person, so who has two counts twice, and children count as people. Whether most people own a
telephone the figure therefore cannot say; only a survey of persons could, and we have none at hand
for so many countries. We would withdraw the verdict if such a survey said otherwise."""
report = body
facts = {"n": 194, "unit": "subscriptions per 100 people", "verdict": "supported"}
# %% another verdict than in facts -> p1.q7.verdict
body = """We ask whether most countries had more mobile subscriptions than people in 2022. The data
were published by ITU; n = 194 countries have a value. The rule stood before the figure: at least 60%
of the countries must lie above 100 subscriptions per 100 people. In fact 68% do, so we call the
claim partly supported. The figure shows a broad hill around 120 with a long tail to the right. Many
of the countries below 100 are poor. A subscription is a card and not a person, so who has two counts
twice, and children count as people. Whether most people own a telephone the figure therefore cannot
say; only a survey of persons could, and we have none at hand for so many countries. We would
withdraw the verdict if such a survey said otherwise, and say so on the same page."""
report = body
facts = {"n": 194, "unit": "subscriptions", "verdict": "supported"}
# %% two different n -> p1.q7.other_n
body = """We ask whether most countries had more mobile subscriptions than people in 2022. The data
were published by ITU, n = 195. The rule stood before the figure: at least 60% of the countries must
lie above 100 subscriptions per 100 people for the claim to be supported. In fact 68% do (n = 194),
so the claim is supported. The figure shows a broad hill around 120 with a long tail to the right.
Many of the countries below 100 are poor. A subscription is a card and not a person, so who has two
counts twice, and children count as people. Whether most people own a telephone the figure therefore
cannot say; only a survey of persons could, and we have none at hand for so many countries. We would
withdraw the verdict if such a survey said otherwise, and say so on the same page."""
report = body
facts = {"n": 194, "unit": "subscriptions", "verdict": "supported"}
# %% the same sentences again -> p1.q7.padding
body = """We ask whether most countries had more mobile subscriptions than people in 2022. The data
come from ITU, and n = 194 countries have a value. By the rule the claim is supported. """
report = body * 4
facts = {"n": 194, "unit": "subscriptions", "verdict": "supported"}
# %% the three facts over and over -> p1.q7.padding
report = "n = 194 subscriptions supported " * 40
facts = {"n": 194, "unit": "subscriptions", "verdict": "supported"}
# %% a part of facts is missing -> p1.q7.facts
report = "Of n = 194 countries 68% had more than 100 subscriptions. The claim is supported."
facts = {"n": 194, "verdict": "supported"}
# %% a list of lines -> selfcheck.kind_of_name
report = ["Of n = 194 countries 68% had more than 100 subscriptions.", "The claim is supported."]
facts = {"n": 194, "unit": "subscriptions", "verdict": "supported"}
