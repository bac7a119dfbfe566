package dev.countersign.oversight.policy.rest;

import dev.countersign.domain.policy.Policy;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** Serves the schema that the reader is bound to, so that an editor can check a policy. */
@Path("/schema/policy-version.schema.json")
public class PolicySchemaDoor {
  private static final String SCHEMA = read();

  private static String read() {
    try (var in = Policy.class.getResourceAsStream("/schema/policy-version.schema.json")) {
      return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @GET
  @PermitAll
  @Produces("application/schema+json")
  public String schema() {
    return SCHEMA;
  }
}
