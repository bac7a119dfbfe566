package dev.countersign.oversight.organisation.graphql;

import static dev.countersign.oversight.LabSteps.key;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;

import dev.countersign.oversight.Api;
import dev.countersign.oversight.LocalParts;
import dev.countersign.oversight.Register;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whose days count is data, and takes two registrars. */
@QuarkusTest
@QuarkusTestResource(LocalParts.class)
class CalendarApiTest {
  @BeforeEach
  void organisations() {
    Register.ready();
  }

  private static Map<String, Object> calendar() {
    return new HashMap<>(
        Map.of(
            "idempotencyKey",
            key(),
            "regulator",
            "org_cal-oes",
            "name",
            "California",
            "zone",
            "America/Los_Angeles",
            "weekend",
            List.of("SATURDAY", "SUNDAY"),
            "holidays",
            List.of("2026-07-03")));
  }

  private static Map<String, Object> calendarWith(String field, Object value) {
    var calendar = calendar();
    calendar.put(field, value);
    return calendar;
  }

  @Test
  void aCalendarCountsOnceASecondRegistrarApprovedIt() {
    String id =
        Api.as("platform-registrar")
            .mutate("registerCalendar", "calendar { id approved }", calendar())
            .body("errors", nullValue())
            .body("data.registerCalendar.calendar.approved", equalTo(false))
            .extract()
            .path("data.registerCalendar.calendar.id");
    var input = Map.<String, Object>of("idempotencyKey", key(), "calendar", id);
    Api.as("platform-registrar")
        .mutate("approveCalendar", "calendar { id }", input)
        .body("errors[0].extensions.code", equalTo("SELF_APPROVAL"));
    Api.as("platform-approver")
        .mutate("approveCalendar", "calendar { approved }", input)
        .body("data.approveCalendar.calendar.approved", equalTo(true));
    Api.as("platform-approver")
        .mutate(
            "approveCalendar", "calendar { id }", Map.of("idempotencyKey", key(), "calendar", id))
        .body("errors[0].extensions.code", equalTo("ALREADY_APPROVED"));
    Api.anonymous()
        .send("{ businessCalendars(regulator: \"org_cal-oes\") { nodes { id holidays zone } } }")
        .body("data.businessCalendars.nodes.id", hasItem(id));
  }

  @Test
  void aCalendarThatCannotBeIsRefusedWithItsPath() {
    for (var wrong :
        Map.of(
                "zone", "Mars/Olympus",
                "weekend",
                    List.of(
                        "MONDAY",
                        "TUESDAY",
                        "WEDNESDAY",
                        "THURSDAY",
                        "FRIDAY",
                        "SATURDAY",
                        "SUNDAY"),
                "regulator", "org_aurelia")
            .entrySet()) {
      var code =
          Map.of("zone", "ZONE_UNKNOWN", "weekend", "NO_BUSINESS_DAY", "regulator", "NOT_FOUND");
      Api.as("platform-registrar")
          .mutate(
              "registerCalendar", "calendar { id }", calendarWith(wrong.getKey(), wrong.getValue()))
          .body("errors[0].extensions.code", equalTo(code.get(wrong.getKey())));
    }
  }

  @Test
  void nobodyButARegistrarWritesACalendar() {
    for (var user : List.of("eu-supervisor", "aurelia-officer", "kestrel-lead")) {
      Api.as(user)
          .mutate("registerCalendar", "calendar { id }", calendar())
          .body("errors[0].extensions.code", equalTo("FORBIDDEN"));
    }
  }
}
