package dev.countersign.oversight.policy.graphql;

import org.eclipse.microprofile.graphql.Description;

@Description(
    "How much a commitment binds, the strongest first. An ABSENT one is stored, so that absence can"
        + " be asked for.")
public enum CommitmentForce {
  BINDING,
  DISCRETIONARY,
  GOAL,
  RECOMMENDATION,
  ABSENT
}
