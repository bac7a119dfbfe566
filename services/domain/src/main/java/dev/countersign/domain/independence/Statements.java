package dev.countersign.domain.independence;

import dev.countersign.domain.fact.EngagementFact.IndependenceDeclared;
import dev.countersign.domain.fact.EngagementFact.Relationship;
import dev.countersign.domain.fact.EngagementFact.RelationshipDisclosed;
import dev.countersign.domain.fact.FactHeader;
import dev.countersign.domain.history.History;
import dev.countersign.domain.id.OrganisationId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What an auditor has said of its relationships with one lab, under all its engagements. What was
 * said once is not unsaid by leaving it out the next time.
 */
final class Statements {
  private Statements() {}

  /**
   * One relationship, as it was stated last.
   *
   * @param declaration the id of the statement
   */
  record Stated(String declaration, Relationship relationship) {}

  static List<Stated> of(History history, OrganisationId auditor) {
    var all = new ArrayList<Said>();
    for (var event : history.all(IndependenceDeclared.class)) {
      if (event.fact().auditor().equals(auditor)) {
        event.fact().relationships().forEach(r -> all.add(new Said(event.header(), r)));
      }
    }
    for (var event : history.all(RelationshipDisclosed.class)) {
      if (event.fact().auditor().equals(auditor)) {
        all.add(new Said(event.header(), event.fact().relationship()));
      }
    }
    all.sort(Comparator.comparing(said -> said.header().position()));
    Map<String, Stated> newest = new LinkedHashMap<>();
    for (var said : all) {
      newest.put(key(said.relationship()), new Stated(said.header().id(), said.relationship()));
    }
    return List.copyOf(newest.values());
  }

  static String key(Relationship relationship) {
    return relationship.relationship()
        + "\n"
        + relationship.with().strip().replaceAll("\\s+", " ").toLowerCase(Locale.ROOT)
        + "\n"
        + relationship.from();
  }

  private record Said(FactHeader header, Relationship relationship) {}
}
