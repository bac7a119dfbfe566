package dev.countersign.verifier.verify;

import dev.countersign.domain.Rules;
import dev.countersign.proofs.bundle.BundleText;
import dev.countersign.proofs.bundle.MalformedBundleException;
import dev.countersign.proofs.bundle.SampleProofText;
import dev.countersign.proofs.digest.Sha256;
import dev.countersign.proofs.json.JsonReader;
import dev.countersign.proofs.json.JsonSyntaxException;
import dev.countersign.proofs.json.JsonValue;
import dev.countersign.proofs.note.MalformedNoteException;
import dev.countersign.proofs.note.SignedNote.Verifier;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code countersign verify FILE}. */
@Command(
    name = "verify",
    description = "Checks a proof bundle, or the proof of a sample, offline.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Ends with 0 only if everything holds; with 3 if what can be checked holds, but part of it",
      "cannot; with 1 if anything is false; with 2 if the file or an option cannot be read.",
      "This release has rules "
          + Rules.NUMBER
          + ": what was made by others is named, not checked (3)."
    })
public final class VerifyCommand implements Callable<Integer> {
  private static final int UNREADABLE = 2;

  @Parameters(
      paramLabel = "FILE",
      description = "The file, as /proofs/{id} or /proofs/{id}/samples/{n} gave it.")
  private Path file = Path.of("");

  @Option(names = "--explain", description = "Print the recomputed decision reason by reason.")
  private boolean explain;

  @Option(
      names = "--at",
      paramLabel = "INSTANT",
      converter = AtConverter.class,
      description = {
        "Also ask how things stand then: now, or like 2026-07-25T00:00:00Z, on the platform's clock.",
        "What is more than 24 hours older shows nothing of it."
      })
  private @Nullable Instant at;

  @Option(
      names = "--content",
      paramLabel = "BYTES",
      description = "With the proof of a sample: a file with its bytes, to compare them.")
  private @Nullable Path content;

  @Option(
      names = "--log-key",
      paramLabel = "VKEY",
      defaultValue = "${env:COUNTERSIGN_LOG_KEY}",
      description = {
        "The log's verifier key, known from elsewhere than the bundle; may be repeated.",
        "Default: that in COUNTERSIGN_LOG_KEY."
      })
  private List<String> logKeys = new ArrayList<>();

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    var out = spec.commandLine().getOut();
    try {
      var keys = logKeys.stream().filter(key -> !key.isBlank()).map(Verifier::parse).toList();
      var verdict = verdict(JsonReader.read(Files.readAllBytes(file)), keys);
      verdict.lines(explain).forEach(out::println);
      out.flush();
      return verdict.result().exitStatus();
    } catch (NoSuchFileException e) {
      return unreadable("There is no file %s.".formatted(e.getFile()));
    } catch (IOException e) {
      return unreadable("%s cannot be read: %s".formatted(file, e.getMessage()));
    } catch (MalformedNoteException e) {
      return unreadable("--log-key is no verifier key: " + e.getMessage());
    } catch (MalformedBundleException | JsonSyntaxException e) {
      out.println("REFUSED: the file is no proof: " + e.getMessage());
      out.flush();
      return Result.REFUSED.exitStatus();
    }
  }

  private Verdict verdict(JsonValue json, List<Verifier> keys) throws IOException {
    if (!SampleProofText.isOne(json)) {
      if (content != null) {
        throw new IOException("--content goes with the proof of a sample, which this is not");
      }
      return new Verification(BundleText.read(json, "$"), keys, at).verdict();
    }
    return new SampleVerification(SampleProofText.read(json), keys)
        .verdict(content == null ? null : Sha256.of(Files.readAllBytes(content)));
  }

  /** Reads {@code now} too. */
  static final class AtConverter implements ITypeConverter<Instant> {
    @Override
    public Instant convert(String text) {
      return text.equals("now") ? Instant.now() : Instant.parse(text);
    }
  }

  private int unreadable(String sentence) {
    var err = spec.commandLine().getErr();
    err.println(sentence);
    err.flush();
    return UNREADABLE;
  }
}
