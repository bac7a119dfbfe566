package dev.countersign.evidence.vault;

import com.mongodb.MongoException;
import dev.countersign.evidence.problem.ProblemMapper;
import dev.countersign.evidence.problem.Refusal;
import dev.countersign.evidence.problem.RefusalCode;
import dev.countersign.evidence.reader.StoreFailedException;
import jakarta.ws.rs.core.Response;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Says that the store failed, not why: the driver's message names hosts. */
public final class StoreProblems {
  private static final Logger LOG = Logger.getLogger(StoreProblems.class);

  @ServerExceptionMapper({MongoException.class, StoreFailedException.class})
  public Response failed(RuntimeException fault) {
    LOG.error("The document store failed", fault);
    return new ProblemMapper()
        .refusal(
            new Refusal(
                RefusalCode.STORE_UNAVAILABLE, "The store does not answer; try again in a while."));
  }
}
