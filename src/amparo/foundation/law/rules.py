"""A rule: a function named as its result, whose parameters name its inputs, with the article that orders it.

    @rule("C.D. 100 art. 13", since="2006-03-09", es="Pensión antes de límites", en="Pension before limits")
    def raw_pension_cents(average_cents, coefficient):
        \"\"\"La pensión es el promedio multiplicado por el coeficiente.

        The pension is the average times the coefficient.
        \"\"\"
        return share(average_cents, coefficient)

Its docstring is its legal sentence, in Spanish and then in English; one without the other is refused.
An input may be a column, another rule or a value of law, with no difference at the call. The body is one expression of
names, `+ - * & |`, comparisons, verbs, and the numbers 0 and 1: every other number is law and lives with its article.
"""

from __future__ import annotations

import ast
import inspect
import textwrap
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from types import ModuleType

from amparo.foundation.law.book import day_of
from amparo.foundation.law.values import TRUST, Carrier, LawError, written
from amparo.foundation.law.verbs import OPERATORS, VERBS
from amparo.foundation.months import OPEN_END

_PLUMBING = (ast.operator, ast.cmpop, ast.expr_context, ast.keyword)


@dataclass(frozen=True)
class Rule:
    """A legal rule. `result` is the column it makes, `parameters` its inputs, `source` its only expression."""

    result: str
    article: str
    since: int
    until: int
    es: str
    en: str
    sentence_es: str
    sentence_en: str
    unit: str
    trust: str
    parameters: tuple[str, ...]
    source: str
    function: Callable[..., Carrier]

    def __call__(self, *inputs: Carrier, **named: Carrier) -> Carrier:
        return self.function(*inputs, **named)

    def sentence(self, language: str) -> str:
        """What the law says, in `es` or `en`."""
        return self.sentence_es if language == "es" else self.sentence_en


def rule(
    article: str,
    *,
    since: str,
    es: str,
    en: str,
    until: str = "",
    unit: str = "",
    trust: str = "VERIFIED",
    result: str = "",
) -> Callable[[Callable[..., Carrier]], Rule]:
    """Declare a rule, in force from `since` (included) to `until` (excluded).

    `trust` says how well the rule itself is known (DERIVED: our arithmetic). `unit` is cents or rate when the name does
    not end in one. `result` names the result of an older version, which stays beside the present one under another
    function name. Raises LawError at import when the body says what a rule may not say.
    """

    def declare(function: Callable[..., Carrier]) -> Rule:
        name = result or function.__name__
        tree = ast.parse(textwrap.dedent(inspect.getsource(function))).body[0]
        assert isinstance(tree, ast.FunctionDef)
        parameters = tuple(argument.arg for argument in tree.args.args)
        expression = _only_expression(name, tree, parameters)
        if trust not in TRUST:
            raise LawError(f"{name}: trust «{trust}» is not one of {', '.join(TRUST)}")
        suffix = name.rpartition("_")[2]
        sentence_es, sentence_en = sentences(name, inspect.getdoc(function))
        return Rule(
            result=name, article=article, since=day_of(since), until=day_of(until) if until else OPEN_END,
            es=es, en=en, sentence_es=sentence_es, sentence_en=sentence_en,
            unit=unit or (suffix if suffix in ("cents", "rate") else ""), trust=trust,
            parameters=parameters, source=ast.unparse(expression), function=function,
        )  # fmt: skip

    return declare


class Rulebook:
    """The rules of one module, by result; each result's versions follow one another without overlap or gap."""

    def __init__(self, rules: Iterable[Rule]) -> None:
        self.versions: dict[str, tuple[Rule, ...]] = {}
        for one in sorted(rules, key=lambda one: one.since):
            self.versions[one.result] = (*self.versions.get(one.result, ()), one)
        for name, versions in self.versions.items():
            _check_succession(name, versions)
        self._check_cycles()

    @classmethod
    def of(cls, rules: Rulebook | ModuleType | Iterable[Rule]) -> Rulebook:
        """The rulebook of a module (`from amparo.modules.pensions import rules`), or of rules given one by one.

        A module's is proved as it is built: LawError names the rule whose units do not agree or whose numbers outgrow.
        """
        if isinstance(rules, Rulebook):
            return rules
        if isinstance(rules, ModuleType):
            return _of_module(rules)
        return cls(rules)

    def __contains__(self, name: str) -> bool:
        return name in self.versions

    def on(self, name: str, day: int) -> Rule:
        """The version of a result in force on a day; LawError outside every version."""
        for one in self.versions[name]:
            if one.since <= day < one.until:
                return one
        first, last = self.versions[name][0], self.versions[name][-1]
        since, until = written(first.since), written(last.until) if last.until < OPEN_END else ""
        raise LawError(
            f"{last.es} ({name}, {first.article}): no hay regla cargada para {written(day)}; la hay desde {since}"
            + (f" hasta {until}" if until else ""),
            f"{last.en} ({name}, {first.article}): no rule is loaded for {written(day)}; there is one from {since}"
            + (f" to {until}" if until else ""),
        )

    def _check_cycles(self) -> None:
        resolved: set[str] = set()

        def visit(name: str, path: tuple[str, ...]) -> None:
            if name in path:
                raise LawError(f"rules need each other: {' → '.join((*path, name))}")
            if name in self.versions and name not in resolved:
                for one in self.versions[name]:
                    for parameter in one.parameters:
                        visit(parameter, (*path, name))
                resolved.add(name)

        for name in self.versions:
            visit(name, ())


