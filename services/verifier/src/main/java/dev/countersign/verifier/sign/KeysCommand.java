package dev.countersign.verifier.sign;

import dev.countersign.proofs.dsse.Envelope;
import dev.countersign.proofs.dsse.Envelope.Signature;
import dev.countersign.proofs.json.CanonicalJson;
import dev.countersign.proofs.json.JsonValue.JsonObject;
import dev.countersign.proofs.signature.Algorithm;
import dev.countersign.verifier.key.KeyFile;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code countersign keys make|register}. */
@Command(
    name = "keys",
    description = "Makes and registers signing keys.",
    mixinStandardHelpOptions = true,
    subcommands = {KeysCommand.Make.class, KeysCommand.Register.class})
public final class KeysCommand {
  private static final String POSSESSION = "application/vnd.countersign.key-possession+json";

  @Command(
      name = "make",
      description = "Makes a key in a new file that its owner alone can read.",
      mixinStandardHelpOptions = true)
  static final class Make implements Callable<Integer> {
    @Parameters(paramLabel = "FILE", description = "Where the private key is to be kept.")
    private Path file = Path.of("");

    @Option(
        names = "--algorithm",
        defaultValue = "ED25519",
        description = "ED25519 or ECDSA_P256. Default: ${DEFAULT-VALUE}")
    private Algorithm algorithm = Algorithm.ED25519;

    @Spec private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
      var out = spec.commandLine().getOut();
      return Connection.run(
          out,
          spec.commandLine().getErr(),
          () -> {
            var key = KeyFile.make(file, algorithm);
            out.println("The public key, to register:");
            out.println(Base64.getEncoder().encodeToString(key.publicKey().spki()));
          });
    }
  }

  @Command(
      name = "register",
      description = "Registers a key's public half, with proof that you hold the private one.",
      mixinStandardHelpOptions = true)
  static final class Register implements Callable<Integer> {
    @Parameters(paramLabel = "FILE", description = "The private key; it stays here.")
    private Path file = Path.of("");

    @Option(
        names = "--organisation",
        required = true,
        description = "Your organisation's id, org_….")
    private String organisation = "";

    @Option(names = "--person", description = "Whose key it is; left out, the organisation's.")
    private @Nullable String person;

    @Mixin private Connection connection = new Connection();
    @Spec private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
      var out = spec.commandLine().getOut();
      return Connection.run(
          out,
          spec.commandLine().getErr(),
          () -> {
            var key = KeyFile.read(file);
            var spki = Base64.getEncoder().encodeToString(key.publicKey().spki());
            var payload =
                CanonicalJson.bytes(
                    JsonObject.of().with("organisation", organisation).with("publicKey", spki));
            var signature = key.sign(Envelope.preAuthenticationEncoding(POSSESSION, payload));
            var possession =
                new Envelope(POSSESSION, payload, List.of(new Signature("", signature)));
            var input =
                JsonObject.of()
                    .with("idempotencyKey", UUID.randomUUID().toString())
                    .with("publicKey", spki)
                    .with("proofOfPossession", possession.toJson());
            var registered =
                connection
                    .signIn(out)
                    .send(
                        "registerSigningKey",
                        "mutation($input: RegisterSigningKeyInput!) {"
                            + " registerSigningKey(input: $input) { signingKey { id } } }",
                        person == null ? input : input.with("person", person));
            out.println(
                registered.get("signingKey") instanceof JsonObject made
                    ? made.text("id")
                    : "registered");
          });
    }
  }
}
