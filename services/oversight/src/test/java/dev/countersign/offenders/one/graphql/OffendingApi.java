package dev.countersign.offenders.one.graphql;

import jakarta.transaction.Transactional;
import jakarta.validation.constraints.NotBlank;
import org.eclipse.microprofile.graphql.Input;
import org.eclipse.microprofile.graphql.Query;

/** An operation without roles, in a transaction of its own, with an input that nobody checks. */
public class OffendingApi {
  @Query
  @Transactional
  public String leak(OffendingInput input) {
    return input.anything();
  }

  /** What is taken unread. */
  @Input("OffendingInput")
  public record OffendingInput(@NotBlank String anything) {}
}
