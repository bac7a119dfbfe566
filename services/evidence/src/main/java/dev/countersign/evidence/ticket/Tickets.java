package dev.countersign.evidence.ticket;

import dev.countersign.domain.fact.EvidenceFact.EvidenceClass;
import dev.countersign.domain.id.EvidenceId;
import dev.countersign.domain.id.MalformedIdException;
import dev.countersign.domain.id.OrganisationId;
import dev.countersign.evidence.problem.Refusal;
import dev.countersign.evidence.problem.RefusalCode;
import dev.countersign.evidence.vault.UsedTickets;
import jakarta.inject.Singleton;
import java.security.PublicKey;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwa.AlgorithmConstraints.ConstraintType;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.MalformedClaimException;
import org.jose4j.jwt.NumericDate;
import org.jose4j.jwt.consumer.ErrorCodes;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;

/** Takes tickets: compact JWS, EdDSA only, no key from the ticket itself. */
@Singleton
public final class Tickets {
  private static final String ISSUER = "countersign-oversight";
  private static final String AUDIENCE = "countersign-evidence";
  private static final int LONGEST = 4_096;

  private final PublicKey key;
  private final Duration longestLife;
  private final UsedTickets used;
  private final InstantSource time;

  public Tickets(TicketConfig config, UsedTickets used, InstantSource time) {
    this.key = TicketKey.read(config.publicKey());
    this.longestLife = config.longestLife();
    this.used = used;
    this.time = time;
  }

  /**
   * Takes a ticket, which is used up from here on, whatever comes of the request.
   *
   * @throws Refusal if it is not good for this action, now and for the first time
   */
  public Ticket take(String compact, Action action) {
    var ticket = look(compact, action);
    if (!used.use(ticket.id(), ticket.until())) {
      throw new Refusal(RefusalCode.TICKET_USED, "The ticket was used before; ask for a new one.");
    }
    return ticket;
  }

  /**
   * Looks at a ticket without using it up.
   *
   * @throws Refusal if it is not good for this action now
   */
  public Ticket look(String compact, Action action) {
    var ticket = read(compact, time.instant());
    if (ticket.action() != action) {
      throw new Refusal(
          RefusalCode.TICKET_FOR_ANOTHER_ACTION,
          "The ticket is for %s; ask for one for %s.".formatted(ticket.action(), action));
    }
    return ticket;
  }

  private Ticket read(String compact, Instant now) {
    if (compact.length() > LONGEST) {
      throw invalid();
    }
    try {
      var claims =
          new JwtConsumerBuilder()
              .setJwsAlgorithmConstraints(
                  new AlgorithmConstraints(ConstraintType.PERMIT, AlgorithmIdentifiers.EDDSA))
              .setVerificationKey(key)
              .setExpectedIssuer(ISSUER)
              .setExpectedAudience(AUDIENCE)
              .setRequireExpirationTime()
              .setMaxFutureValidityInMinutes(Math.toIntExact(longestLife.toMinutes()))
              .setRequireJwtId()
              .setRequireSubject()
              .setEvaluationTime(NumericDate.fromMilliseconds(now.toEpochMilli()))
              .build()
              .processToClaims(compact);
      return ticket(claims);
    } catch (InvalidJwtException e) {
      // Nothing is said about a ticket that oversight did not sign.
      if (e.hasErrorCode(ErrorCodes.EXPIRED) && !e.hasErrorCode(ErrorCodes.SIGNATURE_INVALID)) {
        throw new Refusal(RefusalCode.TICKET_EXPIRED, "The ticket is over; ask for a new one.");
      }
      throw invalid();
    } catch (MalformedClaimException | MalformedIdException | IllegalArgumentException e) {
      throw invalid();
    }
  }

  private static Ticket ticket(JwtClaims claims) throws MalformedClaimException {
    var action = Action.valueOf(text(claims, "action"));
    return new Ticket(
        claims.getJwtId(),
        Instant.ofEpochMilli(claims.getExpirationTime().getValueInMillis()),
        action,
        claims.getSubject(),
        new OrganisationId(text(claims, "org")),
        new OrganisationId(text(claims, "owner")),
        new EvidenceId(text(claims, "evidence")),
        action == Action.UPLOAD ? contents(claims) : null);
  }

  private static Ticket.Contents contents(JwtClaims claims) throws MalformedClaimException {
    var sha256 = text(claims, "sha256");
    var size = claims.getClaimValue("size", Number.class);
    if (!sha256.matches("[0-9a-f]{64}") || size == null || size.longValue() < 0) {
      throw new IllegalArgumentException("sha256 or size");
    }
    return new Ticket.Contents(
        sha256,
        size.longValue(),
        text(claims, "mediaType"),
        EvidenceClass.valueOf(text(claims, "class")),
        text(claims, "name"));
  }

  private static String text(JwtClaims claims, String name) throws MalformedClaimException {
    var value = claims.getStringClaimValue(name);
    if (value == null) {
      throw new IllegalArgumentException(name);
    }
    return value;
  }

  private static Refusal invalid() {
    return new Refusal(
        RefusalCode.TICKET_INVALID, "The ticket is not one of oversight's; ask for a new one.");
  }
}
