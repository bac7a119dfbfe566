package dev.countersign.oversight.supervision;

import dev.countersign.domain.compliance.Coverage;
import dev.countersign.domain.compliance.CoverageRule;
import dev.countersign.domain.requirement.Instrument;
import dev.countersign.oversight.requirement.ReadCatalogue;
import dev.countersign.oversight.supervision.LookAtLabs.Look;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** How labs' standing to an instrument went on between two instants. */
@ApplicationScoped
public class CompareCoverage {
  private final LookAtLabs labs;
  private final JudgeLabs judge;
  private final ReadCatalogue catalogue;
  private final CompareDates dates;

  CompareCoverage(LookAtLabs labs, JudgeLabs judge, ReadCatalogue catalogue, CompareDates dates) {
    this.labs = labs;
    this.judge = judge;
    this.catalogue = catalogue;
    this.dates = dates;
  }

  /** A requirement to which a lab stands otherwise. */
  public record Changed(String lab, Coverage before, Coverage after) {

    /** The same for the same requirement: what a cursor is made of. */
    public UUID place() {
      return UUID.nameUUIDFromBytes(
          "%s %s %s"
              .formatted(lab, after.instrument(), after.requirementKey())
              .getBytes(StandardCharsets.UTF_8));
    }
  }

  /**
   * Every requirement to which a lab stood otherwise at one instant than at a later one, by lab, in
   * the order of the instrument as it counts now.
   */
  public List<Changed> changed(
      String instrument, @Nullable String lab, Instant before, Instant after) {
    dates.requireOrder(before, after);
    var required = catalogue.required(instrument);
    var look = labs.lookAnew(lab);
    var changed = new ArrayList<Changed>();
    for (var of : look.record().keySet()) {
      var was = covered(look, of, required, before);
      covered(look, of, required, after)
          .forEach(
              (key, is) -> {
                var one = Objects.requireNonNull(was.get(key));
                if (one.status() != is.status()) {
                  changed.add(new Changed(of, one, is));
                }
              });
    }
    return changed;
  }

  /** By what was recorded by then, and held in the world by then. */
  private Map<String, Coverage> covered(Look look, String lab, Instrument required, Instant at) {
    var record = CompareDates.asOf(Objects.requireNonNull(look.record().get(lab)), at);
    var covered = new LinkedHashMap<String, Coverage>();
    CoverageRule.of(judge.known(lab, record, look.instruments(), at), required, at)
        .forEach(one -> covered.put(one.requirementKey(), one));
    return covered;
  }
}
