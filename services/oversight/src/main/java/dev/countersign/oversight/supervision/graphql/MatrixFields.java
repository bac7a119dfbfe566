package dev.countersign.oversight.supervision.graphql;

import dev.countersign.oversight.obligation.graphql.CoverageView.BecauseView;
import dev.countersign.oversight.platform.graphql.LightFields;
import dev.countersign.oversight.platform.graphql.Straight;
import dev.countersign.oversight.supervision.graphql.ComplianceMatrixView.CellView;
import dev.countersign.oversight.supervision.graphql.ComplianceMatrixView.CompactLabView;
import dev.countersign.oversight.supervision.graphql.ComplianceMatrixView.LabView;
import dev.countersign.oversight.supervision.graphql.ComplianceMatrixView.ModelView;
import graphql.schema.GraphQLCodeRegistry;
import jakarta.inject.Singleton;

/** The plain fields of the matrix, of which one answer may hold a hundred thousand. */
@Singleton
class MatrixFields implements LightFields {
  @Override
  public void add(GraphQLCodeRegistry.Builder registry) {
    var cell = "ComplianceMatrixCell";
    Straight.add(registry, cell, "commitmentKey", CellView.class, CellView::commitmentKey);
    Straight.add(registry, cell, "status", CellView.class, CellView::status);
    Straight.add(
        registry,
        cell,
        "because",
        CellView.class,
        view -> BecauseView.of(view.standing().because()));
    var reason = "CoverageReason";
    Straight.add(registry, reason, "sentence", BecauseView.class, BecauseView::sentence);
    Straight.add(registry, reason, "relatesTo", BecauseView.class, BecauseView::relatesTo);
    Straight.add(registry, reason, "because", BecauseView.class, BecauseView::because);
    var model = "ComplianceMatrixModel";
    Straight.add(registry, model, "model", ModelView.class, ModelView::model);
    Straight.add(registry, model, "modelVersion", ModelView.class, ModelView::modelVersion);
    Straight.add(registry, model, "label", ModelView.class, ModelView::label);
    Straight.add(registry, model, "cells", ModelView.class, ModelView::cells);
    var lab = "ComplianceMatrixLab";
    Straight.add(registry, lab, "lab", LabView.class, LabView::lab);
    Straight.add(registry, lab, "version", LabView.class, LabView::version);
    var compact = "CompactMatrixLab";
    Straight.add(registry, compact, "lab", CompactLabView.class, CompactLabView::lab);
    Straight.add(registry, compact, "version", CompactLabView.class, CompactLabView::version);
    Straight.add(registry, compact, "models", CompactLabView.class, CompactLabView::models);
    Straight.add(
        registry, compact, "commitments", CompactLabView.class, CompactLabView::commitments);
    Straight.add(registry, compact, "cells", CompactLabView.class, CompactLabView::cells);
  }
}
