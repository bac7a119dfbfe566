package dev.countersign.verifier.verify;

import dev.countersign.proofs.bundle.BundleText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes the sample anew, where what a bundle has to hold has grown. */
final class WriteSample {
  private WriteSample() {}

  /**
   * @param arguments the folder of the sample
   */
  public static void main(String[] arguments) throws IOException {
    var folder = Path.of(arguments[0]);
    var story = Aurelia.cleared().decided();
    Files.writeString(
        folder.resolve("cleared.proof.json"), BundleText.write(story.bundle()) + "\n");
    Files.writeString(folder.resolve("log.vkey"), story.ledger.verifier().toText() + "\n");
  }
}
