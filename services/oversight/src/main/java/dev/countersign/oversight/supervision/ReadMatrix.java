package dev.countersign.oversight.supervision;

import dev.countersign.domain.compliance.Coverage;
import dev.countersign.domain.compliance.CoverageRule;
import dev.countersign.oversight.platform.CurrentViewer;
import dev.countersign.oversight.platform.RefusedException;
import dev.countersign.oversight.platform.Standpoint;
import dev.countersign.oversight.platform.UseCase;
import dev.countersign.oversight.requirement.ReadCatalogue;
import dev.countersign.oversight.supervision.KeptMatrices.Key;
import dev.countersign.proofs.digest.Sha256;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** How labs stand to their own commitments, all side by side. */
@UseCase
public class ReadMatrix {
  private final MatrixRows rows;
  private final KeptMatrices kept;
  private final JudgeLabs judge;
  private final ReadCatalogue catalogue;
  private final CurrentViewer viewer;
  private final Standpoint standpoint;

  ReadMatrix(
      MatrixRows rows,
      KeptMatrices kept,
      JudgeLabs judge,
      ReadCatalogue catalogue,
      CurrentViewer viewer,
      Standpoint standpoint) {
    this.rows = rows;
    this.kept = kept;
    this.judge = judge;
    this.catalogue = catalogue;
    this.viewer = viewer;
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
    var at = standpoint.validAt();
    var found = new LinkedHashMap<String, LabMatrix>();
    var wanted = new LinkedHashMap<String, Key>();
    for (var known : rows.labs(lab)) {
      var key = new Key(viewer.get().organisation(), known, standpoint.asOf().validAt());
      var matrix = kept.find(key, at);
      matrix.ifPresent(m -> found.put(known.lab(), m));
      if (matrix.isEmpty()) {
        wanted.put(known.lab(), key);
      }
    }
    judge
        .judge(judge.read(wanted.keySet()), at)
        .forEach(
            (of, matrix) -> {
              kept.keep(java.util.Objects.requireNonNull(wanted.get(of)), matrix);
              found.put(of, matrix);
            });
    var labs = new ArrayList<>(found.values());
    labs.sort(java.util.Comparator.comparing(one -> one.matrix().lab().value()));
    return new Matrix(version(labs), at, labs);
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
    var required =
        catalogue
            .counting(instrument)
            .orElseThrow(
                () ->
                    new RefusedException(
                        "UNKNOWN_REGIME",
                        "The catalogue has no approved instrument of this key. Choose one of it."));
    var at = standpoint.validAt();
    return labs.stream()
        .collect(
            Collectors.toMap(
                lab -> lab.matrix().lab().value(),
                lab -> CoverageRule.of(lab.record(), required, at)));
  }
}
