# %% asks a question -> p1.q1.question
plan = {"claim": "Do more people use the internet in richer countries today?",
        "measure": "internet_users", "unit": "% of population", "normative": False}
# %% names a topic -> p1.q1.topic
plan = {"claim": "Internet and democracy", "measure": "internet_users", "unit": "%",
        "normative": False}
# %% copies a whole claim of the ledger -> p1.q1.long
plan = {"claim": "Economic growth feeds the information society; adopting a state information "
        "policy opens the way to democratic values, equality, a barrier to inequality, ties "
        "with world organisations, and to telecoms, mobile and banking markets, and it does so "
        "in every country of the world.",
        "measure": "internet_users", "unit": "% of population", "normative": False}
# %% demands and does not say so -> p1.q1.ought
plan = {"claim": "Every village of the country should have access to the internet (C46).",
        "measure": "internet_users", "unit": "% of population", "normative": False}
# %% demands in Kazakh and does not say so -> p1.q1.ought
plan = {"claim": "Әр ауылда барлық адамға арзан интернет қолжетімді болуы керек.",
        "measure": "internet_users", "unit": "%", "normative": False}
# %% calls a fact a demand -> p1.q1.is
plan = {"claim": "Internet use rose in most countries from 2008 to 2022.",
        "measure": "internet_users", "unit": "% of population", "normative": True}
# %% per cent of an index -> p1.q1.unit
plan = {"claim": "E-government grew in most countries from 2008 to 2022.",
        "measure": "egdi", "unit": "%", "normative": False}
# %% people for a share -> p1.q1.unit
plan = {"claim": "Internet use rose in most countries from 2008 to 2022.",
        "measure": "internet_users", "unit": "people", "normative": False}
# %% leaves the unit out -> p1.q1.parts
plan = {"claim": "Internet use rose in most countries from 2008 to 2022.",
        "measure": "internet_users", "normative": False}
# %% leaves the unit empty -> p1.q1.empty
plan = {"claim": "Internet use rose in most countries from 2008 to 2022.",
        "measure": "internet_users", "unit": "", "normative": False}
# %% gives the column itself -> p1.q1.empty
plan = {"claim": "Internet use rose in most countries from 2008 to 2022.",
        "measure": kzmedia.load("internet")["internet_users"], "unit": "%", "normative": False}
# %% True in quotation marks -> p1.q1.logical
plan = {"claim": "Internet use rose in most countries from 2008 to 2022.",
        "measure": "internet_users", "unit": "% of population", "normative": "False"}
