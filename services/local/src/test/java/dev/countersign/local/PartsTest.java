package dev.countersign.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PartsTest {
  private static JsonNode claims(String token) throws IOException {
    return new ObjectMapper().readTree(Base64.getUrlDecoder().decode(token.split("\\.")[1]));
  }

  @Test
  void whatWasCommittedSurvivesARestart(@TempDir Path folder) throws SQLException, IOException {
    var port = Parts.Ports.free().postgres();
    try (var first = PostgresPart.start(folder.resolve("postgres"), port);
        var connection = DriverManager.getConnection(PostgresPart.url(first.port(), "postgres"));
        var statement = connection.createStatement()) {
      statement.execute("create table kept as select 1 as one");
      try (var rows = statement.executeQuery("show fsync")) {
        rows.next();
        assertThat(rows.getString(1)).isEqualTo("on");
      }
    }
    try (var second = PostgresPart.start(folder.resolve("postgres"), port);
        var connection = DriverManager.getConnection(PostgresPart.url(second.port(), "postgres"));
        var rows = connection.createStatement().executeQuery("select one from kept")) {
      assertThat(rows.next()).isTrue();
    }
  }

  @Test
  void aTakenPortIsNamed(@TempDir Path folder) throws IOException {
    try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      assertThatThrownBy(() -> StorePart.start(folder.resolve("store"), taken.getLocalPort()))
          .isInstanceOf(PartFailedException.class)
          .hasMessageContaining("port " + taken.getLocalPort());
    }
  }

  @Test
  void aChildThatDiesIsNamedWithItsLastLines(@TempDir Path folder) {
    assertThatThrownBy(
            () ->
                Child.run(
                    "The child",
                    java.util.List.of("sh", "-c", "echo the reason; exit 3"),
                    folder.resolve("child.log")))
        .isInstanceOf(PartFailedException.class)
        .hasMessageContaining("The child ended with status 3")
        .hasMessageContaining("the reason");
  }

  @ParameterizedTest
  @CsvSource({
    "aurelia-officer, aurelia, lab, officer",
    "kestrel-lead, kestrel, auditor, lead",
    "eu-analyst, eu-ai-office, regulator, analyst",
    "platform-registrar, countersign, platform, registrar"
  })
  void aTokenNamesOrganisationRolesAndAudience(
      String user, String organisation, String kind, String role) throws IOException {
    var claims = claims(Parts.attachOrStart().tokens().of(user));
    assertThat(claims.get("organization").toString()).isEqualTo("[\"" + organisation + "\"]");
    assertThat(claims.at("/realm_access/roles").toString())
        .contains('"' + kind + '"', '"' + role + '"');
    assertThat(claims.get("aud").toString()).contains("countersign-api");
    assertThat(claims.get("preferred_username").asText()).isEqualTo(user);
    assertThat(claims.hasNonNull("sub")).isTrue();
  }

  @Test
  void anOfficerSignsInWithASecondFactorAndTheTokenSaysSo() throws IOException {
    var parts = Parts.attachOrStart();
    assumeTrue(parts.haveSecondFactor());
    var officer = claims(parts.tokens().of("aurelia-officer"));
    assertThat(officer.get("acr").asText()).isEqualTo("2");
    assertThat(officer.get("authenticators").size()).isEqualTo(3);
    assertThat(claims(parts.tokens().of("aurelia-submitter")).get("acr").asText()).isEqualTo("1");
    assertThat(parts.tokens().letsInWithoutSecondFactor("aurelia-officer")).isFalse();
  }

  @Test
  void anAccessTokenLivesFiveMinutes() throws IOException {
    var claims = claims(Parts.attachOrStart().tokens().of("borealis-officer"));
    assertThat(claims.get("exp").asLong() - claims.get("iat").asLong()).isEqualTo(300);
  }

  @Test
  void aServiceAccountOfALabNamesItsOrganisationAlike() throws IOException {
    var claims = claims(Parts.attachOrStart().tokens().ofClient("aurelia-ci"));
    assertThat(claims.get("organization").toString()).isEqualTo("[\"aurelia\"]");
    assertThat(claims.at("/realm_access/roles").toString()).contains("\"submitter\"");
  }

  @Test
  void thePlatformsOwnServicesAreNotOfALab() throws IOException {
    var claims = claims(Parts.attachOrStart().tokens().ofClient("countersign-evidence"));
    assertThat(claims.at("/realm_access/roles").toString())
        .contains("\"service\"")
        .doesNotContain("\"lab\"");
    assertThat(claims.has("organization")).isFalse();
  }

  @Test
  void aWrongPasswordGetsNoToken() {
    assertThatThrownBy(() -> Parts.attachOrStart().tokens().of("nobody"))
        .isInstanceOf(PartFailedException.class)
        .hasMessageContaining("refused");
  }

  @Test
  void theStoreKeepsItsFile(@TempDir Path folder) {
    try (var store = StorePart.start(folder.resolve("store"), Parts.Ports.free().store())) {
      assertThat(store).isNotNull();
    }
    assertThat(Files.exists(folder.resolve("store.mv.db")) || Files.exists(folder.resolve("store")))
        .isTrue();
  }
}
