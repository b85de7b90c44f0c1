"""`amparo`: what an operator commands.

A command is a file in `commands/`, named as it is typed, that says three things:

    SUMMARY = N_("Cierra un mes")                      # one line, in Spanish; `amparo --help` shows it

    def add_arguments(parser): ...                     # argparse; `_()` round every text that a person reads

    def run(args) -> int: ...                          # 0 done · 1 not so (a check that failed) · 2 wrongly asked

There is nothing to register. Only `run` imports Django, models or engines, so that help stays instant. `args.json`,
where a command has it, prints one JSON document and nothing else on standard output. What cannot be done is raised as
`CannotDo("what, where, why, and what to do")`; it reaches the person as one line, with exit code 1.
"""
