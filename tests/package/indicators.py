"""Writes indicators.json: columns of made-up cases, and what Python's statistics says of them.

    python3 tests/package/indicators.py
"""
import json
import math
import random
import statistics
from pathlib import Path

HOUR = 3_600_000
NOW = 1_772_500_000_000
ASPECTS = ["response_speed", "attitude", "overall"]


def made(seed, count):
    draw = random.Random(seed)
    rows = []
    for _ in range(count):
        received = NOW - draw.randrange(1, 800) * HOUR
        answered = received + draw.randrange(1, 90) * HOUR // 2 if draw.random() < 0.8 else None
        answered = answered if answered and answered <= NOW else None
        rows.append({
            "received": received, "answered": answered,
            "due": received + 24 * HOUR if draw.random() < 0.9 else None,
            "resolved": received + draw.randrange(24, 500) * HOUR if draw.random() < 0.6 else None,
            "justified": draw.choice([0, 0, 0, 1, None]),
            "accepted": draw.choice([1, 1, 1, 0, None]),
            "scores": [draw.choice([1, 2, 3, 4, 5, None]) for _ in ASPECTS],
        })
    return rows


def share(flags):
    flags = list(flags)
    return {"count": sum(flags), "of": len(flags), "rate": sum(flags) / len(flags) if flags else None}


def nearest_rank(times, percent):
    return sorted(times)[math.ceil(percent / 100 * len(times)) - 1] if times else None


def spread(times):
    return {"count": len(times), "mean": statistics.fmean(times) if times else None,
            **{f"p{percent}": nearest_rank(times, percent) for percent in (50, 90, 95)}}


def expected(rows):
    known = [row for row in rows if row["due"] is not None and (row["answered"] is not None or row["due"] <= NOW)]
    times = [(row["answered"] - row["received"]) / 1000 for row in rows if row["answered"] is not None]
    satisfaction = []
    for place, aspect in enumerate(ASPECTS):
        scores = [row["scores"][place] for row in rows if row["scores"][place] is not None]
        satisfaction.append({"aspect": aspect, "mean": statistics.fmean(scores) if scores else None, "satisfied": share(score >= 4 for score in scores)})
    return {
        "cases": len(rows),
        "onTime": share(row["answered"] is not None and row["answered"] < row["due"] for row in known),
        "resolved": share(row["resolved"] is not None for row in rows),
        "justified": share(row["justified"] == 1 for row in rows if row["justified"] is not None),
        "accepted": share(row["accepted"] == 1 for row in rows if row["accepted"] is not None),
        "satisfaction": satisfaction,
        "responseSeconds": spread(times),
        "resolutionSeconds": spread([(row["resolved"] - row["received"]) / 1000 for row in rows if row["resolved"] is not None]),
    }


cases = [{"id": f"seed-{seed}", "rows": rows, "want": expected(rows)}
         for seed, count in ((1, 0), (2, 1), (3, 2), (4, 9), (5, 10), (6, 11), (7, 40)) for rows in [made(seed, count)]]
about = "Indicators of made-up cases, computed with Python's statistics by indicators.py; percentiles by the nearest rank."
lines = ",\n".join("    " + json.dumps(case) for case in cases)
Path(__file__).with_suffix(".json").write_text(f'{{\n  "about": {json.dumps(about)},\n  "now": {NOW},\n  "aspects": {json.dumps(ASPECTS)},\n  "cases": [\n{lines}\n  ]\n}}\n')
