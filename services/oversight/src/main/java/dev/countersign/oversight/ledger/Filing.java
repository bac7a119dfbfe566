package dev.countersign.oversight.ledger;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * How a fact is filed: what it is of, about whom, and who may see it.
 *
 * @param id the thing that the fact is of
 * @param owner the organisation that states it
 * @param lab the lab that it is about; null if none
 * @param audience who sees it beside its owner, its lab and its parties
 * @param publicWhen when everyone sees it; null for never
 * @param parties organisations that see it whatever their scope
 * @param signed true if its owner signed it and keeps seeing it
 * @param document the framework document it is about; null if none
 * @param model the model family it is about; null if none
 * @param lineage that model and version and all they descend from; null if about no model
 * @param domains the risk domains it is about; null if none
 * @param evidenceClass its class, where it is evidence; null if not
 * @param validFrom since when it holds in the world; null for the moment of recording
 * @param due true if the platform states it because an instant has come
 * @param corrects the fact that it corrects; null if none
 * @param subjects what else it bears on, for the verifiable index
 */
public record Filing(
    String id,
    String owner,
    @Nullable String lab,
    Audience audience,
    @Nullable PublicWhen publicWhen,
    List<String> parties,
    boolean signed,
    @Nullable String document,
    @Nullable String model,
    @Nullable Set<String> lineage,
    @Nullable Set<String> domains,
    @Nullable String evidenceClass,
    @Nullable Instant validFrom,
    boolean due,
    @Nullable String corrects,
    List<String> subjects) {
  /** The chain of who owns whom and which days count, which bears on every lab. */
  public static final String REGISTER = "register:organisations";

  private static final String VERSION = "version:";

  /** A fact of the platform's own, public as written. */
  public static Filing ofPlatform(String id) {
    return of(id, "org_countersign", null, Audience.PARTIES).publicWhen(PublicWhen.WRITTEN);
  }

  /** A fact of the register of organisations, which the rules of every lab read. */
  public static Filing ofRegister(String id) {
    return ofPlatform(id).subject(REGISTER);
  }

  /** A fact that an organisation states about itself, public as written. */
  public static Filing ofPublic(String id, String owner) {
    return of(id, owner, null, Audience.PARTIES).publicWhen(PublicWhen.WRITTEN);
  }

  /** A fact that an organisation states about itself, for itself alone. */
  public static Filing own(String id, String owner) {
    return of(id, owner, null, Audience.PARTIES);
  }

  /** A fact about a lab, seen by its engaged auditors and its regulators. */
  public static Filing supervised(String id, String owner, String lab) {
    return of(id, owner, lab, Audience.SUPERVISED);
  }

  /**
   * A fact about a lab, seen by the named parties and by its regulators, but by no other auditor.
   */
  public static Filing regulated(String id, String owner, String lab, List<String> parties) {
    return of(id, owner, lab, Audience.REGULATED).parties(parties);
  }

  /** A fact about a lab, seen by its engaged auditors but not by regulators. */
  public static Filing engaged(String id, String owner, String lab) {
    return of(id, owner, lab, Audience.ENGAGED);
  }

  /** A fact about an incident, seen by the regulators of the regimes that it falls under. */
  public static Filing ofIncident(String id, String owner, String lab) {
    return of(id, owner, lab, Audience.REGIMES);
  }

  /** A fact about a lab, seen by whom another one is shown to; its parties are to be named. */
  public static Filing as(String id, String owner, String lab, Audience audience) {
    return of(id, owner, lab, audience);
  }

  /** A fact about a lab, seen by the named parties only. */
  public static Filing between(String id, String owner, String lab, List<String> parties) {
    return of(id, owner, lab, Audience.PARTIES).parties(parties);
  }

  private static Filing of(String id, String owner, @Nullable String lab, Audience audience) {
    return new Filing(
        id, owner, lab, audience, null, List.of(), false, null, null, null, null, null, null, false,
        null, List.of());
  }

  /** The same, of another thing. */
  public Filing of(String thing) {
    return with(draft -> draft.id = thing);
  }

  public Filing publicWhen(PublicWhen when) {
    return with(draft -> draft.publicWhen = when);
  }

  public Filing parties(List<String> who) {
    return with(draft -> draft.parties = List.copyOf(who));
  }

  public Filing asSigned() {
    return with(draft -> draft.signed = true);
  }

  public Filing document(String about) {
    return with(
        draft -> {
          draft.document = about;
          draft.subjects = bearingOn("document:" + about);
        });
  }

  /** About one model family and, through {@code descent}, all that it comes from. */
  public Filing model(String family, Set<String> descent) {
    return with(
        draft -> {
          draft.model = family;
          draft.lineage = Set.copyOf(descent);
        });
  }

  public Filing domains(Set<String> about) {
    return with(draft -> draft.domains = Set.copyOf(about));
  }

  /**
   * About the same document, models and domains as another one, of its class, and on the chains of
   * the same versions.
   */
  public Filing about(Filing same) {
    var filing = same.document == null ? this : document(same.document);
    for (var subject : same.subjects) {
      filing = subject.startsWith(VERSION) ? filing.subject(subject) : filing;
    }
    return filing.with(
        draft -> {
          draft.model = same.model;
          draft.lineage = same.lineage;
          draft.domains = same.domains;
          draft.evidenceClass = same.evidenceClass;
        });
  }

  public Filing evidenceClass(String cls) {
    return with(draft -> draft.evidenceClass = cls);
  }

  /** Since when it holds in the world, as its owner claims. */
  public Filing validFrom(@Nullable Instant since) {
    return with(draft -> draft.validFrom = since);
  }

  /**
   * Stated by the platform because this instant has come: late, if it runs late, never backdated.
   */
  public Filing dueAt(Instant instant) {
    return with(
        draft -> {
          draft.validFrom = instant;
          draft.due = true;
        });
  }

  /**
   * Chains that somebody beside the lab and its regulators may read to the last link, so that these
   * can be shown to be all: what everyone may know of a model once it is deployed, and what every
   * auditor engaged for a version, in all its domains, may know of it.
   */
  List<String> sharedChains() {
    var chains = new ArrayList<String>();
    if (publicWhen == PublicWhen.DEPLOYED && model != null) {
      chains.add("deployed:" + model);
    }
    boolean forAuditors = audience == Audience.SUPERVISED || audience == Audience.ENGAGED;
    if (forAuditors && evidenceClass == null) {
      subjects.stream()
          .filter(subject -> subject.startsWith(VERSION))
          .forEach(subject -> chains.add(subject.replaceFirst(VERSION, "engaged:")));
    }
    return chains;
  }

  /** Bears on this too: {@code version:…}, {@code auditor:…} or {@code key:…}. */
  public Filing subject(String about) {
    return with(draft -> draft.subjects = bearingOn(about));
  }

  private List<String> bearingOn(String about) {
    var all = new ArrayList<>(subjects);
    if (!all.contains(about)) {
      all.add(about);
    }
    return List.copyOf(all);
  }

  private Filing with(Consumer<Draft> change) {
    var draft = new Draft(this);
    change.accept(draft);
    return new Filing(
        draft.id,
        owner,
        lab,
        audience,
        draft.publicWhen,
        draft.parties,
        draft.signed,
        draft.document,
        draft.model,
        draft.lineage,
        draft.domains,
        draft.evidenceClass,
        draft.validFrom,
        draft.due,
        corrects,
        draft.subjects);
  }

  /** What of a filing can be said otherwise. */
  private static final class Draft {
    String id;
    @Nullable PublicWhen publicWhen;
    List<String> parties;
    boolean signed;
    @Nullable String document;
    @Nullable String model;
    @Nullable Set<String> lineage;
    @Nullable Set<String> domains;
    @Nullable String evidenceClass;
    @Nullable Instant validFrom;
    boolean due;
    List<String> subjects;

    Draft(Filing filing) {
      id = filing.id;
      publicWhen = filing.publicWhen;
      parties = filing.parties;
      signed = filing.signed;
      document = filing.document;
      model = filing.model;
      lineage = filing.lineage;
      domains = filing.domains;
      evidenceClass = filing.evidenceClass;
      validFrom = filing.validFrom;
      due = filing.due;
      subjects = filing.subjects;
    }
  }
}
