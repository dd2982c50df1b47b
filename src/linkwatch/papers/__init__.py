"""The stage papers: the tables of papers in a guide, kept as arXiv has the facts."""

from linkwatch.papers.survey import Survey, survey
from linkwatch.papers.table import Regenerated, find_ids, find_lines, find_target, regenerate

__all__ = ["Regenerated", "Survey", "find_ids", "find_lines", "find_target", "regenerate", "survey"]
