package dev.countersign.verifier.sign;

import dev.countersign.proofs.digest.Sha256;
import dev.countersign.proofs.dsse.Envelope;
import dev.countersign.proofs.dsse.MalformedEnvelopeException;
import dev.countersign.proofs.intoto.MalformedStatementException;
import dev.countersign.proofs.intoto.Statement;
import dev.countersign.proofs.json.JsonValue.JsonObject;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code countersign submit}. */
@Command(
    name = "submit",
    description =
        "Hands in a signed attestation, declaration or revocation; handing it in again has the"
            + " effect once.",
    mixinStandardHelpOptions = true)
public final class SubmitCommand implements Callable<Integer> {
  @Parameters(paramLabel = "FILE", description = "The envelope, as `sign` wrote it.")
  private Path file = Path.of("");

  @Mixin private Connection connection = new Connection();
  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    var out = spec.commandLine().getOut();
    return Connection.run(
        out,
        spec.commandLine().getErr(),
        () -> {
          var envelope = Files.readString(file);
          var what = Signed.of(predicateType(envelope));
          var answer =
              connection
                  .signIn(out)
                  .send(
                      what.handsIn(),
                      what.handingIn(),
                      JsonObject.of()
                          .with(
                              "idempotencyKey",
                              Sha256.hex(envelope.getBytes(StandardCharsets.UTF_8)))
                          .with("envelope", envelope));
          answer.members().values().stream()
              .filter(JsonObject.class::isInstance)
              .map(JsonObject.class::cast)
              .forEach(made -> out.println(words(made)));
        });
  }

  private static String predicateType(String envelope) {
    try {
      return Statement.parse(Envelope.parse(envelope).payload()).predicateType();
    } catch (MalformedEnvelopeException | MalformedStatementException e) {
      throw new IllegalArgumentException("Not a signed statement: " + e.getMessage());
    }
  }

  private static String words(JsonObject made) {
    var reason = made.text("reason");
    return "%s %s%s"
        .formatted(made.text("id"), made.text("status"), reason == null ? "" : ": " + reason);
  }
}
