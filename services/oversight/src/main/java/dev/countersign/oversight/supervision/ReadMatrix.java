package dev.countersign.oversight.supervision;

import dev.countersign.domain.compliance.Coverage;
import dev.countersign.domain.compliance.CoverageRule;
import dev.countersign.oversight.platform.Standpoint;
import dev.countersign.oversight.requirement.ReadCatalogue;
import dev.countersign.proofs.digest.Sha256;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * How labs stand to their own commitments, all side by side: read in one transaction, and judged
 * behind it.
 */
@ApplicationScoped
public class ReadMatrix {
  private final LookAtLabs labs;
  private final KeptMatrices kept;
  private final JudgeLabs judge;
  private final ReadCatalogue catalogue;
  private final Standpoint standpoint;

  ReadMatrix(
      LookAtLabs labs,
      KeptMatrices kept,
      JudgeLabs judge,
      ReadCatalogue catalogue,
      Standpoint standpoint) {
    this.labs = labs;
    this.kept = kept;
    this.judge = judge;
    this.catalogue = catalogue;
    this.standpoint = standpoint;
  }

  /**
   * Labs compared.
   *
   * @param version another one exactly if anything of what it shows is another
   */
  public record Matrix(String version, Instant validAt, List<LabMatrix> labs) {}

  /** Those that the viewer compares; null asks for all of them. */
  public Matrix read(@Nullable String lab) {
    var look = labs.look(lab);
    var found = new TreeMap<>(look.judged());
    look.wanted()
        .forEach(
            (one, key) -> {
              var record = Objects.requireNonNull(look.record().get(one));
              found.put(
                  one,
                  kept.findOrKeep(
                      key,
                      look.at(),
                      () -> judge.judge(one, record, look.instruments(), look.at())));
            });
    var all = List.copyOf(found.values());
    return new Matrix(version(all), look.at(), all);
  }

  private static String version(List<LabMatrix> labs) {
    return Sha256.hex(
        labs.stream()
            .map(LabMatrix::version)
            .collect(Collectors.joining("\n"))
            .getBytes(StandardCharsets.UTF_8));
  }

  /** How these labs stand to every requirement of an instrument, by lab. */
  public Map<String, List<Coverage>> coverage(List<LabMatrix> labs, String instrument) {
    var required = catalogue.required(instrument);
    var at = standpoint.validAt();
    return labs.stream()
        .collect(
            Collectors.toMap(
                lab -> lab.matrix().lab().value(),
                lab -> CoverageRule.of(lab.record(), required, at)));
  }
}
