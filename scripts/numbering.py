#!/usr/bin/env python3
"""Writes the numbering plans in src/domain/form/numbering/plans.rs and their rows in tests/vectors/forms/phones.json.

Run, with Python 3.11 or later, on the metadata of libphonenumber (https://github.com/google/libphonenumber, Apache-2.0):
    python scripts/numbering.py <resources/PhoneNumberMetadata.xml> <version>

A plan has the country code, the countries that share it, the trunk prefix, and the lengths of national numbers; for the codes
in DETAILED the lengths by the first digits. The rows are the metadata's own example numbers.
"""

import json
import pathlib
import re
import subprocess
import sys
import xml.etree.ElementTree
from re import _parser as parser

ROOT = pathlib.Path(__file__).parent.parent
TYPES = ["fixedLine", "mobile", "pager", "tollFree", "premiumRate", "sharedCost", "personalNumber", "voip", "uan", "voicemail"]
# How many first digits decide about the lengths, by country code; elsewhere none.
DETAILED = dict.fromkeys("1 31 33 34 351 353 39 44 49 61 65 81 82 852 886".split(), 1) | {"86": 2}
TRUNKS = {"": "-", "0": ".", "1": "/", "8": "%", "06": "$"}
# Mexico's mobile numbers had a one behind the country code until 2020, and people still write it.
OLD_TRUNKS = {"52": "1"}
SHORTEST, LONGEST = 4, 15
DIGITS = "0123456789"
RULE = {"id": "r", "grants": ["refund"], "window": {"length": "P7D"}}
# What a name of a set of lengths may be, in a plain text of Rust.
NAMES = [chr(code) for code in range(0x21, 0x7F) if chr(code) not in DIGITS + '"\\']


class Pattern:
    """A pattern of digits as an automaton."""

    def __init__(self, text):
        self.steps, self.free = [], []
        start = self.state()
        self.end = self.add(parser.parse(text), start)
        self.start = self.closed({start})

    def state(self):
        self.steps.append({})
        self.free.append(set())
        return len(self.steps) - 1

    def add(self, items, at):
        for name, value in items:
            kind = str(name)
            if kind in ("LITERAL", "IN"):
                behind = self.state()
                for digit in DIGITS:
                    if kind == "LITERAL" and ord(digit) == value or kind == "IN" and any(has(part, digit) for part in value):
                        self.steps[at].setdefault(digit, set()).add(behind)
                at = behind
            elif kind == "SUBPATTERN":
                at = self.add(value[3], at)
            elif kind == "BRANCH":
                behind = self.state()
                for branch in value[1]:
                    start = self.state()
                    self.free[at].add(start)
                    self.free[self.add(branch, start)].add(behind)
                at = behind
            elif kind == "MAX_REPEAT":
                least, most, repeated = value
                for _ in range(least):
                    at = self.add(repeated, at)
                behind = self.state()
                self.free[at].add(behind)
                for _ in range(most - least):
                    at = self.add(repeated, at)
                    self.free[at].add(behind)
                at = behind
            else:
                raise ValueError(f"a pattern has {kind}")
        return at

    def closed(self, states):
        found, open_states = set(states), list(states)
        while open_states:
            for state in self.free[open_states.pop()] - found:
                found.add(state)
                open_states.append(state)
        return frozenset(found)

    def after(self, states, digits):
        reached = {to for state in states for digit in digits for to in self.steps[state].get(digit, ())}
        return self.closed(reached)

    def has_length(self, states, length):
        for _ in range(length):
            states = self.after(states, DIGITS)
        return self.end in states


def has(part, digit):
    name, value = part
    match str(name):
        case "LITERAL":
            return ord(digit) == value
        case "RANGE":
            return value[0] <= ord(digit) <= value[1]
        case "CATEGORY":
            return True
    raise ValueError(f"a class has {name}")


def lengths(text, code):
    """The lengths with which a number has no more digits than E.164 lets it have."""
    found = set()
    for part in text.split(","):
        ends = part.strip("[]").split("-")
        found |= set(range(int(ends[0]), int(ends[-1]) + 1))
    return {length for length in found if SHORTEST <= length <= LONGEST - len(code)}


def descriptions(territory):
    """The kinds of numbers that can be called from elsewhere."""
    for kind in TYPES:
        element = territory.find(kind)
        if element is None or element.find("possibleLengths").get("national") == "-1":
            continue
        pattern = Pattern(re.sub(r"\s", "", element.findtext("nationalNumberPattern")))
        known = lengths(element.find("possibleLengths").get("national"), territory.get("countryCode"))
        yield kind, pattern, known, element.findtext("exampleNumber")


def prefixes(depth):
    return [""] if depth == 0 else [str(number).zfill(depth) for number in range(10**depth)]


