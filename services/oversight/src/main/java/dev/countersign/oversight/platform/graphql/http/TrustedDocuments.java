package dev.countersign.oversight.platform.graphql.http;

import io.quarkus.runtime.Startup;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Documents that were registered before they are sent. Nobody can register one by sending it: that
 * would save bytes, and trust anything.
 */
@Startup
@ApplicationScoped
class TrustedDocuments {
  private static final String NAME = "sha256:[0-9a-f]{64}";

  private final Settings settings;
  private final Map<String, String> documents = new HashMap<>();

  TrustedDocuments(Settings settings) {
    this.settings = settings;
  }

  /** What each client may send. */
  @ConfigMapping(prefix = "countersign.documents")
  interface Settings {
    /** A file with an object: {@code sha256:…} to the document's text. */
    Optional<Path> manifest();

    /** For clients that are not named. */
    @WithDefault("ALLOW")
    Mode mode();

    /** By client id. */
    Map<String, Mode> client();
  }

  enum Mode {
    /** Documents are sent whole; none is looked up. */
    OFF,
    /** Either. */
    ALLOW,
    /** Trusted ones only. */
    REQUIRE
  }

  @PostConstruct
  void load() {
    if (settings.manifest().isEmpty()) {
      return;
    }
    var file = settings.manifest().get();
    try {
      if (!(Json.read(Files.readAllBytes(file)) instanceof JsonObject manifest)) {
        throw new IllegalStateException(file + " must hold one JSON object");
      }
      manifest.forEach(
          (name, text) -> {
            if (!name.matches(NAME) || !(text instanceof JsonString document)) {
              throw new IllegalStateException(
                  file + " must map sha256:<64 hex digits> to documents; " + name + " does not");
            }
            documents.put(name, document.getString());
          });
    } catch (IOException e) {
      throw new IllegalStateException("The trusted documents cannot be read from " + file, e);
    }
  }

  /**
   * The document that this request means.
   *
   * @throws BadRequestException if this client may not send it
   */
  String of(Request request, String client) {
    var mode = settings.client().getOrDefault(client, settings.mode());
    var id = request.documentId();
    if (id == null) {
      if (mode == Mode.REQUIRE) {
        throw new BadRequestException(
            "DOCUMENT_NOT_TRUSTED",
            "This client sends trusted documents only. Name one by its documentId.");
      }
      return java.util.Objects.requireNonNull(request.query());
    }
    if (mode == Mode.OFF) {
      throw new BadRequestException(
          "DOCUMENT_UNKNOWN", "This client sends documents whole. Send the query.");
    }
    var document = documents.get(id);
    if (document == null) {
      throw new BadRequestException(
          "DOCUMENT_UNKNOWN", "There is no trusted document of this documentId.");
    }
    return document;
  }
}