@cache
def _of_module(module: ModuleType) -> Rulebook:
    # Imported here because what proves rules is made of them, and of the facts and the law they ask for.
    from amparo.foundation.law.proof import proved

    return proved(Rulebook(dict.fromkeys(one for one in vars(module).values() if isinstance(one, Rule))))


def _check_succession(name: str, versions: tuple[Rule, ...]) -> None:
    for earlier, later in pairwise(versions):
        if earlier.until != later.since:
            fault = "overlap" if earlier.until > later.since else "leave a gap"
            raise LawError(
                f"{name}: two versions {fault}: {earlier.article} ends {written(earlier.until)}, "
                f"{later.article} starts {written(later.since)}; give the earlier one that `until`"
            )


def sentences(name: str, docstring: str | None) -> tuple[str, str]:
    """A legal sentence in Spanish and in English: the two paragraphs of a docstring. LawError if it has others."""
    said = [" ".join(paragraph.split()) for paragraph in (docstring or "").split("\n\n")]
    if len(said) != 2 or not all(said):
        raise LawError(
            f"{name}: its docstring has {len(said)} paragraphs; write the legal sentence in Spanish, leave a line "
            "blank, and write it in English"
        )
    return said[0], said[1]


def _only_expression(name: str, tree: ast.FunctionDef, parameters: tuple[str, ...]) -> ast.expr:
    """The single expression a rule returns, or LawError saying what a rule may not say."""
    body = tree.body
    documented = isinstance(body[0], ast.Expr) and isinstance(body[0].value, ast.Constant)
    if not documented:
        raise LawError(f"{name}: a rule needs its legal sentence as docstring")
    arguments = tree.args
    if arguments.posonlyargs or arguments.kwonlyargs or arguments.vararg or arguments.kwarg or arguments.defaults:
        raise LawError(f"{name}: parameters are plain names of inputs, without defaults or stars")
    if len(body) != 2 or not isinstance(body[1], ast.Return) or body[1].value is None:
        raise LawError(f"{name}: after the docstring a rule is one `return` of one expression")
    for node in ast.walk(body[1].value):
        if complaint := _complaint(node, parameters):
            raise LawError(f"{name}, line {getattr(node, 'lineno', '?')}: {complaint}")
    return body[1].value


def _complaint(node: ast.AST, parameters: tuple[str, ...]) -> str:
    match node:
        case ast.Name(id=word):
            return "" if word in VERBS or word in parameters else f"«{word}» is neither a verb nor a parameter"
        case ast.Constant(value=number):
            allowed = type(number) is int and number in (0, 1)
            return "" if allowed else f"{number!r} may not stand in a rule: only 0 and 1; make it a value of law"
        case ast.Call(func=ast.Name()):
            return "" if not any(word.arg is None for word in node.keywords) else "no stars in a call"
        case ast.BinOp(op=operator):
            return "" if type(operator) in OPERATORS else "the only division is `share`; operators are + - * & |"
        case ast.Compare(ops=comparisons):
            simple = len(comparisons) == 1 and type(comparisons[0]) in OPERATORS
            return "" if simple else "compare two things at a time; join comparisons with &"
        case ast.BoolOp():
            return "`and` and `or` do not work on columns: write & and |"
        case ast.UnaryOp():
            return "no unary operators: on whole numbers `~` flips bits; swap the branches of `when` instead"
        case _ if isinstance(node, _PLUMBING):
            return ""
    return f"{type(node).__name__} may not stand in a rule"
