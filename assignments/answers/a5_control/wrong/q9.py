# %% missing counts as disagreement -> a5.q9.missing
a, b, c = (q9_ratings[one] for one in q9_ratings)
agreement_percent = 100 * ((a == b).sum() + (a == c).sum() + (b == c).sum()) / (3 * len(q9_ratings))
# %% compares sites, not raters -> a5.q9.rows
from itertools import combinations

table = q9_ratings.T
same = sum((table[i] == table[j]).sum() for i, j in combinations(table, 2))
both = sum((table[i].notna() & table[j].notna()).sum() for i, j in combinations(table, 2))
agreement_percent = 100 * same / both
# %% complete sites only -> a5.q9.complete
a, b, c = (q9_ratings.dropna()[one] for one in q9_ratings)
agreement_percent = 100 * np.mean([(a == b).mean(), (a == c).mean(), (b == c).mean()])
# %% the first pair only -> a5.q9.one_pair
pair = q9_ratings.iloc[:, :2].dropna()
agreement_percent = 100 * (pair.iloc[:, 0] == pair.iloc[:, 1]).mean()
# %% mean of three shares -> a5.q9.mean
shares = []
for i, j in [(0, 1), (0, 2), (1, 2)]:
    pair = q9_ratings.iloc[:, [i, j]].dropna()
    shares.append(100 * (pair.iloc[:, 0] == pair.iloc[:, 1]).mean())
agreement_percent = sum(shares) / 3
# %% one point apart is equal -> a5.q9.near
same, both = 0, 0
for i, j in [(0, 1), (0, 2), (1, 2)]:
    pair = q9_ratings.iloc[:, [i, j]].dropna()
    same += (pair.iloc[:, 0] - pair.iloc[:, 1]).abs().le(1).sum()
    both += len(pair)
agreement_percent = 100 * same / both
# %% share that differs -> a5.q9.differ
same, both = 0, 0
for i, j in [(0, 1), (0, 2), (1, 2)]:
    pair = q9_ratings.iloc[:, [i, j]].dropna()
    same += (pair.iloc[:, 0] != pair.iloc[:, 1]).sum()
    both += len(pair)
agreement_percent = 100 * same / both
# %% all three agree -> a5.q9.all_three
whole = q9_ratings.dropna()
agreement_percent = 100 * (whole.nunique(axis=1) == 1).mean()
# %% a number of comparisons -> a5.q9.count
a, b, c = (q9_ratings[one] for one in q9_ratings)
agreement_percent = (a == b).sum() + (a == c).sum() + (b == c).sum()
# %% fraction instead of per cent -> a5.fraction
a, b, c = (q9_ratings[one] for one in q9_ratings)
both = sum((one.notna() & other.notna()).sum() for one, other in [(a, b), (a, c), (b, c)])
agreement_percent = ((a == b).sum() + (a == c).sum() + (b == c).sum()) / both
# %% multiplies twice -> a5.percent_range
a, b, c = (q9_ratings[one] for one in q9_ratings)
agreement_percent = 100 * 100 * (a == b).mean() + 101
# %% the common data's number -> slices.default_value
theirs = kzmedia.personal("a5").default["q9"].to_numpy()
left, right = theirs[:, [0, 0, 1]], theirs[:, [1, 2, 2]]
agreement_percent = 100 * np.sum(left == right) / np.isfinite(left - right).sum()
# %% a neighbour's number -> a5.q9.hint
from kzmedia import slices

theirs = slices.draw("a5", "q9", "neighbour").to_numpy()
left, right = theirs[:, [0, 0, 1]], theirs[:, [1, 2, 2]]
agreement_percent = 100 * np.sum(left == right) / np.isfinite(left - right).sum()
# %% a column by pairs -> selfcheck.kind_of_name
agreement_percent = q9_ratings.corr()
