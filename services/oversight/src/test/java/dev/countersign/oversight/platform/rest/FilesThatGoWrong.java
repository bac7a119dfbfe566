package dev.countersign.oversight.platform.rest;

import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;

/** Files that go wrong. */
@Blocking
@TakesTurn
@Path("/tests/files")
public class FilesThatGoWrong {
  private static final int PIECE = 1 << 16;

  /** More than lies between two sockets: nobody is through before its reader reads. */
  private static final int MANY = 1 << 11;

  @GET
  @PermitAll
  @Path("large")
  public Response large() {
    StreamingOutput body =
        out -> {
          for (int piece = 0; piece < MANY; piece++) {
            out.write(new byte[PIECE]);
            out.flush();
          }
        };
    return Response.ok(body).build();
  }

  @GET
  @PermitAll
  @Path("half")
  public Response half() {
    StreamingOutput body =
        out -> {
          out.write(new byte[PIECE]);
          out.flush();
          throw new IOException("half of it is lost");
        };
    return Response.ok(body).build();
  }

  @GET
  @PermitAll
  @Path("never")
  public Response never() {
    throw new IllegalStateException("this file cannot be made");
  }
}
