package dev.countersign.operations.check;

import dev.countersign.database.Migration;
import dev.countersign.domain.codec.FactCodec;
import dev.countersign.domain.fact.Fact;
import dev.countersign.domain.fact.FactHeader;
import dev.countersign.domain.fact.Position;
import dev.countersign.domain.fact.RecordedFact;
import dev.countersign.domain.id.OrganisationId;
import dev.countersign.local.Parts;
import dev.countersign.operations.Settings;
import dev.countersign.proofs.commitment.Commitment;
import dev.countersign.proofs.json.CanonicalJson;
import dev.countersign.proofs.merkle.MerkleTree;
import dev.countersign.proofs.note.Checkpoint;
import dev.countersign.proofs.note.SignedNote;
import dev.countersign.proofs.note.SignedNote.Verifier;
import dev.countersign.proofs.signature.PrivateKey;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A database with facts, their leaves and a log over them, as a restore would leave it. */
final class Restored {
  private static final String ORIGIN = "countersign.dev/log/restored";
  private static final Instant AT = Instant.parse("2026-06-01T00:00:00Z");
  private static final byte[] SALT = new byte[32];

  private final String url;
  private final PrivateKey key =
      PrivateKey.ofEd25519Seed("restored, and known to everybody".getBytes(StandardCharsets.UTF_8));
  private final List<byte[]> leafHashes = new ArrayList<>();

  Restored() throws SQLException {
    var parts = Parts.attachOrStart();
    url =
        "jdbc:postgresql://127.0.0.1:%d/%s"
            .formatted(parts.postgresPort(), parts.freshDatabase("restored"));
    Migration.migrate(url, "postgres", null, Map.of());
    run("select ledger.set_clock('REAL', null)");
  }

  Settings settings() {
    return settings("postgres");
  }

  /** As this administrator would run it. */
  Settings settings(String administrator) {
    return new Settings(
        Map.of(
            "COUNTERSIGN_DB_ADMIN_URL",
            url,
            "COUNTERSIGN_DB_ADMIN_USER",
            administrator,
            "COUNTERSIGN_LOG_KEY",
            new Verifier(ORIGIN, key.publicKey()).toText()));
  }

  /** Records a fact of one lab with its leaf, and takes it into the log. */
  void append(String id, Fact fact) throws SQLException {
    try (var connection = connect()) {
      connection.setAutoCommit(false);
      var position = position(connection);
      var header =
          new FactHeader(
              fact.kind(),
              1,
              id,
              new OrganisationId("org_lab"),
              new OrganisationId("org_lab"),
              AT,
              AT,
              position,
              null,
              null,
              List.of());
      var body = FactCodec.toJson(new RecordedFact(header, fact));
      var commitment = Commitment.of(body, SALT);
      insert(
          connection,
          header,
          new String(CanonicalJson.bytes(body), StandardCharsets.UTF_8),
          commitment);
      takeIn(connection, commitment.leaf());
      connection.commit();
    }
  }

  private static Position position(Connection connection) throws SQLException {
    try (var statement = connection.createStatement();
        var row = statement.executeQuery("select pg_current_xact_id()::text::bigint")) {
      row.next();
      return new Position(1, row.getLong(1), 1);
    }
  }

  private static void insert(
      Connection connection, FactHeader header, String body, Commitment commitment)
      throws SQLException {
    try (var statement =
        connection.prepareStatement(
            """
            with p as (select ledger.position_of(1, pg_current_xact_id(), 1) as position),
              f as (insert into ledger.fact (position, id, kind, schema_version, owner_org, lab, audience, valid_from,
                  recorded_at, body, commitment)
                select position, ?, ?, 1, 'org_lab', 'org_lab', 'SUPERVISED', ?, ?, ?::jsonb, ? from p)
            insert into ledger.outbox select position, ? from p
            """)) {
      statement.setString(1, header.id());
      statement.setString(2, header.kind());
      statement.setObject(3, AT.atOffset(ZoneOffset.UTC));
      statement.setObject(4, AT.atOffset(ZoneOffset.UTC));
      statement.setString(5, body);
      statement.setBytes(6, commitment.hash());
      statement.setBytes(7, commitment.leaf());
      statement.execute();
    }
    try (var statement =
        connection.prepareStatement(
            "insert into ledger.salt select ledger.position_of(1, pg_current_xact_id(), 1), 'org_lab', ?")) {
      statement.setBytes(1, SALT);
      statement.execute();
    }
  }

  private void takeIn(Connection connection, byte[] leaf) throws SQLException {
    leafHashes.add(MerkleTree.leafHash(leaf));
    try (var statement =
        connection.prepareStatement(
            "insert into transparency.entry select ?, ledger.position_of(1, pg_current_xact_id(), 1), ?, ?")) {
      statement.setLong(1, leafHashes.size() - 1L);
      statement.setBytes(2, leaf);
      statement.setBytes(3, leafHashes.getLast());
      statement.execute();
    }
    try (var statement =
        connection.prepareStatement("update transparency.tree set size = ?, root = ?")) {
      statement.setLong(1, leafHashes.size());
      statement.setBytes(2, MerkleTree.root(leafHashes));
      statement.execute();
    }
    try (var statement =
        connection.prepareStatement(
            "insert into transparency.checkpoint values (?, ?, ?, now())")) {
      statement.setLong(1, leafHashes.size());
      statement.setBytes(2, MerkleTree.root(leafHashes));
      statement.setString(3, published(leafHashes.size(), MerkleTree.root(leafHashes)).toText());
      statement.execute();
    }
  }

  /** A checkpoint as the log signs it. */
  SignedNote published(long size, byte[] root) {
    return SignedNote.sign(new Checkpoint(ORIGIN, size, root).toText(), ORIGIN, key);
  }

  byte[] root() {
    return MerkleTree.root(leafHashes);
  }

  Connection connect() throws SQLException {
    return connectAs("postgres");
  }

  Connection connectAs(String login) throws SQLException {
    return DriverManager.getConnection(url, login, null);
  }

  /** As somebody with all rights would, past triggers and rules. */
  void run(String sql) throws SQLException {
    try (var connection = connect();
        var statement = connection.createStatement()) {
      statement.execute("set session_replication_role = replica");
      statement.execute(sql);
    }
  }
}
