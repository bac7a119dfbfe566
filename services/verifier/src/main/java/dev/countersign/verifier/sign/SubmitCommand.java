package dev.countersign.verifier.sign;

import dev.countersign.proofs.digest.Sha256;
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
    description = "Hands a signed attestation in; handing it in again has the effect once.",
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
          var answer =
              connection
                  .signIn(out)
                  .send(
                      "submitAttestation",
                      "mutation($input: SubmitAttestationInput!) { submitAttestation(input: $input)"
                          + " { attestation { id reception reason } } }",
                      JsonObject.of()
                          .with(
                              "idempotencyKey",
                              Sha256.hex(envelope.getBytes(StandardCharsets.UTF_8)))
                          .with("envelope", envelope));
          if (answer.get("attestation") instanceof JsonObject made) {
            var reason = made.text("reason");
            out.printf(
                "%s %s%s%n",
                made.text("id"), made.text("reception"), reason == null ? "" : ": " + reason);
          }
        });
  }
}
