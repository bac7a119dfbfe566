package dev.countersign.oversight.inquiry.graphql;

import dev.countersign.domain.fact.InquiryFact.InquiryHold;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;

@Name("InquiryHold")
@Description("One thing that is kept because of an inquiry.")
public record InquiryHoldView(
    @Id @NonNull @Description("The hold: hold_ and 32 hex digits.") String hold,
    @Id @NonNull @Description("The evidence that is kept.") String evidence,
    @NonNull @Description("True until the regulator releases it.") boolean open) {

  static List<InquiryHoldView> of(List<InquiryHold> held, Set<String> open) {
    return held.stream()
        .map(
            one ->
                new InquiryHoldView(one.hold(), one.evidence().value(), open.contains(one.hold())))
        .toList();
  }
}
