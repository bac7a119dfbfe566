package dev.countersign.oversight.model;

import dev.countersign.domain.fact.ModelFact.ModelRegistered;
import dev.countersign.domain.fact.ModelFact.ModelVersionRegistered;
import dev.countersign.domain.history.History.Event;
import dev.countersign.domain.id.ModelId;
import dev.countersign.domain.id.ModelVersionId;
import dev.countersign.oversight.ledger.Facts;
import dev.countersign.oversight.ledger.Filing;
import dev.countersign.oversight.platform.RefusedException;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashSet;

/** Models and versions as the viewer may see them. */
@ApplicationScoped
public class Models {
  private final Facts facts;

  Models(Facts facts) {
    this.facts = facts;
  }

  public Event<ModelRegistered> model(ModelId id) {
    return facts.first(ModelRegistered.class, id.value()).orElseThrow(RefusedException::notFound);
  }

  public Event<ModelVersionRegistered> version(ModelVersionId id) {
    return facts
        .first(ModelVersionRegistered.class, id.value())
        .orElseThrow(RefusedException::notFound);
  }

  /** A version that this lab registered. */
  public Event<ModelVersionRegistered> ownVersion(String lab, ModelVersionId id) {
    var version = version(id);
    if (!version.header().organisation().value().equals(lab)) {
      throw RefusedException.notFound();
    }
    return version;
  }

  /** Files a fact as being about a version: its family, and all that it comes from. */
  public Filing about(Filing filing, ModelVersionRegistered version) {
    return filing
        .model(version.model().value(), facts.lineageOf(version.modelVersion().value()))
        .subject("version:" + version.modelVersion());
  }

  /**
   * What a version that is being registered comes from: itself, its family and its parents' all.
   */
  Filing aboutNew(Filing filing, ModelVersionRegistered version) {
    var all = new LinkedHashSet<String>();
    all.add(version.modelVersion().value());
    all.add(version.model().value());
    version.parents().forEach(parent -> all.addAll(facts.lineageOf(parent.parent().value())));
    return filing.model(version.model().value(), all).subject("version:" + version.modelVersion());
  }
}
