package dev.countersign.oversight.ledger.persistence;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.countersign.oversight.ledger.LabsInSight;
import dev.countersign.oversight.platform.AsOf;
import dev.countersign.oversight.platform.Standpoint;
import dev.countersign.oversight.platform.persistence.Sql;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * Looks for the newest fact of each lab only if something was written since the same viewer last
 * asked. Whoever writes updates the rows of the ledgers that it bears on, in the same transaction;
 * a hash of all these rows, each with the transaction that wrote its version, is therefore another
 * one if anything was written. The epoch is in it too, for a server that counts transactions anew.
 */
@Singleton
class JdbcLabsInSight extends Sql implements LabsInSight {
  private static final String STAMP =
      """
      select ledger.viewer_org(), ledger.viewer_kind(), ledger.current_epoch()
        || ' ' || (select count(*) || ' '
            || coalesce(sum(hashtextextended(s.lab || ' ' || s.source || ' ' || s.xmin::text, 0)), 0)
          from ledger.sight s
          where s.viewer = (select ledger.viewer_org()) and s.basis = 'JURISDICTION'
            and s.from_at <= (select ledger.viewer_now()) and (select ledger.viewer_now()) < s.until_at)
        || ' ' || (select count(*) || ' ' || sum(hashtextextended(l.organisation || ' ' || l.xmin::text, 0))
          from ledger.ledger l)
      """;

  // By time of recording first, which only grows along a ledger: an earlier state is found as fast.
  private static final String LABS =
      """
      with compared as (
        select ledger.viewer_org() as lab where ledger.viewer_kind() = 'LAB'
        union
        select s.lab from ledger.sight s where s.viewer = ledger.viewer_org() and s.basis = 'JURISDICTION'
          and s.from_at <= ledger.viewer_now() and ledger.viewer_now() < s.until_at),
      around as (
        select max(newest.position::text)::uuid as position
        from unnest(array['SIGNING_KEY_REVOKED', 'INSTRUMENT_APPROVED', 'CALENDAR_APPROVED']) as kinds (kind),
          lateral (select f.position from ledger.fact f where f.kind = kinds.kind
            order by f.position desc limit 1) as newest)
      select c.lab, (select f.position from ledger.fact f where f.lab = c.lab
          order by f.recorded_at desc, f.position desc limit 1), around.position
      from compared c, around where ?::text is null or c.lab = ? order by c.lab
      """;

  private final Standpoint standpoint;
  private final Cache<Looker, Seen> kept;

  JdbcLabsInSight(
      DataSource dataSource,
      Standpoint standpoint,
      @ConfigProperty(name = "countersign.ledger.kept-viewers", defaultValue = "1000")
          long keptViewers) {
    super(dataSource);
    this.standpoint = standpoint;
    kept = Caffeine.newBuilder().maximumSize(keptViewers).build();
  }

  /** Who looks: what they may see decides what is the newest to them. */
  private record Looker(String organisation, String kind) {}

  /** What they saw when the record stood so. */
  private record Seen(String stamp, List<Known> labs) {}

  /** Who looks now, and how the record stands. */
  private record Now(Looker looker, String stamp) {}

  @Override
  public List<Known> labs(@Nullable String lab) {
    // An earlier state has other newest facts, and a writer's own may yet be undone.
    if (!standpoint.isReading() || !standpoint.asOf().equals(AsOf.NOW)) {
      return read(lab);
    }
    var now =
        one(
                STAMP,
                statement -> {},
                row -> new Now(new Looker(row.getString(1), row.getString(2)), row.getString(3)))
            .orElseThrow();
    var seen = kept.getIfPresent(now.looker());
    if (seen == null || !seen.stamp().equals(now.stamp())) {
      seen = new Seen(now.stamp(), read(null));
      kept.put(now.looker(), seen);
    }
    return lab == null
        ? seen.labs()
        : seen.labs().stream().filter(known -> known.lab().equals(lab)).toList();
  }

  private List<Known> read(@Nullable String lab) {
    return all(
        LABS,
        statement -> {
          statement.setString(1, lab);
          statement.setString(2, lab);
        },
        row ->
            new Known(
                row.getString(1), row.getObject(2, UUID.class), row.getObject(3, UUID.class)));
  }

  @Override
  public List<String> engaging(@Nullable String lab) {
    return all(
        """
        select distinct s.lab from ledger.sight s
        where s.viewer = ledger.viewer_org() and s.basis = 'ENGAGEMENT' and (?::text is null or s.lab = ?)
          and s.from_at <= ledger.viewer_now() and ledger.viewer_now() < s.until_at order by s.lab
        """,
        statement -> {
          statement.setString(1, lab);
          statement.setString(2, lab);
        },
        row -> row.getString(1));
  }
}
