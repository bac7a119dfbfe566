package dev.countersign.oversight.ledger.persistence;

import dev.countersign.domain.fact.FactHeader.Subject;
import dev.countersign.domain.id.AttestationId;
import dev.countersign.oversight.ledger.Book;
import dev.countersign.oversight.ledger.LedgerRows;
import dev.countersign.oversight.ledger.PublicWhen;
import dev.countersign.oversight.platform.persistence.Sql;
import dev.countersign.proofs.index.Head;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

@Singleton
class JdbcLedgerRows extends Sql implements LedgerRows {
  JdbcLedgerRows(DataSource dataSource) {
    super(dataSource);
  }

  @Override
  public void queue(Collection<Book> books) {
    // The platform's queue comes first, for those who share it too: else two could wait for each
    // other.
    if (books.stream().noneMatch(book -> book.kind() == Book.Kind.PLATFORM)) {
      run("select pg_advisory_xact_lock_shared(1, 0)", PreparedStatement::execute);
    }
    // An advisory lock takes no transaction id, so a position is decided only behind the queue.
    run(
        """
        select case when l.kind = 'PLATFORM' then pg_advisory_xact_lock(1, 0)
                    else pg_advisory_xact_lock(case l.kind when 'AUDITOR' then 2 else 3 end, l.number) end
        from (select 'PLATFORM' as kind, 0 as number, 0 as turn where 'PLATFORM' = any (?)
              union all
              select k.kind, l.number, case k.kind when 'AUDITOR' then 1 else 2 end
              from unnest(?, ?) as k (kind, organisation) join ledger.ledger l using (organisation)
              where k.kind <> 'PLATFORM'
              order by turn, number) l
        """,
        statement -> {
          var connection = statement.getConnection();
          var kinds = books.stream().map(book -> book.kind().name()).toArray(String[]::new);
          var organisations = books.stream().map(Book::organisation).toArray(String[]::new);
          statement.setArray(1, connection.createArrayOf("text", kinds));
          statement.setArray(2, connection.createArrayOf("text", kinds));
          statement.setArray(3, connection.createArrayOf("text", organisations));
          statement.execute();
        });
  }

  @Override
  public Moment recordedAt(Collection<Book> books, Instant now) {
    var found = new ArrayList<Moment>();
    run(
        """
        update ledger.ledger set last_recorded_at = greatest(?,
          (select max(last_recorded_at) from ledger.ledger where organisation = any (?)))
        where organisation = any (?) returning last_recorded_at, clock_timestamp()
        """,
        statement -> {
          var organisations =
              statement
                  .getConnection()
                  .createArrayOf("text", books.stream().map(Book::organisation).toArray());
          statement.setObject(1, now.atOffset(ZoneOffset.UTC));
          statement.setArray(2, organisations);
          statement.setArray(3, organisations);
          try (var row = statement.executeQuery()) {
            while (row.next()) {
              found.add(
                  new Moment(
                      row.getObject(1, OffsetDateTime.class).toInstant(),
                      row.getObject(2, OffsetDateTime.class).toInstant()));
            }
          }
        });
    return found.stream().max(Comparator.comparing(Moment::at)).orElse(new Moment(now, now));
  }

  @Override
  public UUID firstPosition() {
    return one(
            "select ledger.first_position()", statement -> {}, row -> row.getObject(1, UUID.class))
        .orElseThrow();
  }

  @Override
  public Subject nextOf(String subject) {
    return one(
            """
            select number, commitment from ledger.chain where subject = ? order by number desc limit 1
            """,
            statement -> statement.setString(1, subject),
            row ->
                new Subject(
                    subject,
                    row.getLong(1) + 1,
                    Base64.getEncoder().encodeToString(row.getBytes(2))))
        .orElseGet(() -> new Subject(subject, 1, keyOf(subject)));
  }

  /** The first link of a chain commits to its subject's key: nobody can find another one later. */
  private String keyOf(String subject) {
    var key =
        one(
                "select ledger.begin_chain(?)",
                statement -> statement.setString(1, subject),
                row -> row.getBytes(1))
            .orElseThrow();
    return Base64.getEncoder().encodeToString(Head.keyCommitment(key, subject));
  }

  @Override
  public void beginStanding(AttestationId attestation, String payloadDigest) {
    one(
        "select ledger.begin_standing(?, ?)",
        statement -> {
          statement.setString(1, attestation.value());
          statement.setBytes(2, HexFormat.of().parseHex(payloadDigest));
        },
        row -> true);
  }

  @Override
  public void stand(AttestationId attestation, String status, UUID position) {
    run(
        "insert into ledger.standing (attestation, position, status) values (?, ?, ?)",
        statement -> {
          statement.setString(1, attestation.value());
          statement.setObject(2, position);
          statement.setString(3, status);
          statement.execute();
        });
  }

