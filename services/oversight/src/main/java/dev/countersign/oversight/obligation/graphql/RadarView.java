package dev.countersign.oversight.obligation.graphql;

import dev.countersign.domain.obligation.RadarWindow;
import dev.countersign.oversight.obligation.ReadObligations.Blip;
import java.util.Arrays;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;

@Name("ObligationRadar")
@Description("What is due under one instrument, or by one framework document.")
public record RadarView(
    @NonNull @Description("The key of the instrument, or the framework document.")
        String instrument,
    @Description("How much was not handed in by its day.") int overdue,
    @NonNull @Description("Each window; a wider one counts the narrower ones too.")
        List<@NonNull DueWithinView> dueWithin) {

  static RadarView of(Blip blip) {
    return new RadarView(
        blip.instrument(),
        blip.overdue(),
        Arrays.stream(RadarWindow.values())
            .map(window -> new DueWithinView(window, blip.within().getOrDefault(window, 0)))
            .toList());
  }

  @Name("DueWithin")
  @Description("How much is due within a window.")
  public record DueWithinView(
      @NonNull @Description("How far it looks ahead.") RadarWindow window,
      @Description("How much.") int obligations) {}
}
