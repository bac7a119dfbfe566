package dev.countersign.oversight.evidence.edge;

import dev.countersign.oversight.evidence.VaultContents.ProvenSample;
import dev.countersign.oversight.evidence.VaultContents.SamplePage;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** The vault's doors for this service alone. */
@RegisterRestClient(configKey = "vault")
@Path("/internal")
interface VaultDoor {
  @GET
  @Path("/samples/{owner}/{evidence}")
  SamplePage samples(
      @HeaderParam(HttpHeaders.AUTHORIZATION) String bearer,
      @PathParam("owner") String owner,
      @PathParam("evidence") String evidence,
      @QueryParam("page") long page);

  @GET
  @Path("/samples/{owner}/{evidence}/{index}")
  ProvenSample sample(
      @HeaderParam(HttpHeaders.AUTHORIZATION) String bearer,
      @PathParam("owner") String owner,
      @PathParam("evidence") String evidence,
      @PathParam("index") long index);

  @GET
  @Path("/exports/{owner}/{evidence}")
  String export(
      @HeaderParam(HttpHeaders.AUTHORIZATION) String bearer,
      @PathParam("owner") String owner,
      @PathParam("evidence") String evidence,
      @QueryParam("organisation") String organisation,
      @QueryParam("relationship") String relationship);

  @DELETE
  @Path("/evidence/{owner}/{evidence}")
  Response erase(
      @HeaderParam(HttpHeaders.AUTHORIZATION) String bearer,
      @PathParam("owner") String owner,
      @PathParam("evidence") String evidence);
}
