package dev.countersign.oversight.platform.graphql;

import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Interface;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;

@Interface
@Name("Node")
@Description("A thing with an id that no other thing has.")
public interface NodeView {
  @Id
  @NonNull
  @Description("The id: a prefix that tells the kind, and 32 hex digits.")
  String getId();
}