  @Override
  public void insert(FactRow fact) {
    run(
        """
        insert into ledger.fact (position, id, kind, schema_version, owner_org, lab, audience,
          public_when, parties, signed, document, model, lineage, domains, evidence_class, valid_from,
          recorded_at, lag_seconds, corrects, body, commitment)
        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?)
        """,
        statement -> bind(statement, fact));
    run(
        "insert into ledger.salt (position, owner_org, salt) values (?, ?, ?)",
        statement -> {
          statement.setObject(1, fact.position());
          statement.setString(2, fact.filing().owner());
          statement.setBytes(3, fact.salt());
          statement.execute();
        });
    run(
        "insert into ledger.outbox (position, leaf) values (?, ?)",
        statement -> {
          statement.setObject(1, fact.position());
          statement.setBytes(2, fact.leaf());
          statement.execute();
        });
    run(
        "insert into ledger.chain (subject, number, position, commitment) values (?, ?, ?, ?)",
        statement -> {
          for (var subject : fact.subjects()) {
            statement.setString(1, subject.subject());
            statement.setLong(2, subject.number());
            statement.setObject(3, fact.position());
            statement.setBytes(4, fact.commitment());
            statement.addBatch();
          }
          statement.executeBatch();
        });
  }

  private static void bind(PreparedStatement statement, FactRow fact) throws SQLException {
    var connection = statement.getConnection();
    var filing = fact.filing();
    statement.setObject(1, fact.position());
    statement.setString(2, filing.id());
    statement.setString(3, fact.kind());
    statement.setInt(4, fact.schema());
    statement.setString(5, filing.owner());
    statement.setString(6, filing.lab());
    statement.setString(7, filing.audience().name());
    statement.setString(8, filing.publicWhen() == null ? null : filing.publicWhen().name());
    statement.setArray(9, texts(connection, filing.parties()));
    statement.setBoolean(10, filing.signed());
    statement.setString(11, filing.document());
    statement.setString(12, filing.model());
    statement.setArray(13, texts(connection, filing.lineage()));
    statement.setArray(14, texts(connection, filing.domains()));
    statement.setString(15, filing.evidenceClass());
    statement.setObject(16, fact.validFrom().atOffset(ZoneOffset.UTC));
    statement.setObject(17, fact.recordedAt().atOffset(ZoneOffset.UTC));
    statement.setObject(18, fact.lagSeconds());
    statement.setString(19, filing.corrects());
    statement.setString(20, fact.body());
    statement.setBytes(21, fact.commitment());
    statement.execute();
  }

  private static java.sql.@Nullable Array texts(
      Connection connection, @Nullable Collection<String> values) throws SQLException {
    return values == null ? null : connection.createArrayOf("text", values.toArray());
  }

  @Override
  public boolean isOpen(String organisation) {
    return one(
            "select 1 from ledger.ledger where organisation = ?",
            statement -> statement.setString(1, organisation),
            row -> true)
        .isPresent();
  }

  @Override
  public void open(String organisation, String kind) {
    run(
        "insert into ledger.ledger (organisation, kind) values (?, ?)",
        statement -> {
          statement.setString(1, organisation);
          statement.setString(2, kind);
          statement.execute();
        });
  }

  @Override
  public void disclose(String subject, PublicWhen stage, UUID position) {
    run(
        "insert into ledger.disclosure (subject, stage, position) values (?, ?, ?) on conflict do nothing",
        statement -> {
          statement.setString(1, subject);
          statement.setString(2, stage.name());
          statement.setObject(3, position);
          statement.execute();
        });
  }

  @Override
  public Set<String> writers() {
    return Set.copyOf(
        all(
            """
            select distinct pid || ' ' || virtualtransaction from pg_locks
            where locktype = 'advisory' and mode = 'ExclusiveLock' and granted and classid in (1, 2, 3)
              and database = (select oid from pg_database where datname = current_database())
            """,
            statement -> {},
            row -> row.getString(1)));
  }

  @Override
  public Optional<Effect> effectOf(String organisation, String user, String operation, String key) {
    return one(
        """
        select effect, position, body_hmac from ledger.idempotency
        where owner_org = ? and user_name = ? and operation = ? and key = ?
        """,
        statement -> {
          statement.setString(1, organisation);
          statement.setString(2, user);
          statement.setString(3, operation);
          statement.setString(4, key);
        },
        row -> new Effect(row.getString(1), row.getObject(2, UUID.class), row.getBytes(3)));
  }

  @Override
  public void remember(
      String organisation, String user, String operation, String key, byte[] hmac, Effect effect) {
    run(
        """
        insert into ledger.idempotency (owner_org, user_name, operation, key, body_hmac, effect, position)
        values (?, ?, ?, ?, ?, ?, ?)
        """,
        statement -> {
          statement.setString(1, organisation);
          statement.setString(2, user);
          statement.setString(3, operation);
          statement.setString(4, key);
          statement.setBytes(5, hmac);
          statement.setString(6, effect.id());
          statement.setObject(7, effect.position());
          statement.execute();
        });
  }
}
