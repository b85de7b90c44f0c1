"""The employer's desk: all that an employer does with the institution, under /empresa/."""

from amparo.entrypoints.web.pages.employer import batches, front, registering, workers

pages = [*registering.pages, *front.pages, *workers.pages, *batches.pages]
files = [*batches.files]
