package dev.countersign.verifier.upload;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code countersign upload FILE}. */
@Command(
    name = "upload",
    description = "Uploads a log, or a folder as one archive, as evidence about a lab.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Signs in with COUNTERSIGN_TOKEN or, as a service account, with COUNTERSIGN_REALM,",
      "COUNTERSIGN_CLIENT and COUNTERSIGN_CLIENT_SECRET. Prints the evidence's id.",
      "Running it again goes on where it broke off.",
      "Ends with 0 once the bytes are sealed, with 1 if they are refused, with 2 if an option or",
      "the file cannot be read, with 3 if the line broke: run it again."
    })
public final class UploadCommand implements Callable<Integer> {
  private static final int REFUSED = 1;
  private static final int UNREADABLE = 2;
  private static final int BROKEN = 3;

  @Parameters(paramLabel = "FILE", description = "The log, or a folder.")
  private Path file = Path.of("");

  @Option(names = "--lab", required = true, description = "The lab that it is about: org_…")
  private String lab = "";

  @Option(
      names = "--class",
      required = true,
      paramLabel = "CLASS",
      description = "PUBLIC, CONFIDENTIAL, RESTRICTED or HAZARD.")
  private String evidenceClass = "";

  @Option(names = "--name", description = "Shown beside it; the file's own name, if absent.")
  private @Nullable String name;

  @Option(names = "--media-type", description = "Default: ${DEFAULT-VALUE}.")
  private String mediaType = "application/octet-stream";

  @Option(names = "--supersedes", paramLabel = "ID", description = "Evidence it is to supersede.")
  private @Nullable String supersedes;

  @Option(names = "--reason", description = "Why it supersedes it.")
  private @Nullable String reason;

  @Option(names = "--api", description = "Default: ${DEFAULT-VALUE}.")
  private URI api = URI.create("http://localhost:8080/graphql");

  @Option(names = "--tries", description = "How often a broken line is taken up again.")
  private int tries = 5;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws InterruptedException {
    var out = spec.commandLine().getOut();
    var progress = new Progress(spec.commandLine().getErr());
    Path packed = null;
    try {
      var source = file;
      if (Files.isDirectory(file)) {
        packed = Folder.pack(file);
        source = packed;
      }
      var contents =
          new Contents(
              source,
              name == null ? String.valueOf(file.getFileName()) : name,
              mediaType,
              lab,
              evidenceClass,
              supersedes,
              reason);
      var evidence =
          new Upload(new Oversight(api, System.getenv()), progress, tries).upload(contents);
      out.println(evidence);
      out.flush();
      return 0;
    } catch (RefusedException e) {
      return say(REFUSED, e);
    } catch (BrokenLineException e) {
      return say(BROKEN, e);
    } catch (IOException e) {
      return say(UNREADABLE, e);
    } finally {
      delete(packed);
    }
  }

  private static void delete(@Nullable Path packed) {
    try {
      if (packed != null) {
        Files.deleteIfExists(packed);
      }
    } catch (IOException e) {
      packed.toFile().deleteOnExit();
    }
  }

  private int say(int status, Exception why) {
    var err = spec.commandLine().getErr();
    err.println(why.getMessage());
    err.flush();
    return status;
  }
}
