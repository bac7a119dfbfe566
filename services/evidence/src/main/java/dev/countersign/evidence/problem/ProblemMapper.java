package dev.countersign.evidence.problem;

import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Every answer that is not a success, in one form. Paths hold tickets, so none is logged. */
public final class ProblemMapper {
  private static final Logger LOG = Logger.getLogger(ProblemMapper.class);

  @ServerExceptionMapper
  public Response refusal(Refusal refusal) {
    return answer(refusal.code(), String.valueOf(refusal.getMessage()));
  }

  @ServerExceptionMapper
  public Response http(WebApplicationException e) {
    return switch (e.getResponse().getStatus()) {
      case 404 -> answer(RefusalCode.NOT_FOUND, "There is nothing here that you may see.");
      case 405 -> answer(RefusalCode.NOT_ALLOWED, "This door does not take that method.");
      case 500 -> fault(e);
      default -> answer(RefusalCode.INVALID_INPUT, "The request is not one of this service.");
    };
  }

  @ServerExceptionMapper
  public Response fault(Throwable fault) {
    var trace = UUID.randomUUID();
    LOG.errorf(fault, "A request failed, trace %s", trace);
    return answer(
        RefusalCode.INTERNAL, "Something went wrong here; it is logged as %s.".formatted(trace));
  }

  private static Response answer(RefusalCode code, String sentence) {
    var answer =
        Response.status(code.status())
            .type(Problem.MEDIA_TYPE)
            .header(HttpHeaders.CACHE_CONTROL, "no-store")
            .entity(Problem.of(code, sentence));
    // Absent if it is null.
    return answer.header(HttpHeaders.RETRY_AFTER, code.retryAfter()).build();
  }
}
