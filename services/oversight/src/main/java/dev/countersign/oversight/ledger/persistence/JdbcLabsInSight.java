package dev.countersign.oversight.ledger.persistence;

import dev.countersign.oversight.ledger.LabsInSight;
import dev.countersign.oversight.platform.persistence.Sql;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

@Singleton
class JdbcLabsInSight extends Sql implements LabsInSight {
  JdbcLabsInSight(DataSource dataSource) {
    super(dataSource);
  }

  @Override
  public List<Known> labs(@Nullable String lab) {
    // By time of recording first, which only grows along a ledger: an earlier state is found as
    // fast.
    return all(
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
        """,
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
