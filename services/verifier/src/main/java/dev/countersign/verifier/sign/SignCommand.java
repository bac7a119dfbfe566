package dev.countersign.verifier.sign;

import dev.countersign.proofs.digest.Sha256;
import dev.countersign.proofs.dsse.Envelope;
import dev.countersign.proofs.dsse.Envelope.Signature;
import dev.countersign.proofs.dsse.MalformedEnvelopeException;
import dev.countersign.proofs.intoto.MalformedStatementException;
import dev.countersign.proofs.intoto.Statement;
import dev.countersign.verifier.key.KeyFile;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code countersign sign}. */
@Command(
    name = "sign",
    description = "Shows the exact bytes of a statement and signs them with a key of yours.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Nothing is sent. Two keys sign one attestation, the lead's and the organisation's: run it",
      "once with each, into the same envelope."
    })
public final class SignCommand implements Callable<Integer> {
  @Parameters(paramLabel = "FILE", description = "The statement, as `prepare` wrote it.")
  private Path file = Path.of("");

  @Option(names = "--key", required = true, description = "The private key's file.")
  private Path key = Path.of("");

  @Option(
      names = "--envelope",
      description = "Where the signature goes; it is added to those there. Default: FILE.envelope")
  private @Nullable Path envelope;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    var out = spec.commandLine().getOut();
    return Connection.run(out, spec.commandLine().getErr(), () -> sign(out));
  }

  private void sign(PrintWriter out) throws IOException {
    var payload = Files.readAllBytes(file);
    show(payload, out);
    var pae = Envelope.preAuthenticationEncoding(Envelope.IN_TOTO, payload);
    var target = envelope == null ? Path.of(file + ".envelope") : envelope;
    var signatures = new ArrayList<>(before(target, payload));
    signatures.add(new Signature("", KeyFile.read(key).sign(pae)));
    Files.writeString(target, new Envelope(Envelope.IN_TOTO, payload, signatures).toJson());
    out.printf("%s holds %d signatures.%n", target, signatures.size());
  }

  private static void show(byte[] payload, PrintWriter out) {
    try {
      var statement = Statement.parse(payload);
      out.println("You sign, as " + Envelope.IN_TOTO + ", a " + statement.predicateType());
      statement.subjects().forEach(s -> out.printf("  about %s sha256 %s%n", s.name(), s.sha256()));
    } catch (MalformedStatementException e) {
      throw new IllegalArgumentException("Not a statement: " + e.getMessage());
    }
    out.println("  in these bytes:");
    out.println(new String(payload, StandardCharsets.UTF_8));
    out.printf("  sha256 %s%n", Sha256.hex(payload));
    out.printf(
        "  signed over: DSSEv1 %d %s %d and the bytes above%n",
        Envelope.IN_TOTO.length(), Envelope.IN_TOTO, payload.length);
  }

  private static List<Signature> before(Path target, byte[] payload) throws IOException {
    if (!Files.exists(target)) {
      return List.of();
    }
    try {
      var there = Envelope.parse(Files.readString(target));
      if (Arrays.equals(there.payload(), payload)) {
        return there.signatures();
      }
      throw new IllegalArgumentException(target + " is of another statement.");
    } catch (MalformedEnvelopeException e) {
      throw new IllegalArgumentException(target + " is no envelope: " + e.getMessage());
    }
  }
}
