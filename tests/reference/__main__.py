"""Answers questions about returns: a policy with its questions on each line, in JSON; a list of answers on each back.

    python3 tests/reference < questions.jsonl > answers.jsonl
"""
import json
import sys
from decimal import Decimal

from decision import Policy

for text in sys.stdin:
    asked = json.loads(text, parse_float=Decimal)
    policy = Policy(asked["policy"], asked["packs"], asked["calendars"])
    answers = [list(policy.check_return(ask["line"], ask["request"], ask["instants"])) for ask in asked["questions"]]
    print(json.dumps(answers), flush=True)
