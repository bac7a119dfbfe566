package dev.countersign.verifier.sign;

import dev.countersign.proofs.digest.Sha256;
import dev.countersign.proofs.json.JsonReader;
import dev.countersign.verifier.platform.PlatformException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code countersign prepare}. */
@Command(
    name = "prepare",
    description = "Gets the exact bytes of what is to be signed.",
    mixinStandardHelpOptions = true)
public final class PrepareCommand implements Callable<Integer> {
  @Parameters(
      paramLabel = "INPUT",
      description =
          "A JSON file with what is to be signed: the input of prepareAttestation, of"
              + " prepareDeclaration or of prepareRevocation.")
  private Path input = Path.of("");

  @Option(
      names = "--of",
      defaultValue = "ATTESTATION",
      description = "${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}")
  private Signed what = Signed.ATTESTATION;

  @Option(
      names = {"-o", "--out"},
      required = true,
      description = "Where the statement is written, byte for byte.")
  private Path statement = Path.of("");

  @Mixin private Connection connection = new Connection();
  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    var out = spec.commandLine().getOut();
    return Connection.run(
        out,
        spec.commandLine().getErr(),
        () -> {
          var client = connection.signIn(out);
          var wanted = JsonReader.readObject(Files.readString(input));
          var prepared = client.send(what.prepares(), what.preparing(), wanted);
          write(prepared.text("payload"));
          out.printf("%s holds the statement. Read it, then sign it.%n", statement);
          out.printf("sha256 %s%n", Sha256.hex(Files.readAllBytes(statement)));
          if (what == Signed.REVOCATION) {
            Impact.tell(client, wanted, out);
          }
        });
  }

  private void write(@Nullable String payload) throws IOException {
    if (payload == null) {
      throw new PlatformException("The platform prepared nothing.");
    }
    Files.write(statement, Base64.getDecoder().decode(payload));
  }
}
