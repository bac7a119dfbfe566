package dev.countersign.oversight.platform.graphql.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.oversight.LocalParts;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** GraphQL over HTTP as its own library audits it: all 61 audits are ok, without a warning. */
@QuarkusTest
@QuarkusTestResource(LocalParts.class)
@EnabledIfSystemProperty(named = "countersign.long", matches = "true")
class HttpAuditsTest {
  private static final Path FOLDER = Path.of("target", "graphql-http");
  private static final int AUDITS = 61;

  @Test
  void everyAuditIsOk() throws IOException, InterruptedException {
    Files.createDirectories(FOLDER);
    for (var file : List.of("package.json", "audits.mjs")) {
      try (var in = HttpAuditsTest.class.getResourceAsStream("/graphql-http/" + file)) {
        Files.write(FOLDER.resolve(file), Objects.requireNonNull(in).readAllBytes());
      }
    }
    run("npm", "install", "--no-audit", "--no-fund", "--ignore-scripts");
    var url = "http://localhost:%d/graphql".formatted(RestAssured.port);
    var audits = run("node", "audits.mjs", url).lines().toList();
    assertThat(audits)
        .hasSize(AUDITS)
        .allSatisfy(line -> assertThat(line.split("\t")[1]).isEqualTo("ok"));
  }

  private static String run(String... command) throws IOException, InterruptedException {
    var process = new ProcessBuilder(command).directory(FOLDER.toFile()).start();
    process.getOutputStream().close();
    var output = new String(process.getInputStream().readAllBytes(), UTF_8);
    var errors = new String(process.getErrorStream().readAllBytes(), UTF_8);
    assertThat(process.waitFor()).as(String.join(" ", command) + "\n" + errors).isZero();
    return output;
  }
}
