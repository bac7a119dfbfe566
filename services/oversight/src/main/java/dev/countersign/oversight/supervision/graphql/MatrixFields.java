package dev.countersign.oversight.supervision.graphql;

import dev.countersign.oversight.obligation.graphql.CoverageView.BecauseView;
import dev.countersign.oversight.platform.graphql.PageInfoView;
import dev.countersign.oversight.platform.graphql.straight.LightFields;
import dev.countersign.oversight.platform.graphql.straight.Straight;
import dev.countersign.oversight.platform.graphql.straight.StraightFields;
import dev.countersign.oversight.supervision.graphql.ComplianceMatrixView.CellView;
import dev.countersign.oversight.supervision.graphql.ComplianceMatrixView.CompactLabView;
import dev.countersign.oversight.supervision.graphql.ComplianceMatrixView.CountView;
import dev.countersign.oversight.supervision.graphql.ComplianceMatrixView.LabView;
import dev.countersign.oversight.supervision.graphql.ComplianceMatrixView.ModelView;
import dev.countersign.oversight.supervision.graphql.MatrixLabConnection.MatrixLabEdge;
import dev.countersign.oversight.supervision.graphql.MatrixModelConnection.MatrixModelEdge;
import graphql.schema.GraphQLCodeRegistry;
import jakarta.inject.Singleton;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The plain fields of the matrix, of which one answer may hold a hundred thousand. */
@Singleton
class MatrixFields implements LightFields {
  private final MatrixReads reads;

  MatrixFields(MatrixReads reads) {
    this.reads = reads;
  }

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
    var count = "ComplianceCount";
    Straight.add(registry, count, "status", CountView.class, CountView::status);
    Straight.add(registry, count, "cells", CountView.class, CountView::cells);
    addConnections(registry);
  }

  private static void addConnections(GraphQLCodeRegistry.Builder registry) {
    var matrix = "ComplianceMatrix";
    Straight.add(
        registry, matrix, "version", ComplianceMatrixView.class, ComplianceMatrixView::version);
    var labs = "ComplianceMatrixLabConnection";
    Straight.add(registry, labs, "nodes", MatrixLabConnection.class, MatrixLabConnection::nodes);
    Straight.add(
        registry, labs, "totalCount", MatrixLabConnection.class, MatrixLabConnection::totalCount);
    var lab = "ComplianceMatrixLabEdge";
    Straight.add(registry, lab, "cursor", MatrixLabEdge.class, MatrixLabEdge::cursor);
    Straight.add(registry, lab, "node", MatrixLabEdge.class, MatrixLabEdge::node);
    var models = "ComplianceMatrixModelConnection";
    Straight.add(
        registry, models, "nodes", MatrixModelConnection.class, MatrixModelConnection::nodes);
    Straight.add(
        registry,
        models,
        "totalCount",
        MatrixModelConnection.class,
        MatrixModelConnection::totalCount);
    var model = "ComplianceMatrixModelEdge";
    Straight.add(registry, model, "cursor", MatrixModelEdge.class, MatrixModelEdge::cursor);
    Straight.add(registry, model, "node", MatrixModelEdge.class, MatrixModelEdge::node);
    var page = "PageInfo";
    Straight.add(registry, page, "hasNextPage", PageInfoView.class, PageInfoView::hasNextPage);
    Straight.add(
        registry, page, "hasPreviousPage", PageInfoView.class, PageInfoView::hasPreviousPage);
    Straight.add(registry, page, "startCursor", PageInfoView.class, PageInfoView::startCursor);
    Straight.add(registry, page, "endCursor", PageInfoView.class, PageInfoView::endCursor);
  }

  @Override
  public void add(StraightFields fields) {
    fields.addRoot(
        "complianceMatrix",
        asked -> reads.complianceMatrix(ComplianceMatrixFilterInput.of(asked.get("filter")), null));
    var matrix = "ComplianceMatrix";
    fields.add(
        matrix,
        "labs",
        ComplianceMatrixView.class,
        (view, asked) ->
            reads.labs(
                view,
                StraightFields.whole(asked, "first"),
                (String) asked.get("after"),
                StraightFields.whole(asked, "last"),
                (String) asked.get("before")));
    fields.add(
        matrix,
        "compact",
        ComplianceMatrixView.class,
        (view, asked) -> reads.compact(view, known(asked.get("known"))));
    fields.addPlain(matrix, "counts", ComplianceMatrixView.class, view -> reads.counts(view));
    var lab = "ComplianceMatrixLab";
    fields.add(
        lab,
        "models",
        LabView.class,
        (view, asked) ->
            reads.models(
                view,
                StraightFields.whole(asked, "first"),
                (String) asked.get("after"),
                StraightFields.whole(asked, "last"),
                (String) asked.get("before")));
    fields.addPlain(
        "ComplianceMatrixLabConnection",
        "edges",
        MatrixLabConnection.class,
        page -> reads.edges(page));
    fields.addPlain(
        "ComplianceMatrixLabConnection",
        "pageInfo",
        MatrixLabConnection.class,
        page -> reads.pageInfo(page));
    fields.addPlain(
        "ComplianceMatrixModelConnection",
        "edges",
        MatrixModelConnection.class,
        page -> reads.edges(page));
    fields.addPlain(
        "ComplianceMatrixModelConnection",
        "pageInfo",
        MatrixModelConnection.class,
        page -> reads.pageInfo(page));
  }

  private static @Nullable List<String> known(@Nullable Object versions) {
    return versions instanceof List<?> list ? list.stream().map(String::valueOf).toList() : null;
  }
}
