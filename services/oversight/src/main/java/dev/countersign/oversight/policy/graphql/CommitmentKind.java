package dev.countersign.oversight.policy.graphql;

import org.eclipse.microprofile.graphql.Description;

@Description("What a commitment is about.")
public enum CommitmentKind {
  EVALUATION,
  HALT,
  SAFEGUARD,
  SECURITY,
  INDEPENDENT_REVIEW,
  TRANSPARENCY,
  GOVERNANCE,
  INCIDENT_REPORTING,
  OTHER
}
