package dev.countersign.domain.independence;

import dev.countersign.domain.fact.OrganisationFact.Affiliate;
import dev.countersign.domain.fact.OrganisationFact.AffiliateRelation;
import dev.countersign.domain.fact.OrganisationFact.Company;
import dev.countersign.domain.fact.OrganisationFact.OrganisationApproved;
import dev.countersign.domain.fact.OrganisationFact.OrganisationRegistered;
import dev.countersign.domain.fact.OrganisationFact.OwnershipApproved;
import dev.countersign.domain.fact.OrganisationFact.OwnershipRecorded;
import dev.countersign.domain.history.History;
import dev.countersign.domain.id.OrganisationId;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Who owns whom, from when until when: what organisations were registered with, and what registrars
 * recorded since. Only what a second registrar approved counts. Any share ties, however small.
 */
public final class Ownerships {
  private final Map<String, Link> links = new LinkedHashMap<>();
  private final TreeSet<Instant> changes = new TreeSet<>();
  private final Map<Question, Optional<Tie>> answers = new HashMap<>();
  private final Map<String, String> registered = new HashMap<>();
  private final Map<String, String> names = new HashMap<>();

  /**
   * One company owns a part of another.
   *
   * @param owner the company's key: its organisation's id, or its name in lower case
   * @param recordedIn the id of the organisation or ownership that says so
   */
  public record Link(
      String owner,
      String owned,
      BigDecimal share,
      Instant from,
      @Nullable Instant until,
      String recordedIn) {
    boolean holds(Instant at) {
      return share.signum() > 0 && !at.isBefore(from) && (until == null || at.isBefore(until));
    }
  }

  /**
   * A chain of ownerships between two companies.
   *
   * @param since when the chain was closed
   */
  public record Tie(List<Link> links, Instant since) {
    /** True if one of the two owns a part of the other itself. */
    public boolean isDirect() {
      return links.size() == 1;
    }
  }

  private Ownerships(History history) {
    var approved = new HashSet<OrganisationId>();
    history.stream(OrganisationApproved.class).forEach(e -> approved.add(e.fact().approved()));
    for (var event : history.all(OrganisationRegistered.class)) {
      registered.put(normal(event.fact().legalName()), event.header().id());
      names.put(event.header().id(), event.fact().legalName());
    }
    for (var event : history.all(OrganisationRegistered.class)) {
      var id = event.header().id();
      if (approved.contains(new OrganisationId(id))) {
        event.fact().affiliates().forEach(affiliate -> add(id, affiliate));
      }
    }
    var confirmed = new HashSet<String>();
    history.stream(OwnershipApproved.class)
        .forEach(e -> confirmed.add(e.fact().ownership().value()));
    for (var event : history.all(OwnershipRecorded.class)) {
      var fact = event.fact();
      if (confirmed.contains(fact.ownership().value())) {
        add(
            new Link(
                key(fact.owner()),
                key(fact.owned()),
                fact.share(),
                fact.from(),
                fact.until(),
                fact.ownership().value()));
      }
    }
  }

  public static Ownerships of(History history) {
    return new Ownerships(history);
  }

  private void add(String organisation, Affiliate affiliate) {
    var other = key(new Company(affiliate.name(), affiliate.affiliated()));
    boolean owns = affiliate.relation() == AffiliateRelation.OWNS;
    add(
        new Link(
            owns ? organisation : other,
            owns ? other : organisation,
            affiliate.share(),
            affiliate.from(),
            affiliate.until(),
            organisation));
  }

  /** Recorded again for the same pair and day, an ownership takes the earlier one's place. */
  private void add(Link link) {
    links.put(link.owner() + "\n" + link.owned() + "\n" + link.from(), link);
    changes.add(link.from());
    if (link.until() != null) {
      changes.add(link.until());
    }
  }

  private String key(Company company) {
    if (company.organisation() != null) {
      return company.organisation().value();
    }
    var name = normal(company.name());
    names.putIfAbsent(name, company.name());
    return registered.getOrDefault(name, name);
  }

  private static String normal(String name) {
    return name.strip().replaceAll("\\s+", " ").toLowerCase(Locale.ROOT);
  }

  /** A company's name as it was written. */
  public String name(String key) {
    return names.getOrDefault(key, key);
  }

  /**
   * What ties two companies by ownership at an instant: one of them, or an affiliate of it, owns a
   * part of the other or of one of its affiliates. Affiliates are a company's owners, and whatever
   * it or they own, through any number of companies.
   */
  public Optional<Tie> tie(String one, String other, Instant at) {
    // Between two changes everything is tied as it was at the first.
    var since = changes.floor(at);
    return since == null
        ? Optional.empty()
        : answers.computeIfAbsent(new Question(one, other, since), this::answer);
  }

  private record Question(String one, String other, Instant at) {}

  private Optional<Tie> answer(Question question) {
    var at = question.at();
    var one = question.one();
    var other = question.other();
    var held = links.values().stream().filter(link -> link.holds(at)).toList();
    var ones = affiliates(one, held);
    var others = affiliates(other, held);
    boolean tied =
        held.stream()
            .anyMatch(
                link ->
                    (ones.contains(link.owner()) && others.contains(link.owned()))
                        || (others.contains(link.owner()) && ones.contains(link.owned())));
    if (!tied) {
      return Optional.empty();
    }
    ones.addAll(others);
    var path = path(one, other, held, ones);
    return Optional.of(
        new Tie(path, path.stream().map(Link::from).max(Instant::compareTo).orElse(at)));
  }

  private static Set<String> affiliates(String company, List<Link> held) {
    var found = new HashSet<>(Set.of(company));
    for (boolean up : new boolean[] {true, false}) {
      var open = new ArrayDeque<>(found);
      while (!open.isEmpty()) {
        var next = open.remove();
        for (var link : held) {
          var from = up ? link.owned() : link.owner();
          var to = up ? link.owner() : link.owned();
          if (from.equals(next) && found.add(to)) {
            open.add(to);
          }
        }
      }
    }
    return found;
  }

  /** The shortest chain; among equally short ones, the one recorded first. */
  private static List<Link> path(String from, String to, List<Link> held, Set<String> among) {
    var cameBy = new HashMap<String, Link>();
    var open = new ArrayDeque<>(List.of(from));
    while (!open.isEmpty() && !cameBy.containsKey(to)) {
      var next = open.remove();
      for (var link : held) {
        var far =
            link.owner().equals(next)
                ? link.owned()
                : link.owned().equals(next) ? link.owner() : next;
        if (!far.equals(next) && !far.equals(from) && among.contains(far)) {
          if (cameBy.putIfAbsent(far, link) == null) {
            open.add(far);
          }
        }
      }
    }
    var path = new ArrayList<Link>();
    for (var at = to; !at.equals(from); ) {
      var link = cameBy.get(at);
      if (link == null) {
        break;
      }
      path.addFirst(link);
      at = link.owner().equals(at) ? link.owned() : link.owner();
    }
    return path;
  }
}
