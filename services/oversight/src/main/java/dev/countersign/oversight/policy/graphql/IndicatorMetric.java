package dev.countersign.oversight.policy.graphql;

import org.eclipse.microprofile.graphql.Description;

@Description(
    "How samples are summed up: a PROPORTION of successes, bounded by Wilson's 95% interval, or a"
        + " MEAN with its standard error, bounded by normal theory.")
public enum IndicatorMetric {
  PROPORTION,
  MEAN
}
