"""A nation's columns say what whole numbers say, of every rule there is, and work each thing out once."""

from importlib import import_module

import duckdb
import narwhals as nw
import numpy as np
import polars as pl
import pytest

from amparo.foundation.law import Law, LawError, Rulebook, compute, rule, with_columns
from amparo.foundation.law.columns import Columns
from amparo.foundation.law.values import Steps
from amparo.foundation.law.verbs import between, share, when

