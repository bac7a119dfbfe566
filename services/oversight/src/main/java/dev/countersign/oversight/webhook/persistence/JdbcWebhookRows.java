package dev.countersign.oversight.webhook.persistence;

import dev.countersign.oversight.platform.Page;
import dev.countersign.oversight.platform.Viewer;
import dev.countersign.oversight.platform.Window;
import dev.countersign.oversight.platform.persistence.Conditions;
import dev.countersign.oversight.platform.persistence.Sql;
import dev.countersign.oversight.webhook.WebhookRows;
import jakarta.inject.Singleton;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

@Singleton
class JdbcWebhookRows extends Sql implements WebhookRows {
  private static final String WEBHOOK =
      "select id, owner_org, owner_kind, url, kinds, told_up_to, removed_at is not null from delivery.webhook ";
  private static final String COLUMNS =
      "id, webhook, position, kind, body, attempts, next_attempt_at, delivered_at, failure";
  private static final String FOUND =
      Stream.of(COLUMNS.split(", ")).map("found."::concat).collect(Collectors.joining(", "));

  JdbcWebhookRows(DataSource dataSource) {
    super(dataSource);
  }

  @Override
  public void add(Webhook webhook) {
    run(
        "insert into delivery.webhook (id, owner_org, owner_kind, url, kinds, told_up_to) values (?, ?, ?, ?, ?, ?)",
        statement -> {
          statement.setString(1, webhook.id());
          statement.setString(2, webhook.owner());
          statement.setString(3, webhook.ownerKind().name());
          statement.setString(4, webhook.url());
          statement.setArray(
              5, statement.getConnection().createArrayOf("text", webhook.kinds().toArray()));
          statement.setObject(6, webhook.toldUpTo());
          statement.execute();
        });
  }

  @Override
  public void remove(String id, Instant at) {
    run(
        "update delivery.webhook set removed_at = ? where id = ? and removed_at is null",
        statement -> {
          instant(statement, 1, at);
          statement.setString(2, id);
          statement.execute();
        });
  }

  @Override
  public Optional<Webhook> one(String id) {
    return one(
        WEBHOOK + "where id = ?",
        statement -> statement.setString(1, id),
        JdbcWebhookRows::webhook);
  }

  @Override
  public List<Webhook> all() {
    return all(WEBHOOK + "order by id", statement -> {}, JdbcWebhookRows::webhook);
  }

  @Override
  public Optional<Webhook> lock(String id) {
    return one(
        WEBHOOK + "where id = ? and removed_at is null for update skip locked",
        statement -> statement.setString(1, id),
        JdbcWebhookRows::webhook);
  }

  @Override
  public void moveTo(String id, UUID toldUpTo) {
    run(
        "update delivery.webhook set told_up_to = ? where id = ?",
        statement -> {
          statement.setObject(1, toldUpTo);
          statement.setString(2, id);
          statement.execute();
        });
  }

  @Override
  public void enqueue(String owner, Message message) {
    run(
        """
        insert into delivery.message (id, webhook, owner_org, position, kind, body, next_attempt_at)
        values (?, ?, ?, ?, ?, ?, ?)
        on conflict (webhook, position, kind) do update
        set attempts = 0, next_attempt_at = excluded.next_attempt_at, delivered_at = null, failure = null
        """,
        statement -> {
          statement.setString(1, message.id());
          statement.setString(2, message.webhook());
          statement.setString(3, owner);
          statement.setObject(4, message.position());
          statement.setString(5, message.kind());
          statement.setString(6, message.body());
          instant(statement, 7, message.nextAttemptAt());
          statement.execute();
        });
  }

  @Override
  public List<Message> take(Instant now, Instant leasedUntil, int limit) {
    return all(
        """
        update delivery.message set attempts = attempts + 1, next_attempt_at = ?
        where id in (select id from delivery.message where next_attempt_at <= ?
          order by next_attempt_at limit ? for update skip locked)
        returning %s
        """
            .formatted(COLUMNS),
        statement -> {
          instant(statement, 1, leasedUntil);
          instant(statement, 2, now);
          statement.setInt(3, limit);
        },
        JdbcWebhookRows::message);
  }

  @Override
  public void delivered(String id, Instant at) {
    run(
        "update delivery.message set delivered_at = ?, next_attempt_at = null, failure = null where id = ?",
        statement -> {
          instant(statement, 1, at);
          statement.setString(2, id);
          statement.execute();
        });
  }

  @Override
  public void failed(String id, String failure, @Nullable Instant nextAttemptAt) {
    run(
        "update delivery.message set failure = ?, next_attempt_at = ? where id = ?",
        statement -> {
          statement.setString(1, failure);
          instant(statement, 2, nextAttemptAt);
          statement.setString(3, id);
          statement.execute();
        });
  }

  @Override
  public Map<String, Page<Message>> messages(Collection<String> webhooks, Window window) {
    var direction = window.descending() ? "desc" : "asc";
    var between = new Conditions().within("position", window);
    var found = new LinkedHashMap<String, List<Message>>();
    webhooks.forEach(webhook -> found.put(webhook, new ArrayList<>()));
    all(
            """
            select %s from unnest(?::text[]) wanted (id) cross join lateral (
              select * from delivery.message m where m.webhook = wanted.id%s
              order by position %s limit ?) found
            order by found.position %s
            """
                .formatted(FOUND, between.sql(), direction, direction),
            statement -> {
              statement.setArray(
                  1, statement.getConnection().createArrayOf("text", webhooks.toArray()));
              statement.setInt(between.bind(statement, 2), window.limit() + 1);
            },
            JdbcWebhookRows::message)
        .forEach(message -> Objects.requireNonNull(found.get(message.webhook())).add(message));
    var pages = new LinkedHashMap<String, Page<Message>>();
    found.forEach(
        (webhook, rows) -> pages.put(webhook, Page.cut(rows, Message::position, window, "")));
    return pages;
  }

  @Override
  public int countMessages(String webhook) {
    return one(
            "select count(*) from delivery.message where webhook = ?",
            statement -> statement.setString(1, webhook),
            row -> row.getInt(1))
        .orElse(0);
  }

  private static Webhook webhook(ResultSet row) throws SQLException {
    return new Webhook(
        row.getString(1),
        row.getString(2),
        Viewer.Kind.valueOf(row.getString(3)),
        row.getString(4),
        Set.of((String[]) row.getArray(5).getArray()),
        row.getObject(6, UUID.class),
        row.getBoolean(7));
  }

  private static Message message(ResultSet row) throws SQLException {
    return new Message(
        row.getString(1),
        row.getString(2),
        row.getObject(3, UUID.class),
        row.getString(4),
        row.getString(5),
        row.getInt(6),
        instant(row, 7),
        instant(row, 8),
        row.getString(9));
  }

  private static @Nullable Instant instant(ResultSet row, int column) throws SQLException {
    var at = row.getObject(column, OffsetDateTime.class);
    return at == null ? null : at.toInstant();
  }

  private static void instant(PreparedStatement statement, int at, @Nullable Instant instant)
      throws SQLException {
    statement.setObject(
        at,
        instant == null ? null : instant.atOffset(ZoneOffset.UTC),
        Types.TIMESTAMP_WITH_TIMEZONE);
  }
}
