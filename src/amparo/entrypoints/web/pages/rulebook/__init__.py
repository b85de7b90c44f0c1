"""The printed rulebook on the web: what the law says here, where it is written, and how far it can be trusted."""

from amparo.entrypoints.web.pages.rulebook import cases, changes, facts, index, laws, rule, value

pages = [*index.pages, *rule.pages, *value.pages, *cases.pages, *changes.pages, *laws.pages, *facts.pages]
