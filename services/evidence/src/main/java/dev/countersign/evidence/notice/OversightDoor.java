package dev.countersign.evidence.notice;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** Oversight's door for notices; any answer of 200 to 299 means that it knows. */
@RegisterRestClient(configKey = "oversight")
@Path("/internal/evidence")
interface OversightDoor {
  @POST
  @Path("/sealed")
  @Consumes(MediaType.APPLICATION_JSON)
  Response sealed(@HeaderParam(HttpHeaders.AUTHORIZATION) String bearer, SealedNotice notice);

  @POST
  @Path("/damaged")
  @Consumes(MediaType.APPLICATION_JSON)
  Response damaged(@HeaderParam(HttpHeaders.AUTHORIZATION) String bearer, DamageNotice notice);
}
