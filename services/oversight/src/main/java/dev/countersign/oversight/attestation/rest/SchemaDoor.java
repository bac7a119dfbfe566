package dev.countersign.oversight.attestation.rest;

import dev.countersign.domain.statement.PredicateType;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.CacheControl;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.stream.Stream;

/** A predicate type is an address; this is what stands there. A version never changes. */
@Path("/attestation/{name}/{version}")
public class SchemaDoor {
  private static final int YEAR = 31_536_000;

  @GET
  @PermitAll
  public Response schema(@PathParam("name") String name, @PathParam("version") String version) {
    return Stream.of(PredicateType.values())
        .filter(type -> type.path().equals(name + "/" + version))
        .findFirst()
        .map(type -> Response.ok(read(type), "application/schema+json").cacheControl(forEver()))
        .orElseGet(() -> Response.status(Status.NOT_FOUND))
        .build();
  }

  private static byte[] read(PredicateType type) {
    try (var in = PredicateType.class.getResourceAsStream(type.schemaResource())) {
      return Objects.requireNonNull(in, type.path()).readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static CacheControl forEver() {
    var control = new CacheControl();
    control.setMaxAge(YEAR);
    return control;
  }
}
