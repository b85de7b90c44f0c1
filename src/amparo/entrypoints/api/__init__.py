"""Another system calls: the same questions, rules, law and figures as the portal, described by an OpenAPI document."""
