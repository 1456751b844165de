"""A squeezed script does what it did, with short names and few spaces."""

from __future__ import annotations

import json
import re
import shutil
import subprocess

import pytest

from smcourse.compile.join import join_player
from smcourse.compile.squeeze import squeeze


def _run(script: str) -> object:
    node = shutil.which("node")
    if node is None:
        pytest.fail("node is not installed: run make test")
    ran = subprocess.run([node, "-e", script], capture_output=True, text=True, check=True)
    return json.loads(ran.stdout)


@pytest.mark.parametrize(
    ("body", "result"),
    [
        ("const long = 1\nconst told = { long, other: long }\nreturn told", {"long": 1, "other": 1}),
        ("const is = { true: false }\nreturn [is.true, !is.true, true]", [False, True, True]),
        ("const { first, second: two = 5 } = { first: 2 }\nreturn [first, two]", [2, 5]),
        ("const make = ({ size = 3, ...rest }, [head]) => ({ size, rest, head })\n"
         "return make({ a: 1 }, [9])", {"size": 3, "rest": {"a": 1}, "head": 9}),
        ("let count = 0\nconst up = () => {\n  count = count + 1\n}\nup()\nup()\nreturn count", 2),
        ("const word = `a`\nreturn `${word}: ${[1, 2].map((n) => `${n}${word}`).join(`}`)} {word}`",
         "a: 1a}2a {word}"),
        ("const text = 'a/b word'\nreturn text.split(/[/ ]/).length / 3", 1),
        ("const value = 4\nreturn value > 3 ? value : 0 // value", 4),
        ("const a = 1\nconst b = 2\nreturn [a - -b, a + +b]", [3, 3]),
        ("const word = 'x'\nconst box = { word: 1, x: 2 }\nreturn [box.word, box[word], box?.word]",
         [1, 2, 1]),
        ("try {\n  throw new Error('no')\n} catch (problem) {\n  return problem.message\n}", "no"),
        ("const one = (first) => first + 1\nconst two = (second) => second * 2\nreturn one(two(3))", 7),
        ("const many = [1, 2]\nlet sum = 0\nfor (const item of many) {\n  const twice = item * 2\n"
         "  sum = sum + twice\n}\nreturn sum", 6),
        ("const outer = 1\nconst go = (unused) => {\n  const inner = 2\n  return inner + outer\n}\n"
         "return go(5)", 3),
        ("try {\n  throw 1\n} catch (caught) {\n  const kept = 2\n  return kept\n}", 2),
        ("const make = (one) => (two) =>\n  one +\n  two\nconst after = 3\nreturn make(1)(2) + after", 6),
        ("const use = (Math) => Math + 1\nreturn [use(1), Math.max(2, 3)]", [2, 3]),
        ("const low = 1\nconst pick = (high = low) => {\n  const found = [high].map((one) => one + low)\n"
         "  return found[0]\n}\nreturn [pick(), pick(5)]", [2, 6]),
        ("const one = 1\nlet two = one\nfor (const item of [1, 2]) two += item\nconst three = 3\n"
         "if (two > three) {\n  const four = 4\n  two = four\n}\nconst five = 5\nreturn [two, five]",
         [4, 5]),
        ("const pick = (one) => (one ? `a${(() => {\n  const b = 1\n  const c = 2\n  return b + c\n})()}` : 0)"
         "\nconst all = [\n  1,\n  2,\n]\nreturn [pick(all), pick(0)]", ["a3", 0]),
        ("const box = { of: (one) => [one], on: null }\nconst size = /** as */ (box.of(1)).length\n"
         "try {\n  return (box.on?.of).size\n} catch (problem) {\n  const two = (size) + 1\n"
         "  return [two, typeof (box), (size || two) * 3, box.of?.((size))]\n}",
         [2, "object", 3, [1]]),
        ("const go = async (wait) => {\n  await wait\n}\ngo()\nreturn typeof go", "function"),
    ],
)  # fmt: skip
def test_it_does_what_it_did(body: str, result: object) -> None:
    script = f"const run = () => {{\n{body}\n}}\nprocess.stdout.write(JSON.stringify(run()))\n"
    assert _run(script) == result
    small = squeeze(script)
    assert _run(small) == result
    assert len(small) < len(script)


def test_names_that_never_meet_are_called_alike() -> None:
    apart = "const one = (first) => first + 1\nconst two = (second) => second + 2\n"
    assert squeeze(apart) == "let c=c=>c+1,n=c=>c+2\n"
    met = "const one = (first) => (second) => first + second\n"
    assert squeeze(met) == "let c=c=>n=>c+n\n"


def test_the_letters_that_stand_there_most_are_the_first_names() -> None:
    assert squeeze("const one = (first) => first.zzzzzz\n") == "let z=z=>z.zzzzzz\n"


@pytest.mark.parametrize("name", ["document", "window", "Promise", "setTimeout", "navigator"])
def test_what_is_the_browsers_keeps_its_name(name: str) -> None:
    joined = join_player("scorm12.js")
    uses = re.compile(rf"(?<![\w$.]){name}\b(?!:)")
    shown = squeeze(joined)
    assert bool(uses.search(shown)) == bool(uses.search(joined))


def test_a_script_comes_out_the_same_twice_and_a_half_as_large() -> None:
    joined = join_player("scorm12.js")
    assert squeeze(joined) == squeeze(joined + "")
    assert len(squeeze(joined)) < 0.65 * len(joined)


@pytest.mark.parametrize("script", ["let one = 1\none++\n", "let one = 1\n--one\n"])
def test_what_it_cannot_read_is_no_token(script: str) -> None:
    with pytest.raises(AssertionError, match="not a token"):
        squeeze(script)
