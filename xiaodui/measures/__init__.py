"""度量: figures defined once and tallied from facts."""

from xiaodui.measures.measure import Ratio, Share, SumOf, all_measures, measure_named

__all__ = ["Ratio", "Share", "SumOf", "all_measures", "measure_named"]
