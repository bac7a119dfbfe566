package dev.countersign.oversight.policy.graphql;

import org.eclipse.microprofile.graphql.Description;

@Description("Which way is worse.")
public enum IndicatorPolarity {
  HIGHER_IS_RISKIER,
  LOWER_IS_RISKIER
}
