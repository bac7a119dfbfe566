package dev.countersign.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.sql.SQLException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The index map is made of places; of whom they are is known to those who see the chain. */
class IndexTest {
  private static final String LATER = "'ffffffff-ffff-ffff-ffff-ffffffffffff'";
  private static TestDatabase.Address database;

  @BeforeAll
  static void oneChain() throws SQLException {
    database = TestDatabase.fresh();
    try (var aurelia = database.viewer("org_aurelia", "LAB")) {
      aurelia.all("select begin_chain('version:mv_1')");
      var position =
          aurelia.append(Fact.evaluation("evl_1", "org_aurelia", "org_aurelia")).toString();
      aurelia.run(
          "insert into chain values ('version:mv_1', 1, '%s', '\\x01')".formatted(position));
      aurelia.all("select begin_chain('attestation:att_1')");
      aurelia.run("insert into standing values ('att_1', '%s', 'ACTIVE')".formatted(position));
      aurelia.commit();
    }
  }

  @Test
  void whoSeesTheChainKnowsItsKey() throws SQLException {
    try (var aurelia = database.viewer("org_aurelia", "LAB")) {
      assertThat(aurelia.all("select subject from subject_key")).containsExactly("version:mv_1");
      assertThat(aurelia.all("select status from standing")).containsExactly("ACTIVE");
    }
  }

  @Test
  void nobodyElseKnowsOfTheSubject() throws SQLException {
    for (var stranger : new String[] {"org_borealis LAB", "org_kestrel AUDITOR", " PUBLIC"}) {
      var parts = stranger.split(" ");
      try (var session = database.viewer(parts[0], parts[1])) {
        assertThat(session.all("select subject from subject_key")).isEmpty();
        assertThat(session.all("select attestation from standing")).isEmpty();
        assertThat(session.all("select begin_chain('version:mv_1')")).containsOnlyNulls();
      }
    }
  }

  @Test
  void aPlaceIsTheKeyedDigestOfTheSubjectAndNamesNobody()
      throws SQLException, GeneralSecurityException {
    String key;
    try (var aurelia = database.viewer("org_aurelia", "LAB")) {
      key = aurelia.all("select encode(key, 'hex') from subject_key").getFirst();
    }
    var mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(HexFormat.of().parseHex(key), "HmacSHA256"));
    var place = mac.doFinal("version:mv_1".getBytes(StandardCharsets.UTF_8));
    try (var anyone = database.viewer("", "PUBLIC")) {
      assertThat(anyone.all("select encode(place, 'hex') from index_heads(%s)".formatted(LATER)))
          .containsExactly(HexFormat.of().formatHex(place));
      assertThat(anyone.all("select status from index_standings(%s)".formatted(LATER)))
          .containsExactly("ACTIVE");
    }
  }

  @Test
  void noServiceWritesAKeyItself() throws SQLException {
    try (var aurelia = database.viewer("org_aurelia", "LAB")) {
      assertThatThrownBy(() -> aurelia.run("insert into subject_key (subject) values ('lab:x')"))
          .hasMessageContaining("permission denied");
    }
  }
}
