package dev.countersign.evidence.vault;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import jakarta.inject.Singleton;
import java.time.Instant;
import org.bson.codecs.pojo.annotations.BsonId;

/** Tickets that were used, remembered for as long as they could be used again. */
@Singleton
public final class UsedTickets {
  /** A ticket that opens nothing any more. */
  public record UsedTicket(@BsonId String id, Instant until) {}

  private final MongoCollection<UsedTicket> tickets;

  public UsedTickets(Store store) {
    this.tickets = store.collection("usedTickets", UsedTicket.class);
  }

  /** True if the ticket was not used before; of several at once, for exactly one. */
  public boolean use(String id, Instant until) {
    return Store.insert(tickets, new UsedTicket(id, until));
  }

  /** Forgets those that are over; the store may know no expiry by itself. */
  public void forget(Instant before) {
    tickets.deleteMany(Filters.lt("until", before));
  }
}
