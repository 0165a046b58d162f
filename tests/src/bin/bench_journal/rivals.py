"""The figures of Trends as scipy, statsmodels and pandas reckon them, and how long that takes.

One rule: each is asked for what the journal's own figure is, on the days it is handed. Days, values and the days of each
tag come in as one line of JSON; the middle time of each figure in milliseconds goes out as another.
"""

import json
import sys
import time

import numpy as np
import pandas as pd
from scipy import stats
from statsmodels.nonparametric.smoothers_lowess import lowess

TURNS = 7

given = json.loads(sys.stdin.readline())
days = np.array(given["days"])
values = np.array(given["values"], dtype=float)
kinds = np.array(given["kinds"])
tags = [np.isin(days, tag).astype(float) for tag in given["tags"]]
samples = pd.Series(
    np.array(given["samples"], dtype=float),
    index=pd.to_datetime("2016-09-01") + pd.to_timedelta(given["sample_days"], unit="D"),
)
series = pd.Series(values, index=pd.to_datetime("2016-09-01") + pd.to_timedelta(days, unit="D"))


def lag_one(values):
    together = np.diff(days) == 1
    return float(np.clip(np.mean((values[:-1] * values[1:])[together]) / np.mean(values**2), 0.0, 0.95))


def centred(values):
    sums = np.bincount(kinds, values) / np.maximum(np.bincount(kinds), 1)
    return values - sums[kinds]


def rolling():
    return samples.groupby(level=0).median().rolling("14D", min_periods=5).median()


def lately():
    return series.ewm(halflife="7D", times=series.index).mean()


def long_view():
    return lowess(values, days, frac=0.2, it=3, delta=0.0, return_sorted=False)


def compare():
    half = len(values) // 2
    before, after = values[:half], values[half:]
    residuals = np.concatenate([before - before.mean(), after - after.mean()])
    alike = lag_one(residuals)
    worth = [max(len(side) * (1 - alike) / (1 + alike), 3.0) for side in (before, after)]
    found = stats.ttest_ind_from_stats(
        after.mean(), after.std(ddof=1), worth[1], before.mean(), before.std(ddof=1), worth[0], equal_var=False
    )
    return found, stats.mannwhitneyu(after, before)


def links():
    y = centred(values)
    alike = lag_one(y)
    chances = []
    for tag in tags:
        x = centred(tag)
        r = float(np.sum(x * y) / np.sqrt(np.sum(x**2) * np.sum(y**2)))
        both = alike * lag_one(x)
        freedom = max(len(y) * (1 - both) / (1 + both) - 1 - (kinds.max() + 1), 3.0)
        t = r * np.sqrt(freedom / (1 - r**2))
        chances.append(2 * stats.t.sf(abs(t), freedom))
        stats.t.ppf(0.95, freedom)
    return stats.false_discovery_control(chances)


def middle(work):
    times = []
    for _ in range(TURNS):
        start = time.perf_counter()
        work()
        times.append((time.perf_counter() - start) * 1e3)
    return sorted(times)[TURNS // 2]


rivals = (rolling, lately, long_view, compare, links)
print(json.dumps({work.__name__: middle(work) for work in rivals}))
