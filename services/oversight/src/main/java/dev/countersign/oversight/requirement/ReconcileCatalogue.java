package dev.countersign.oversight.requirement;

import dev.countersign.domain.codec.RecordWriter;
import dev.countersign.domain.fact.RequirementFact.InstrumentRegistered;
import dev.countersign.domain.id.InstrumentId;
import dev.countersign.domain.requirement.Instrument;
import dev.countersign.domain.requirement.InstrumentChecks;
import dev.countersign.oversight.ledger.Book;
import dev.countersign.oversight.ledger.Entry;
import dev.countersign.oversight.ledger.Filing;
import dev.countersign.oversight.ledger.Ledger;
import dev.countersign.oversight.platform.UseCase;
import dev.countersign.oversight.platform.WriteRequest;
import dev.countersign.proofs.digest.Sha256;
import dev.countersign.proofs.json.CanonicalJson;
import java.util.List;

/**
 * Registers each instrument that comes with the platform and is not on record in this text. What is
 * on record already is left alone, so that repeating it changes nothing.
 */
@UseCase
public class ReconcileCatalogue {
  private final Ledger ledger;
  private final BundledInstruments bundled;
  private final ReadCatalogue catalogue;

  ReconcileCatalogue(Ledger ledger, BundledInstruments bundled, ReadCatalogue catalogue) {
    this.ledger = ledger;
    this.bundled = bundled;
    this.catalogue = catalogue;
  }

  public void reconcile(WriteRequest request) {
    ledger.write(
        request,
        List.of(Book.ofPlatform()),
        entry -> {
          var last = "";
          for (var instrument : bundled.all()) {
            var id = register(entry, instrument);
            last = id == null ? last : id;
          }
          return last;
        });
  }

  private @org.jspecify.annotations.Nullable String register(Entry entry, Instrument instrument) {
    InstrumentChecks.check(instrument);
    var digest = Sha256.hex(CanonicalJson.bytes(RecordWriter.write(instrument)));
    if (catalogue.isRegistered(digest)) {
      return null;
    }
    var id = new InstrumentId(entry.newId(InstrumentId.PREFIX));
    entry.append(
        new InstrumentRegistered(id, instrument.key(), instrument, digest, entry.viewer().user()),
        Filing.ofPlatform(id.value()));
    return id.value();
  }
}