def read(path):
    plans, examples = {}, []
    for territory in xml.etree.ElementTree.parse(path).getroot().iter("territory"):
        country, code, trunk = (territory.get(name) or "" for name in ("id", "countryCode", "nationalPrefix"))
        plan = plans.setdefault(code, {"countries": [], "trunk": OLD_TRUNKS.get(code, trunk), "sets": {}})
        if territory.get("mainCountryForCode"):
            plan["trunk"] = trunk
        if country != "001":
            plan["countries"].append(country)
        for kind, pattern, known, example in descriptions(territory):
            for prefix in prefixes(DETAILED.get(code, 0)):
                states = pattern.start
                for digit in prefix:
                    states = pattern.after(states, digit)
                bits = sum(1 << length - SHORTEST for length in known if pattern.has_length(states, length - len(prefix)))
                plan["sets"][prefix] = plan["sets"].get(prefix, 0) | bits
            if example and len(example) in known:
                examples.append((country, code, trunk, kind, example))
    return plans, examples


def runs(sets):
    """First digits from and to, with the lengths that they have in common."""
    found = []
    for prefix, bits in sorted(sets.items()):
        if bits == 0:
            continue
        if found and found[-1][2] == bits and int(found[-1][1]) + 1 == int(prefix):
            found[-1][1] = prefix
        else:
            found.append([prefix, prefix, bits])
    return found


def write_plans(plans, version):
    rows = {code: runs(plan["sets"]) for code, plan in sorted(plans.items())}
    used = [bits for row in rows.values() for _, _, bits in row]
    sets = sorted(set(used), key=lambda bits: (-used.count(bits), bits))
    # The set of a name is found by the name's place in ASCII.
    table = {ord(name): bits for name, bits in zip(NAMES, sets, strict=False)}
    assert len(table) == len(sets), "there are more sets of lengths than names"
    names = {bits: chr(place) for place, bits in table.items()}
    words = []
    for code, plan in sorted(plans.items()):
        numbers = "".join(start + end + names[bits] for start, end, bits in rows[code])
        words.append("".join(sorted(plan["countries"])) + code + TRUNKS[plan["trunk"]] + numbers)
    lines, line = [], ""
    for word in words:
        if len(line) + len(word) > 112:
            lines.append(line)
            line = ""
        line += word + " "
    lines.append(line.rstrip())
    listed = [table.get(place, 0) for place in range(min(table), max(table) + 1)]
    text = f"""//! The numbering plans of the world, written by `scripts/numbering.py` from the metadata of libphonenumber {version}
//! (Apache-2.0).

/// Each plan: its countries by ISO 3166-1, the country code, a sign for the trunk prefix, and the first digits from and to
/// with a sign for the lengths of national numbers that begin with them.
pub const PLANS: &str = "\\
""" + "".join(f"    {line}\\\n" for line in lines) + f"""    ";

/// The lengths that each sign from `{chr(min(table))}` on stands for; the lowest bit is the length {SHORTEST}.
pub const LENGTHS: [u16; {len(listed)}] = [
    {", ".join(map(str, listed))},
];
"""
    path = ROOT / "src/domain/form/numbering/plans.rs"
    path.write_text(text)
    subprocess.run(["rustfmt", "--edition", "2024", path], check=True)


def write_rows(examples, version):
    policy = {"format": 1, "id": "t", "version": "1", "timeZone": "UTC", "rules": [RULE]}
    cases = []
    for country, code, trunk, kind, example in examples:
        want = {"/value/values/phone": f"+{code}{example}"}
        # A field for phones has no fewer than five characters.
        if country == "001" or len(trunk + example) < 5 or kind not in ("fixedLine", "mobile", "tollFree"):
            asked = {"/values/phone": f"+{code} {example}"}
            id, why = f"{country}{code}-{kind}", "from abroad"
        else:
            asked = {"/values/phone": f"{trunk}{example}", "/policy/assume": {"country": country}}
            id, why = f"{country}-{kind}", "from within the country"
        cases.append({"id": id, "why": why, "patch": asked, "see": want})
    base = {"policy": policy, "kind": "complaint", "values": {}, "now": "2026-03-05T12:00:00Z"}
    table = {
        "about": f"The example numbers of the metadata of libphonenumber {version} (Apache-2.0), in one spelling.",
        "call": "validateForm",
    }
    head = json.dumps(table, ensure_ascii=False, indent=2).removesuffix("\n}") + f',\n  "base": {json.dumps(base)}'
    rows = ",\n".join("    " + json.dumps(case, ensure_ascii=False) for case in cases)
    (ROOT / "tests/vectors/forms/phones.json").write_text(f'{head},\n  "cases": [\n{rows}\n  ]\n}}\n')


plans, examples = read(sys.argv[1])
write_plans(plans, sys.argv[2])
write_rows(examples, sys.argv[2])
print(len(plans), "plans,", len(examples), "rows")
